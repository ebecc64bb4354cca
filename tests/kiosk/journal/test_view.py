"""Looking things up in a journal."""

import base64
from dataclasses import replace
from datetime import date, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.journal import Journal, view
from kiosk.visits.destination import Destination
from kiosk.visits.events import (
    BadgePrinted,
    DestinationListed,
    Event,
    HelpAnswered,
    HelpAsked,
    InvitationMade,
    MessageDone,
    MessageLeft,
    OfficeKeyPublished,
    VisitAcknowledged,
    VisitorArrived,
    VisitorLeft,
)
from tests.kiosk.journal.facts import MORNING, arrived, at, listing


def append(journal: Journal, *told: tuple[int, Event]) -> None:
    for minute, event in told:
        journal.append(lambda _, event=event: [event], now=at(minute))  # type: ignore[misc]  # bound in the loop


ANSWERED = VisitAcknowledged(subject="v2", answer="on-my-way", by="Kim")


class TestVisits:
    def test_a_visit_is_found_by_id_badge_and_invitation(self, journal: Journal) -> None:
        append(journal, (0, arrived("v1")), (0, arrived("v2", invitation="i1")))
        with journal.reading() as seen:
            one, two = seen.visit("v1"), seen.visit("v2")
            assert one is not None
            assert two is not None
            assert (seen.visit_of_badge("T-v1"), seen.visit_of_invitation("i1")) == (one, two)
            assert (seen.visit("v3"), seen.visit_of_badge("T-v3"), seen.visit_of_invitation("i2")) == (
                None,
                None,
                None,
            )
            assert seen.used_invitations() == {"i1"}

    def test_a_visit_is_seen_as_it_was_folded(self, journal: Journal) -> None:
        append(journal, (0, arrived("v2")), (3, ANSWERED), (4, BadgePrinted(subject="v2", copy=1)))
        with journal.reading() as seen:
            visit = seen.visit("v2")
        assert visit is not None
        assert (visit.arrived, visit.answered, visit.name) == (at(0), at(3), "Ana Ruiz")
        assert visit.acknowledgement is not None
        assert (visit.acknowledgement.by, visit.acknowledgement.moment) == ("Kim", at(3))

    def test_who_is_in_the_building_the_longest_stay_first(self, journal: Journal) -> None:
        append(
            journal,
            (5, arrived("late")),
            (0, arrived("early")),
            (1, arrived("gone")),
            (2, VisitorLeft(subject="gone", by="Kim")),
            (9, BadgePrinted(subject="nobody knows since when", copy=1)),
        )
        with journal.reading() as seen:
            assert [visit.id for visit in seen.in_building()] == ["nobody knows since when", "early", "late"]

    def test_who_waits_for_an_answer(self, journal: Journal) -> None:
        append(journal, (0, arrived("v1")), (1, arrived("v2")), (2, ANSWERED), (3, arrived("v3")))
        append(journal, (4, VisitorLeft(subject="v1", by="visitor")))
        with journal.reading() as seen:
            assert [visit.id for visit in seen.waiting()] == ["v3"]

    def test_numbers_of_a_day(self, journal: Journal) -> None:
        append(journal, (-600, arrived("yesterday", number="A-001")), (0, arrived("today", number="A-001")))
        append(
            journal,
            (1, arrived("again", number="A-001")),
            (2, arrived("other", number="A-002")),
            (3, arrived("b", number="B-001")),
        )
        with journal.reading() as seen:
            assert [visit.id for visit in seen.numbered("A-001", MORNING)] == ["today", "again"]
            assert seen.numbered("a-001", MORNING) == []
            assert seen.arrivals(MORNING, "A") == 3
            assert seen.arrivals(MORNING, "B") == 1
            assert seen.arrivals(MORNING, "C") == 0
            assert seen.arrivals(MORNING - timedelta(days=1), "A") == 4

    def test_the_story_of_a_visit_is_told_in_order(self, journal: Journal) -> None:
        append(
            journal,
            (4, VisitorLeft(subject="v2", by="Kim")),
            (0, arrived("v2")),
            (2, ANSWERED),
            (1, arrived("v1")),
        )
        with journal.reading() as seen:
            story = seen.story("v2")
        assert [type(fact.event) for fact in story] == [VisitorArrived, VisitAcknowledged, VisitorLeft]
        assert [fact.moment for fact in story] == [at(0), at(2), at(4)]

    def test_under_which_origin_a_visit_began(self, journal: Journal) -> None:
        append(journal, (0, arrived("v1")), (0, BadgePrinted(subject="v2", copy=1)))
        with journal.reading() as seen:
            assert seen.checked_in_under([journal.origin], among=["v1", "v2", "v3"]) == {"v1"}
            assert seen.checked_in_under(["other"], among=["v1"]) == frozenset()


