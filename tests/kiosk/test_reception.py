"""What people do at reception: who is let in under which number, who is found, and who is told nothing."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from kiosk import reception
from kiosk.errors import (
    BadgeSettled,
    BadInput,
    DestinationInUse,
    DestinationUnknown,
    DirectionsMissing,
    HostAmbiguous,
    HostUnknown,
    InvitationExpired,
    InvitationTakenBack,
    InvitationUnknown,
    InvitationUsed,
    NameMissing,
    NameTooLong,
    PurposeUnknown,
    VisitEnded,
    VisitNotFound,
    VisitUnknown,
)
from kiosk.journal import Journal
from kiosk.visits.acknowledgement import Answer, AnswerKind
from kiosk.visits.arrival import Arrival
from kiosk.visits.badge import BadgeIssue, BadgeState
from kiosk.visits.destination import Destination
from kiosk.visits.events import (
    BadgeConfirmed,
    BadgeRequested,
    BadgeUnconfirmed,
    Event,
    NameCorrected,
    RecordExported,
)
from kiosk.visits.host import Host, HostKind
from kiosk.visits.moment import Moment
from kiosk.visits.purpose import Ask, BadgeType, Purpose
from kiosk.visits.visit import Visit, arrive

ZONE = ZoneInfo("America/Los_Angeles")
ON_MY_WAY = Answer(AnswerKind.ON_MY_WAY)


def at(text: str) -> Moment:
    """The moment at which the school's wall clock shows this, as "09-01 08:30" of 2026."""
    local = datetime.strptime(f"2026-{text}", "%Y-%m-%d %H:%M").replace(tzinfo=ZONE)
    offset = local.utcoffset()
    assert offset is not None
    return Moment(local.astimezone(UTC), offset=int(offset.total_seconds()) // 60)


MORNING = at("09-01 08:30")


def purpose(id: str, *asks: Ask) -> Purpose:
    return Purpose(
        id, {"en": id}, {"en": f"You are here for {id}."}, frozenset(asks), BadgeType.VISITOR, "people"
    )


PURPOSES = {it.id: it for it in (purpose("meeting", Ask.HOST), purpose("pick-up"))}

OFFICE = Destination("office", {"en": "Main office"}, {"en": "First door on the left."})
ROOM = Destination("room-12", {"en": "Room 12", "es": "Aula 12"}, {"en": "Up the stairs.", "es": "Suba."})


def host(id: str, name: str, place: str | None = None) -> Host:
    return Host(id, name, "Teacher", HostKind.PERSON, place, "112", "")


RIVERA, ROSS, NGUYEN = (
    host("rivera", "Elena Rivera", "room-12"),
    host("ross", "Tom Ross"),
    host("nguyen", "Linh Nguyễn"),
)


@pytest.fixture
def journal(sqlite_journal: Journal) -> Journal:
    """The journal of a school with two places and three hosts."""
    reception.seed_directory(sqlite_journal, [OFFICE, ROOM], [RIVERA, ROSS, NGUYEN], now=at("08-01 08:00"))
    return sqlite_journal


def check_in(
    journal: Journal,
    name: str = "Ana Ruiz",
    *,
    now: Moment = MORNING,
    letter: str = "A",
    purpose: str = "pick-up",
    host: str | None = None,
    invitation: str | None = None,
) -> Visit:
    arrival = Arrival(name, purpose, "es", "Main entrance", host=host, invitation=invitation)
    return reception.check_in(journal, arrival, letter=letter, purposes=PURPOSES, now=now)


def refused(
    journal: Journal, refusal: type[BadInput], act: Callable[[], object], match: str | None = None
) -> None:
    """Whether this is refused so, and nothing is written of it."""
    before = journal.position
    with pytest.raises(refusal, match=match):
        act()
    assert journal.position == before


class TestCheckIn:
    def test_she_is_checked_in_with_all_that_she_said(self, journal: Journal) -> None:
        visit = check_in(journal, purpose="meeting", host="rivera")
        assert visit == reception.find(journal, visit.id)
        assert (visit.number, visit.name, visit.purpose, visit.host) == (
            "A-001",
            "Ana Ruiz",
            "meeting",
            "rivera",
        )
        assert (visit.arrived, visit.lobby, visit.language) == (MORNING, "Main entrance", "es")
        assert visit.badge == BadgeIssue(1, BadgeState.REQUESTED, lobby="Main entrance")
        assert visit.waiting

    def test_numbers_count_up_by_letter(self, journal: Journal) -> None:
        letters = ["A", "A", "B", "A", "B"]
        assert [check_in(journal, letter=letter).number for letter in letters] == [
            "A-001",
            "A-002",
            "B-001",
            "A-003",
            "B-002",
        ]

    def test_numbers_go_on_when_visitors_leave(self, journal: Journal) -> None:
        reception.check_out(journal, check_in(journal).id, by="visitor", now=MORNING)
        assert check_in(journal).number == "A-002"

    def test_numbers_begin_anew_at_the_school_s_midnight(self, journal: Journal) -> None:
        evening, midnight = at("09-01 23:59"), at("09-02 00:00")
        assert evening.at.date() == midnight.at.date(), "in UTC it is the same day"
        assert check_in(journal, now=at("09-01 16:30")).number == "A-001"
        assert check_in(journal, now=evening).number == "A-002"
        assert check_in(journal, now=midnight).number == "A-001"
        assert check_in(journal, now=at("09-02 16:30")).number == "A-002"

    def test_the_day_does_not_end_at_midnight_in_utc(self, journal: Journal) -> None:
        before, after = at("09-01 16:59"), at("09-01 17:00")
        assert before.at.date() != after.at.date()
        assert [check_in(journal, now=now).number for now in (before, after)] == ["A-001", "A-002"]

    def test_tokens_and_persons_are_never_the_same(self, journal: Journal) -> None:
        visits = [check_in(journal) for _ in range(3)]
        for things in ({it.id for it in visits}, {it.token for it in visits}, {it.person for it in visits}):
            assert len(things) == 3

    @pytest.mark.parametrize(
        ("wanted", "refusal", "sentence"),
        [
            (
                {"purpose": "dance"},
                PurposeUnknown,
                "There is no purpose 'dance'. Purposes are: meeting, pick-up.",
            ),
            ({"purpose": "meeting", "host": "kim"}, HostUnknown, "There is no host 'kim'."),
            (
                {"host": "kim"},
                HostUnknown,
                r"Elena Rivera \(rivera\), Linh Nguyễn \(nguyen\), Tom Ross \(ross\)\.",
            ),
        ],
    )
    def test_what_does_not_fit_is_refused_and_nothing_is_written(
        self, journal: Journal, wanted: dict[str, str], refusal: type[BadInput], sentence: str
    ) -> None:
        refused(journal, refusal, lambda: check_in(journal, **wanted), sentence)  # type: ignore[arg-type]  # a table

    def test_a_purpose_that_asks_for_no_host_may_have_one(self, journal: Journal) -> None:
        assert check_in(journal, purpose="pick-up", host="ross").host == "ross"

    def test_whoever_names_nobody_is_let_in_for_the_office_to_help(self, journal: Journal) -> None:
        assert check_in(journal, purpose="meeting").host is None

    def test_while_nobody_is_listed_she_is_taken_at_her_word(self, sqlite_journal: Journal) -> None:
        assert check_in(sqlite_journal, purpose="meeting", host="rivera").host == "rivera"


def invite(journal: Journal, *, until: date = date(2026, 9, 1), name: str = "Ana Ruiz") -> str:
    invitation = reception.invite(
        journal,
        name=name,
        purpose="meeting",
        host="rivera",
        language="es",
        until=until,
        by="Kim",
        purposes=PURPOSES,
        now=MORNING,
    )
    return invitation.id


class TestInvitation:
    def test_an_invitation_is_known_as_it_was_made(self, journal: Journal) -> None:
        made = reception.invite(
            journal,
            name="  Ana  Ruiz ",
            purpose="meeting",
            host="rivera",
            language="es",
            until=date(2026, 9, 3),
            by="Kim",
            purposes=PURPOSES,
            now=MORNING,
        )
        with journal.reading() as view:
            assert view.invitation(made.id) == made
            assert view.invitations() == [made]
        assert (made.name, made.host, made.until) == ("Ana Ruiz", "rivera", date(2026, 9, 3))

    def test_it_counts_to_the_end_of_its_last_day(self, journal: Journal) -> None:
        invitation = invite(journal)
        assert check_in(journal, invitation=invitation, now=at("09-01 23:59")).invitation == invitation

    def test_one_of_yesterday_is_refused(self, journal: Journal) -> None:
        invitation = invite(journal)
        refused(
            journal,
            InvitationExpired,
            lambda: check_in(journal, invitation=invitation, now=at("09-02 00:00")),
        )

    def test_one_that_was_used_is_refused(self, journal: Journal) -> None:
        invitation = invite(journal)
        check_in(journal, invitation=invitation)
        refused(journal, InvitationUsed, lambda: check_in(journal, invitation=invitation))

    def test_one_that_was_taken_back_is_refused(self, journal: Journal) -> None:
        invitation = invite(journal)
        reception.withdraw_invitation(journal, invitation, by="Kim", now=MORNING)
        refused(journal, InvitationTakenBack, lambda: check_in(journal, invitation=invitation))

    def test_one_that_has_not_come_down_yet_is_no_hindrance(self, journal: Journal) -> None:
        assert check_in(journal, invitation="I" * 16).invitation == "I" * 16
        with pytest.raises(InvitationUsed):
            check_in(journal, invitation="I" * 16)

    def test_forgetting_a_visitor_reaches_her_invitation(self, journal: Journal) -> None:
        invitation = invite(journal)
        visit = check_in(journal, invitation=invitation)
        assert visit.person is not None
        reception.forget(journal, visit.person, now=MORNING)
        with journal.reading() as view:
            known = view.invitation(invitation)
        assert known is not None
        assert (known.name, reception.find(journal, visit.id).name) == (None, None)

    @pytest.mark.parametrize(
        ("changed", "refusal"),
        [
            ({"name": " "}, NameMissing),
            ({"name": "x" * 121}, NameTooLong),
            ({"purpose": "dance"}, PurposeUnknown),
            ({"host": "kim"}, HostUnknown),
            ({"until": date(2026, 8, 31)}, InvitationExpired),
        ],
    )
    def test_what_could_not_be_kept_is_not_promised(
        self, journal: Journal, changed: dict[str, object], refusal: type[BadInput]
    ) -> None:
        wanted: dict[str, Any] = {
            "name": "Ana",
            "purpose": "meeting",
            "host": "rivera",
            "until": date(2026, 9, 1),
        }
        wanted |= {"language": "es", "by": "Kim", "purposes": PURPOSES, "now": MORNING, **changed}
        refused(journal, refusal, lambda: reception.invite(journal, **wanted))

    def test_only_what_was_made_can_be_withdrawn(self, journal: Journal) -> None:
        with pytest.raises(InvitationUnknown):
            reception.withdraw_invitation(journal, "I" * 16, by="Kim", now=MORNING)


class TestAcknowledge:
    @pytest.mark.parametrize(
        "answer",
        [
            ON_MY_WAY,
            Answer(AnswerKind.IN_MINUTES, minutes=5),
            Answer(AnswerKind.PLEASE_GO_TO, destination="room-12"),
            Answer(AnswerKind.WRITTEN, text="By the fish tank, please."),
        ],
    )
    def test_an_answer_stands_with_who_and_when(self, journal: Journal, answer: Answer) -> None:
        later = at("09-01 08:33")
        visit = reception.acknowledge(journal, check_in(journal).id, answer, by="Elena Rivera", now=later)
        assert visit.acknowledgement is not None
        assert (visit.acknowledgement.answer, visit.acknowledgement.by) == (answer, "Elena Rivera")
        assert visit.answered == visit.acknowledgement.moment == later

    def test_nobody_is_sent_to_a_place_that_is_not_there(self, journal: Journal) -> None:
        visit = check_in(journal)
        with pytest.raises(
            DestinationUnknown, match=r"no destination 'gym'\. The directory lists: office, room-12"
        ):
            reception.acknowledge(
                journal, visit.id, Answer(AnswerKind.PLEASE_GO_TO, destination="gym"), by="Kim", now=MORNING
            )
        assert reception.find(journal, visit.id).waiting

    def test_who_has_left_is_not_answered(self, journal: Journal) -> None:
        visit = check_in(journal)
        reception.check_out(journal, visit.id, by="visitor", now=MORNING)
        with pytest.raises(VisitEnded):
            reception.acknowledge(journal, visit.id, ON_MY_WAY, by="Kim", now=MORNING)

    def test_a_visit_that_is_not_known_is_said_to_be_so(self, journal: Journal) -> None:
        acts: list[Callable[[], object]] = [
            lambda: reception.acknowledge(journal, "v9", ON_MY_WAY, by="Kim", now=MORNING),
            lambda: reception.check_out(journal, "v9", by="Kim", now=MORNING),
            lambda: reception.find(journal, "v9"),
        ]
        for act in acts:
            refused(journal, VisitUnknown, act, "'v9'")


class TestBadge:
    """What becomes of a badge of which the printer cannot say whether it came out; and printing one anew."""

    @pytest.fixture
    def visit(self, journal: Journal) -> Visit:
        """Somebody whose badge may have come out."""
        return self.unconfirmed(journal, check_in(journal), copy=1)

    def unconfirmed(self, journal: Journal, visit: Visit, copy: int) -> Visit:
        journal.append(lambda _: [BadgeUnconfirmed(subject=visit.id, copy=copy)], now=MORNING)
        return reception.find(journal, visit.id)

    def told(self, journal: Journal, visit: Visit) -> list[Event]:
        """What was written down since the printer could not tell."""
        with journal.reading() as view:
            return [fact.event for fact in view.story(visit.id)][3:]

    def confirm(self, journal: Journal, visit: Visit, copy: int = 1, **said: Any) -> Visit:
        given: dict[str, Any] = {"came_out": False, "by": reception.VISITOR, "now": MORNING, **said}
        return reception.confirm_badge(journal, visit.id, copy, **given)

    def test_one_that_came_out_is_written_down_and_no_other_is_printed(
        self, journal: Journal, visit: Visit
    ) -> None:
        known = self.confirm(journal, visit, came_out=True)
        assert known.badge == BadgeIssue(1, BadgeState.PRINTED, None, "Main entrance", "visitor")
        assert self.told(journal, visit) == [
            BadgeConfirmed(subject=visit.id, copy=1, came_out=True, by="visitor")
        ]

    def test_where_none_came_out_the_next_copy_is_asked_for(self, journal: Journal, visit: Visit) -> None:
        known = self.confirm(journal, visit, by="Kim")
        assert known.badge == BadgeIssue(2, BadgeState.REQUESTED, lobby="Main entrance")
        assert self.told(journal, visit) == [
            BadgeConfirmed(subject=visit.id, copy=1, came_out=False, by="Kim"),
            BadgeRequested(
                subject=visit.id,
                person=visit.person,
                copy=2,
                lobby="Main entrance",
                by="Kim",
                name="Ana Ruiz",
            ),
        ]

    def test_nobody_is_asked_twice(self, journal: Journal, visit: Visit) -> None:
        self.confirm(journal, visit)
        refused(journal, BadgeSettled, lambda: self.confirm(journal, visit))
        refused(journal, BadgeSettled, lambda: self.confirm(journal, visit, came_out=True, by="Kim"))

    def test_a_visitor_gets_one_more_by_herself_and_then_from_a_person(
        self, journal: Journal, visit: Visit
    ) -> None:
        self.confirm(journal, visit)
        self.unconfirmed(journal, visit, copy=2)
        known = self.confirm(journal, visit, copy=2)
        assert known.badge == BadgeIssue(2, BadgeState.FAILED, None, "Main entrance", "visitor")
        again = reception.reprint_badge(
            journal, visit.id, name="Ana Ruiz", lobby="Main entrance", by="Kim", now=MORNING
        )
        self.unconfirmed(journal, again, copy=3)
        known = self.confirm(journal, visit, copy=3, by="Kim")
        assert known.badge == BadgeIssue(4, BadgeState.REQUESTED, lobby="Main entrance")

    def test_who_has_left_gets_no_other(self, journal: Journal, visit: Visit) -> None:
        reception.check_out(journal, visit.id, by="visitor", now=MORNING)
        known = self.confirm(journal, visit, by="Kim")
        assert known.badge == BadgeIssue(1, BadgeState.FAILED, None, "Main entrance", "Kim")

    def test_another_copy_comes_where_the_last_one_was_asked_for(
        self, journal: Journal, visit: Visit
    ) -> None:
        again = reception.reprint_badge(
            journal, visit.id, name="Ana Ruiz", lobby="Side entrance", by="Kim", now=MORNING
        )
        self.unconfirmed(journal, again, copy=2)
        known = self.confirm(journal, visit, copy=2, by="Kim")
        assert known.badge == BadgeIssue(3, BadgeState.REQUESTED, lobby="Side entrance")

    def test_a_name_is_put_right_with_its_reprint(self, journal: Journal, visit: Visit) -> None:
        known = reception.reprint_badge(
            journal, visit.id, name=" Ana Ruíz ", lobby="Main entrance", by="Kim", now=MORNING
        )
        assert (known.name, known.token, known.number) == ("Ana Ruíz", visit.token, visit.number)
        assert known.badge == BadgeIssue(2, BadgeState.REQUESTED, lobby="Main entrance")
        corrected, asked = self.told(journal, visit)
        assert corrected == NameCorrected(subject=visit.id, person=visit.person, by="Kim", name="Ana Ruíz")
        assert isinstance(asked, BadgeRequested)
        assert (asked.by, asked.name) == ("Kim", "Ana Ruíz")
        assert reception.find_leaving(journal, visit.number, "Ruíz", now=MORNING).id == visit.id

    def test_the_same_name_is_no_correction(self, journal: Journal, visit: Visit) -> None:
        reception.reprint_badge(
            journal, visit.id, name="Ana Ruiz", lobby="Main entrance", by="Kim", now=MORNING
        )
        assert [type(event) for event in self.told(journal, visit)] == [BadgeRequested]

    @pytest.mark.parametrize(("name", "refusal"), [(" ", NameMissing), ("x" * 121, NameTooLong)])
    def test_what_is_no_name_is_refused(
        self, journal: Journal, visit: Visit, name: str, refusal: type[BadInput]
    ) -> None:
        def act() -> None:
            reception.reprint_badge(
                journal, visit.id, name=name, lobby="Main entrance", by="Kim", now=MORNING
            )

        refused(journal, refusal, act)

    def test_forgetting_her_reaches_the_corrected_name(self, journal: Journal, visit: Visit) -> None:
        reception.reprint_badge(
            journal, visit.id, name="Ana Ruíz", lobby="Main entrance", by="Kim", now=MORNING
        )
        assert visit.person is not None
        reception.forget(journal, visit.person, now=MORNING)
        assert reception.find(journal, visit.id).name is None
        assert [vars(event).get("name") for event in self.told(journal, visit)] == [None, None]


class TestLeaving:
    def test_signing_out_twice_is_one_fact(self, journal: Journal) -> None:
        visit = check_in(journal)
        gone = reception.check_out(journal, visit.id, by=reception.VISITOR, now=at("09-01 09:00"))
        assert (gone.left, gone.left_by) == (at("09-01 09:00"), "visitor")
        before = journal.position
        assert reception.check_out(journal, visit.id, by="Kim", now=at("09-01 09:05")) == gone
        assert journal.position == before

    @pytest.mark.parametrize(
        ("name", "number", "typed"),
        [
            ("Ana Ruiz", "A-001", "Ana Ruiz"),
            ("Ana Ruiz", " a-001 ", "ana"),
            ("Ana Ruiz", "A-001", "RUIZ"),
            ("Ana Ruiz", "A-001", "ruiz, ana"),
            ("José Núñez", "A-001", "jose"),
            ("Jose Nunez", "A-001", "NÚÑEZ"),
            ("Đặng Thị Hòa", "A-001", "dang hoa"),
            ("Siobhán O’Brien-Smith", "A-001", "o'brien"),
            ("Siobhán O’Brien-Smith", "A-001", "smith"),
            ("ليلى حدّاد", "A-001", "حداد"),
            ("王小明", "A-001", "王小明"),
        ],
    )
    def test_number_and_part_of_the_name_find_her(
        self, journal: Journal, name: str, number: str, typed: str
    ) -> None:
        visit = check_in(journal, name)
        assert reception.find_leaving(journal, number, typed, now=at("09-01 15:00")) == visit

    @pytest.mark.parametrize(
        ("number", "typed"),
        [
            ("A-001", "Ben"),
            ("A-001", "Ana Ben"),
            ("A-001", "An"),
            ("A-001", ""),
            ("A-001", " - "),
            ("A-002", "Ana"),
            ("", "Ana"),
            ("A-0%", "Ana"),
        ],
    )
    def test_nobody_can_ask_who_is_here(self, journal: Journal, number: str, typed: str) -> None:
        check_in(journal)
        with pytest.raises(VisitNotFound) as refused:
            reception.find_leaving(journal, number, typed, now=MORNING)
        assert str(refused.value) == "No visit of today has this number and this name."

    def test_who_has_left_is_not_found(self, journal: Journal) -> None:
        reception.check_out(journal, check_in(journal).id, by="visitor", now=MORNING)
        with pytest.raises(VisitNotFound):
            reception.find_leaving(journal, "A-001", "Ana", now=MORNING)

    def test_the_number_is_today_s(self, journal: Journal) -> None:
        check_in(journal, now=at("08-31 08:30"))
        with pytest.raises(VisitNotFound):
            reception.find_leaving(journal, "A-001", "Ana", now=MORNING)
        today = check_in(journal)
        assert reception.find_leaving(journal, "A-001", "Ana", now=MORNING) == today

    def test_of_two_with_one_number_the_name_tells(self, journal: Journal) -> None:
        """Two lobbies that were given the same letter, or one that was restored from a backup."""
        ana = check_in(journal, "Ana Ruiz")
        arrival = Arrival("Ben Ode", "pick-up", "en", "Side entrance")
        ben = arrive(arrival, visit="v-ben", person="p-ben", number=ana.number, token="T" * 16)
        journal.append(lambda _: ben, now=MORNING)
        assert reception.find_leaving(journal, ana.number, "Ana", now=MORNING).id == ana.id
        assert reception.find_leaving(journal, ana.number, "Ben", now=MORNING).id == "v-ben"

    def test_who_was_forgotten_is_found_by_no_name(self, journal: Journal) -> None:
        visit = check_in(journal)
        assert visit.person is not None
        reception.forget(journal, visit.person, now=MORNING)
        with pytest.raises(VisitNotFound):
            reception.find_leaving(journal, "A-001", "Ana", now=MORNING)


class TestHostNamed:
    @pytest.mark.parametrize(
        ("wanted", "found"),
        [
            ("rivera", RIVERA),
            ("Elena Rivera", RIVERA),
            ("elena", RIVERA),
            ("  RIVERA ", RIVERA),
            ("Rivera, Elena", None),
            ("nguyen", NGUYEN),
            ("linh nguyen", NGUYEN),
            ("NGUYỄN", NGUYEN),
            ("ross", ROSS),
        ],
    )
    def test_by_id_name_or_part_of_the_name(self, journal: Journal, wanted: str, found: Host | None) -> None:
        with journal.reading() as view:
            if found is None:
                with pytest.raises(HostUnknown):
                    reception.host_named(view.hosts(), wanted)
            else:
                assert reception.host_named(view.hosts(), wanted) == found

    def test_one_that_could_be_several_is_not_guessed(self, journal: Journal) -> None:
        with (
            journal.reading() as view,
            pytest.raises(HostAmbiguous, match=r"'n' could be several") as refused,
        ):
            reception.host_named(view.hosts(), "n")
        assert "rivera" in str(refused.value)
        assert "ross" not in str(refused.value)

    @pytest.mark.parametrize("wanted", ["", "  ", "-", "Kim"])
    def test_one_that_is_not_listed_is_refused(self, journal: Journal, wanted: str) -> None:
        with journal.reading() as view, pytest.raises(HostUnknown, match="The directory lists: Elena Rivera"):
            reception.host_named(view.hosts(), wanted)

    def test_an_exact_name_is_meant_though_it_is_part_of_another(self, journal: Journal) -> None:
        reception.list_host(journal, host("ross-2", "Tom Rossi"), now=MORNING)
        with journal.reading() as view:
            assert reception.host_named(view.hosts(), "tom ross") == ROSS


class TestDirectory:
    def test_it_is_seeded_once(self, sqlite_journal: Journal) -> None:
        reception.seed_directory(sqlite_journal, [OFFICE], [ROSS], now=MORNING)
        before = sqlite_journal.position
        reception.seed_directory(sqlite_journal, [ROOM], [RIVERA], now=MORNING)
        assert sqlite_journal.position == before
        with sqlite_journal.reading() as view:
            assert (view.hosts(), view.destinations()) == ([ROSS], [OFFICE])

    def test_it_is_not_seeded_again_when_only_places_are_left(self, sqlite_journal: Journal) -> None:
        reception.seed_directory(sqlite_journal, [OFFICE], [], now=MORNING)
        reception.seed_directory(sqlite_journal, [ROOM], [ROSS], now=MORNING)
        with sqlite_journal.reading() as view:
            assert (view.hosts(), view.destinations()) == ([], [OFFICE])

    def test_hosts_come_and_change_and_go(self, journal: Journal) -> None:
        reception.list_host(journal, host("kim", "Kim"), now=at("09-01 09:00"))
        reception.list_host(journal, host("kim", "Kim Novak", "office"), now=at("09-01 09:01"))
        with journal.reading() as view:
            assert view.host("kim") == host("kim", "Kim Novak", "office")
        reception.delist_host(journal, "kim", now=at("09-01 09:02"))
        with journal.reading() as view:
            assert view.host("kim") is None
        with pytest.raises(HostUnknown):
            reception.delist_host(journal, "kim", now=at("09-01 09:03"))

    def test_a_host_cannot_be_where_nothing_is(self, journal: Journal) -> None:
        with pytest.raises(DestinationUnknown, match="'gym'"):
            reception.list_host(journal, host("kim", "Kim", "gym"), now=MORNING)

    def test_a_place_needs_the_way_there_in_every_language_of_its_name(self, journal: Journal) -> None:
        for directions in ({"en": "Left."}, {"en": "Left.", "es": "  "}):
            with pytest.raises(DirectionsMissing, match="Gimnasio needs directions from the lobby in es"):
                reception.list_destination(
                    journal, Destination("gym", {"en": "Gym", "es": "Gimnasio"}, directions), now=MORNING
                )

    def test_a_place_where_somebody_is_stays_listed(self, journal: Journal) -> None:
        with pytest.raises(DestinationInUse, match=r"Elena Rivera \(rivera\)"):
            reception.delist_destination(journal, "room-12", now=MORNING)
        reception.delist_destination(journal, "office", now=MORNING)
        with journal.reading() as view:
            assert view.destinations() == [ROOM]
        with pytest.raises(DestinationUnknown):
            reception.delist_destination(journal, "office", now=MORNING)


def test_a_copy_of_the_log_is_written_down_with_its_reason(journal: Journal) -> None:
    reception.note_export(journal, by="Kim", reason="Fire drill", rows=7, form="csv", now=MORNING)
    event = journal.after(journal.position - 1)[0].event
    assert isinstance(event, RecordExported)
    assert (event.by, event.reason, event.rows, event.form) == ("Kim", "Fire drill", 7, "csv")


@pytest.mark.parametrize(
    ("now", "began"),
    [
        ("09-01 00:00", "2026-09-01T00:00:00-07:00"),
        ("09-01 23:59", "2026-09-01T00:00:00-07:00"),
        ("12-01 12:00", "2026-12-01T00:00:00-08:00"),
    ],
)
def test_a_day_begins_at_the_school_s_midnight(now: str, began: str) -> None:
    assert reception.midnight(at(now)) == datetime.fromisoformat(began)
    assert reception.midnight(at(now)) - at(now).at <= timedelta()