class TestInterpreterWanted:
    def test_only_where_she_wished_it_remembered(self, journal: Journal) -> None:
        need = replace(arrived("v1"), interpreter=True, interpreter_language="prs", remember_interpreter=True)
        append(
            journal,
            (0, need),
            (5, replace(arrived("v2"), interpreter=True)),
            (6, arrived("v3")),
            (7, replace(need, subject="v4", name="José Ruiz")),
        )
        with journal.reading() as seen:
            found = seen.interpreter_wanted("ÁNA  ruiz", MORNING)
            assert found is not None
            assert (found.id, found.interpreter_language) == ("v1", "prs")
            assert seen.interpreter_wanted("Ana Ruiz", MORNING + timedelta(minutes=1)) is None
            assert seen.interpreter_wanted("Ana", MORNING) is None


class TestHelp:
    def test_what_was_asked_for_the_first_first(self, journal: Journal) -> None:
        asked = HelpAsked(subject="h1", kind="access", lobby="Gym", language="en")
        append(journal, (3, asked), (1, replace(asked, subject="h0")), (-600, replace(asked, subject="old")))
        append(journal, (4, HelpAnswered(subject="h1", by="Kim", lobby="Gym")))
        with journal.reading() as seen:
            assert [help.id for help in seen.helps(MORNING)] == ["h0", "h1"]
            one = seen.help("h1")
            assert one is not None
            assert (one.answered_by, one.answered) == ("Kim", at(4))
            assert seen.help("h2") is None


class TestMessages:
    def test_the_open_ones_first_come_first_and_the_done_ones_last_done_first(self, journal: Journal) -> None:
        left = MessageLeft(
            subject="m1",
            host="h1",
            visit=None,
            language="es",
            by="visitor",
            name="Ana",
            contact="0199",
            text="Call me.",
        )
        for minute, message in enumerate(("m3", "m1", "m2", "m4")):
            append(journal, (minute, replace(left, subject=message)))
        append(journal, (7, MessageDone(subject="m4", by="Kim")), (9, MessageDone(subject="m2", by="Kim")))
        with journal.reading() as seen:
            assert [message.id for message in seen.messages_open()] == ["m3", "m1"]
            assert [message.id for message in seen.messages_done(MORNING)] == ["m2", "m4"]
            assert seen.messages_done(MORNING + timedelta(minutes=10)) == []
            done = seen.message("m2")
            assert done is not None
            assert (done.text, done.done_by, done.done) == ("Call me.", "Kim", at(9))
            assert seen.message("m9") is None


class TestLog:
    @pytest.fixture
    def week(self, journal: Journal) -> Journal:
        """Ten visits, a minute apart, and one of which only a badge is known."""
        names = [
            "Ana Ruiz",
            "José Núñez",
            "Đặng Thị Hòa",
            "ليلى حدّاد",
            "王小明",
            "O’Brien-Smith",
            "100% Cotton",
            "A_B",
            None,
            "Zoë",
        ]
        append(
            journal,
            *(
                (number, arrived(f"v{number}", number=f"A-{number + 1:03}", name=name))
                for number, name in enumerate(names)
            ),
        )
        append(journal, (0, BadgePrinted(subject="stub", copy=1)))
        return journal

    @pytest.mark.parametrize("page", [1, 3, 5, 10, 500])
    def test_the_newest_come_first_however_long_a_page_is(
        self, week: Journal, page: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(view, "PAGE", page)
        with week.reading() as seen:
            assert [visit.id for visit in seen.log()] == [f"v{number}" for number in reversed(range(10))]

    def test_visits_of_one_moment_are_listed_once_each(
        self, journal: Journal, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(view, "PAGE", 2)
        append(journal, *((0, arrived(f"v{number}")) for number in range(5)))
        with journal.reading() as seen:
            assert [visit.id for visit in seen.log()] == ["v4", "v3", "v2", "v1", "v0"]

    def test_since_belongs_to_it_and_until_does_not(self, week: Journal) -> None:
        with week.reading() as seen:
            assert [visit.id for visit in seen.log(since=at(2).at, until=at(5).at)] == ["v4", "v3", "v2"]

    def test_it_goes_on_after_a_visit(self, week: Journal) -> None:
        with week.reading() as seen:
            assert [visit.id for visit in seen.log(before=seen.visit("v3"))] == ["v2", "v1", "v0"]
            assert [visit.id for visit in seen.log(before=seen.visit("v3"), since=at(1).at)] == ["v2", "v1"]

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("ruiz", ["v0"]),
            ("RUIZ", ["v0"]),
            ("jose nun", ["v1"]),
            ("NÚÑEZ", ["v1"]),
            ("dang", ["v2"]),
            ("حداد", ["v3"]),
            ("小明", ["v4"]),
            ("brien smith", ["v5"]),
            ("o'brien", ["v5"]),
            ("100%", ["v6"]),
            ("%", []),
            ("_", []),
            ("a b", ["v7"]),
            ("a-003", ["v2"]),
            (" A-003 ", ["v2"]),
            ("a-00", []),
            ("nobody", []),
            ("  ", [f"v{number}" for number in reversed(range(10))]),
        ],
    )
    def test_searching(self, week: Journal, text: str, found: list[str]) -> None:
        with week.reading() as seen:
            assert [visit.id for visit in seen.log(text=text)] == found


class TestDirectory:
    def test_hosts_are_listed_by_name(self, journal: Journal) -> None:
        append(journal, (0, listing("h1", "kim")), (0, listing("h2", "Ana")), (0, listing("h3", "Zoë")))
        with journal.reading() as seen:
            assert [host.id for host in seen.hosts()] == ["h2", "h1", "h3"]
            assert seen.host("h2") == seen.hosts()[0]
            assert seen.host("h9") is None

    def test_places_keep_their_languages_in_order(self, journal: Journal) -> None:
        name, way = {"fr": "Gymnase", "en": "Gym"}, {"fr": "À gauche.", "en": "Left."}
        append(journal, (0, DestinationListed(subject="gym", name=name, directions=way)))
        with journal.reading() as seen:
            place = seen.destination("gym")
            assert place == Destination("gym", name, way)
            assert list(place.name) == ["fr", "en"], "the first is the one to fall back on"
            assert seen.destinations() == [place]

    def test_invitations_the_soonest_to_end_first(self, journal: Journal) -> None:
        days = {"late": date(2026, 9, 9), "soon": date(2026, 9, 2)}
        append(
            journal,
            *(
                (
                    0,
                    InvitationMade(
                        subject=id,
                        purpose="meeting",
                        host=None,
                        language="es",
                        until=day,
                        by="Kim",
                        name="Ana",
                    ),
                )
                for id, day in days.items()
            ),
        )
        with journal.reading() as seen:
            assert [invitation.id for invitation in seen.invitations()] == ["soon", "late"]
            assert seen.invitation("never") is None

    def test_keys_of_the_office(self, journal: Journal) -> None:
        key = Ed25519PrivateKey.generate().public_key()
        written = base64.b64encode(key.public_bytes_raw()).decode()
        append(
            journal,
            (0, OfficeKeyPublished(subject="a", key="not a key")),
            (0, OfficeKeyPublished(subject="b", key=written)),
        )
        with journal.reading() as seen:
            assert seen.office_keys() == (key,), "one that is none keeps no other from counting"
