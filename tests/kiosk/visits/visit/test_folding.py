"""What the facts of a visit come to, in whatever order they are heard of."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.visits.acknowledgement import Acknowledgement, AnswerKind, NotTodayReason
from kiosk.visits.badge import BadgeIssue, BadgeState
from kiosk.visits.escalation import Escalation
from kiosk.visits.events import (
    VISITOR,
    AlertDelivered,
    AnswerTakenBack,
    BadgeConfirmed,
    BadgeFailed,
    BadgePrinted,
    BadgeRequested,
    BadgeUnconfirmed,
    ColleagueAsked,
    ColleagueCame,
    ColleagueNotNeeded,
    Event,
    IncidentNoted,
    IncidentTakenBack,
    NameCorrected,
    ReferralTakenBack,
    VisitAcknowledged,
    VisitEscalated,
    VisitorLeft,
    VisitReferred,
    VisitReopened,
    VisitResolved,
    WaitContinued,
)
from kiosk.visits.fact import Fact
from kiosk.visits.incident import ColleagueCall, Incident
from kiosk.visits.phrase import Phrase
from kiosk.visits.referral import Referral
from kiosk.visits.visit import Visit, fold
from tests.kiosk.visits.visit.story import (
    CORRECTED,
    IN_FIVE,
    LEFT,
    MORNING,
    ON_MY_WAY,
    REPRINT,
    REQUESTED,
    WRITTEN,
    answered,
    arrived,
    at,
    told,
)


class TestFold:
    def test_an_arrival_tells_all_that_she_said(self) -> None:
        visit = fold("v1", told((0, arrived())))
        assert visit == Visit(
            "v1",
            number="A-001",
            lobby="Main entrance",
            purpose="meeting",
            host="rivera",
            language="es",
            interpreter=True,
            token="T" * 16,
            person="p1",
            name="Ana Ruiz",
            arrived=at(0),
            awaited=at(0),
        )
        assert visit.in_building
        assert visit.waiting

    def test_the_earliest_arrival_wins(self) -> None:
        visit = fold("v1", told((5, arrived("Second", "A-002")), (0, arrived("First", "A-001"))))
        assert (visit.name, visit.number, visit.arrived) == ("First", "A-001", at(0))

    def test_the_earliest_leaving_wins(self) -> None:
        visit = fold("v1", told((0, arrived()), (9, VisitorLeft(subject="v1", by="Kim")), (7, LEFT)))
        assert (visit.left, visit.left_by) == (at(7), "visitor")
        assert not visit.in_building
        assert not visit.waiting

    def test_at_the_same_moment_origin_and_number_decide(self) -> None:
        facts = [Fact(at(0), "b", 1, arrived("of b")), Fact(at(0), "a", 2, arrived("second of a"))]
        facts += [Fact(at(0), "a", 1, arrived("first of a"))]
        assert fold("v1", facts).name == "first of a"

    def test_a_visit_of_which_only_the_leaving_is_known_has_ended(self) -> None:
        visit = fold("v1", told((7, LEFT)))
        assert visit.arrived is None
        assert not visit.in_building

    def test_a_visit_of_which_only_a_badge_is_known_counts_as_in_the_building(self) -> None:
        assert fold("v1", told((0, BadgePrinted(subject="v1", copy=1)))).in_building

    def test_answered_is_the_first_answer_and_the_last_one_stands(self) -> None:
        visit = fold("v1", told((0, arrived()), (1, answered(IN_FIVE, "Kim")), (6, answered(ON_MY_WAY))))
        assert visit.answered == at(1)
        assert visit.acknowledgement == Acknowledgement(ON_MY_WAY, "Elena Rivera", at(6))
        assert visit.in_building
        assert not visit.waiting

    def test_an_answer_whose_text_was_forgotten_still_answered(self) -> None:
        forgotten = VisitAcknowledged(subject="v1", answer=AnswerKind.WRITTEN, by="Kim")
        visit = fold("v1", told((0, arrived()), (1, answered(ON_MY_WAY)), (3, forgotten)))
        assert visit.answered == at(1)
        assert visit.acknowledgement is None, "the answer before it no longer stands"

    @pytest.mark.parametrize(
        "unreadable",
        [
            VisitAcknowledged(subject="v1", answer="by-balloon", by="Kim"),
            VisitAcknowledged(subject="v1", answer="in-minutes", minutes=5000, by="Kim"),
            VisitAcknowledged(subject="v1", answer="on-my-way", minutes=5, by="Kim"),
        ],
    )
    def test_an_answer_of_a_newer_version_still_answers(self, unreadable: VisitAcknowledged) -> None:
        visit = fold("v1", told((0, arrived()), (2, unreadable)))
        assert (visit.answered, visit.acknowledgement) == (at(2), None)

    def test_a_forgotten_visitor_keeps_her_visit(self) -> None:
        visit = fold("v1", told((0, arrived(name=None))))
        assert (visit.name, visit.person, visit.number) == (None, "p1", "A-001")

    @pytest.mark.parametrize("minutes", [(0, 3), (3, 0)])
    def test_a_corrected_name_stands_whatever_the_clocks_say(self, minutes: tuple[int, int]) -> None:
        came, corrected = minutes
        visit = fold("v1", told((came, arrived("Ana Riuz")), (corrected, CORRECTED)))
        assert (visit.name, visit.corrected, visit.number) == ("Ana Ruiz", at(corrected), "A-001")

    def test_the_last_correction_stands(self) -> None:
        again = NameCorrected(subject="v1", person="p1", by="Kim", name="Ana Ruíz")
        assert fold("v1", told((0, arrived()), (2, again), (1, CORRECTED))).name == "Ana Ruíz"

    def test_a_correction_that_was_forgotten_leaves_no_name(self) -> None:
        assert fold("v1", told((0, arrived(None)), (1, replace(CORRECTED, name=None)))).name is None

    def test_facts_of_other_kinds_change_nothing(self) -> None:
        alert = AlertDelivered(subject="v1", channel="e-mail", recipient="desk@school.example")
        assert fold("v1", told((0, arrived()), (1, alert))) == fold("v1", told((0, arrived())))


PRINTED = BadgePrinted(subject="v1", copy=1)
UNSURE = BadgeUnconfirmed(subject="v1", copy=1, reason="no-answer")
FAILED = BadgeFailed(subject="v1", copy=1, reason="no-paper")
SEEN, MISSED = (BadgeConfirmed(subject="v1", copy=1, came_out=seen, by="visitor") for seen in (True, False))


def issue(copy: int, state: BadgeState, reason: str | None = None, seen_by: str | None = None) -> BadgeIssue:
    """A badge that was asked for at the main entrance."""
    return BadgeIssue(copy, state, reason, "Main entrance", seen_by)


def asked(lobby: str, by: str | None) -> BadgeRequested:
    return BadgeRequested(subject="v1", copy=2, lobby=lobby, by=by)


class TestBadge:
    @pytest.mark.parametrize(
        ("requests", "named"),
        [
            ([asked("Gym", "Kim"), asked("Side entrance", VISITOR)], "Gym"),
            ([asked("Side entrance", VISITOR), asked("Gym", "Kim")], "Gym"),
            ([asked("Side entrance", None), asked("Gym", "Kim")], "Gym"),
            ([asked("Gym", "Kim"), asked("Side entrance", "Pat")], "Gym"),
            ([asked("Side entrance", VISITOR), asked("Gym", VISITOR)], "Side entrance"),
        ],
    )
    @pytest.mark.parametrize("printed_after", [0, 1, 2])
    def test_of_two_who_asked_for_one_copy_staff_name_the_lobby_else_the_first(
        self, requests: list[Event], named: str, printed_after: int
    ) -> None:
        events = list(requests)
        events.insert(printed_after, BadgePrinted(subject="v1", copy=2))
        badge = fold("v1", told(*enumerate([arrived(), *events]))).badge
        assert badge is not None
        assert (badge.lobby, badge.state) == (named, BadgeState.PRINTED)

    @pytest.mark.parametrize(
        ("events", "badge"),
        [
            ([REQUESTED], issue(1, BadgeState.REQUESTED)),
            ([REQUESTED, PRINTED], issue(1, BadgeState.PRINTED)),
            ([REQUESTED, UNSURE], issue(1, BadgeState.UNCONFIRMED, "no-answer")),
            ([REQUESTED, FAILED], issue(1, BadgeState.FAILED, "no-paper")),
            ([REQUESTED, UNSURE, PRINTED], issue(1, BadgeState.PRINTED)),
            ([PRINTED], BadgeIssue(1, BadgeState.PRINTED)),  # who asked for it is not known yet
            ([PRINTED, REQUESTED], issue(1, BadgeState.PRINTED)),  # the request's clock was ahead
            ([REQUESTED, FAILED, REPRINT], issue(2, BadgeState.REQUESTED)),
            ([REQUESTED, REPRINT, PRINTED], issue(2, BadgeState.REQUESTED)),
            ([REQUESTED, REPRINT, FAILED], issue(2, BadgeState.REQUESTED)),
            ([REQUESTED, UNSURE, SEEN], issue(1, BadgeState.PRINTED, seen_by="visitor")),
            ([REQUESTED, UNSURE, MISSED], issue(1, BadgeState.FAILED, seen_by="visitor")),
            ([REQUESTED, MISSED, UNSURE], issue(1, BadgeState.FAILED, seen_by="visitor")),
            ([SEEN, REQUESTED, UNSURE], issue(1, BadgeState.PRINTED, seen_by="visitor")),
            ([REQUESTED, UNSURE, MISSED, REPRINT], issue(2, BadgeState.REQUESTED)),
            ([REQUESTED, UNSURE, REPRINT, SEEN], issue(2, BadgeState.REQUESTED)),
            ([REQUESTED, UNSURE, MISSED, SEEN], issue(1, BadgeState.PRINTED, seen_by="visitor")),
        ],
    )
    def test_the_newest_copy_counts_and_what_came_of_it(self, events: list[Event], badge: BadgeIssue) -> None:
        assert fold("v1", told(*enumerate(events))).badge == badge

    def test_nothing_is_known_of_a_badge_before_it_is_asked_for(self) -> None:
        assert fold("v1", told((0, arrived()))).badge is None


BACK = AnswerTakenBack(subject="v1", by="Kim")
TO_ROSS = VisitReferred(subject="v1", host="ross", by="Kim")
BY_HERSELF = VisitReferred(subject="v1", host="ross", by="visitor")
MET = VisitResolved(subject="v1", by="Kim")
REOPENED = VisitReopened(subject="v1", by="Kim")


class TestClocks:
    """The first runs to the first answer, the second from there until she was met (standard 24)."""

    @pytest.mark.parametrize(
        ("events", "awaited", "acknowledged", "answered_at", "resolved"),
        [
            ([], 0, None, None, None),
            ([(2, answered(IN_FIVE))], 0, 2, 2, None),
            ([(2, answered(IN_FIVE)), (6, answered(ON_MY_WAY))], 0, 2, 2, None),
            ([(2, answered(IN_FIVE)), (3, BACK)], 0, None, None, None),
            ([(2, answered(IN_FIVE)), (3, BACK), (5, answered(ON_MY_WAY))], 0, 5, 5, None),
            ([(2, answered(IN_FIVE)), (4, answered(ON_MY_WAY)), (5, BACK)], 0, 2, 2, None),
            ([(2, BACK), (4, answered(ON_MY_WAY))], 0, 4, 4, None),  # there was nothing yet to take back
            ([(3, TO_ROSS)], 3, 3, None, None),  # staff who hand her on have seen to her
            ([(3, TO_ROSS), (5, answered(ON_MY_WAY))], 3, 3, 5, None),
            ([(2, answered(IN_FIVE)), (9, TO_ROSS)], 9, 2, None, None),
            ([(3, BY_HERSELF)], 0, None, None, None),  # nobody has seen to her, so her wait goes on
            ([(2, answered(IN_FIVE)), (9, BY_HERSELF)], 9, 2, None, None),
            ([(2, answered(ON_MY_WAY)), (7, MET)], 0, 2, 2, 7),
            ([(7, MET)], 0, 7, 7, 7),  # whoever met her has answered
            ([(7, MET), (8, MET)], 0, 7, 7, 7),
            ([(7, MET), (8, REOPENED)], 0, None, None, None),
            ([(2, answered(ON_MY_WAY)), (7, MET), (8, REOPENED), (9, MET)], 0, 2, 2, 9),
        ],
    )
    def test_when_each_begins_and_ends(
        self,
        events: list[tuple[int, Event]],
        awaited: int,
        acknowledged: int | None,
        answered_at: int | None,
        resolved: int | None,
    ) -> None:
        visit = fold("v1", told((0, arrived()), *events))
        expected = [
            at(awaited),
            *(None if it is None else at(it) for it in (acknowledged, answered_at, resolved)),
        ]
        assert [visit.awaited, visit.acknowledged, visit.answered, visit.resolved] == expected
        assert visit.waiting is (answered_at is None)

    def test_who_answered_first_stands_again_when_the_second_takes_it_back(self) -> None:
        events = (answered(IN_FIVE, "Ross")), (answered(ON_MY_WAY, "Kim")), BACK
        visit = fold("v1", told((0, arrived()), *enumerate(events, start=1)))
        assert visit.acknowledgement == Acknowledgement(IN_FIVE, "Ross", at(1))

    def test_an_answer_of_a_lobby_ahead_of_its_time_is_one(self) -> None:
        """The clock of the lobby where she came in was two minutes fast."""
        visit = fold("v1", told((2, arrived()), (1, TO_ROSS), (1, answered(ON_MY_WAY))))
        assert (visit.host, visit.answered, visit.arrived) == ("ross", at(1), at(2))


class TestReferral:
    def test_she_is_with_the_next_host_and_everybody_sees_where_she_was(self) -> None:
        back = VisitReferred(subject="v1", host="rivera", by="Ross")
        visit = fold("v1", told((0, arrived()), (1, TO_ROSS), (4, BY_HERSELF), (5, back)))
        assert visit.host == "rivera"
        assert visit.referrals == (
            Referral("rivera", "ross", "Kim", at(1)),
            Referral("ross", "ross", "visitor", at(4)),
            Referral("ross", "rivera", "Ross", at(5)),
        )
        assert visit.transfers == 2, "what she chose herself is no run-around"

    def test_the_answer_of_the_host_before_stands_no_more(self) -> None:
        visit = fold("v1", told((0, arrived()), (1, answered(IN_FIVE)), (2, TO_ROSS)))
        assert (visit.acknowledgement, visit.waiting) == (None, True)


class TestTakenBack:
    @pytest.mark.parametrize(
        ("events", "inside", "met"),
        [
            ([LEFT], False, False),
            ([LEFT, REOPENED], True, False),
            ([LEFT, VisitorLeft(subject="v1", by="Kim"), REOPENED], True, False),
            ([LEFT, REOPENED, LEFT], False, False),
            ([MET, LEFT, REOPENED], True, True),  # that she was met was no mistake
            ([MET, LEFT, REOPENED, REOPENED], True, False),
            ([REOPENED, LEFT], False, False),
        ],
    )
    def test_that_she_left_or_else_that_she_was_met(
        self, events: list[Event], inside: bool, met: bool
    ) -> None:
        visit = fold("v1", told((0, arrived()), *enumerate(events, start=1)))
        assert (visit.in_building, visit.resolved is not None) == (inside, met)

    def test_that_she_was_handed_on_but_not_what_she_chose_herself(self) -> None:
        taken_back = ReferralTakenBack(subject="v1", by="Kim")
        visit = fold("v1", told((0, arrived()), (1, answered(IN_FIVE)), (2, TO_ROSS), (3, taken_back)))
        assert (visit.host, visit.referrals, visit.waiting) == ("rivera", (), False)
        assert visit.acknowledgement == Acknowledgement(IN_FIVE, "Elena Rivera", at(1))
        assert visit.turn == 3
        visit = fold("v1", told((0, arrived()), (1, TO_ROSS), (2, BY_HERSELF), (3, taken_back)))
        assert visit.referrals == (Referral("rivera", "ross", "visitor", at(2)),)

    def test_what_was_noted_last(self) -> None:
        fell, left = (
            IncidentNoted(subject="v1", person="p1", by="Kim", text=it) for it in ("Fell.", "Left.")
        )
        taken_back = IncidentTakenBack(subject="v1", by="Kim")
        visit = fold("v1", told((0, arrived()), (1, fell), (2, left), (3, taken_back)))
        assert visit.incidents == (Incident("Fell.", "Kim", at(1)),)

    def test_that_a_colleague_was_asked(self) -> None:
        asked, came = ColleagueAsked(subject="v1", by="Kim"), ColleagueCame(subject="v1", by="Ross")
        nobody = ColleagueNotNeeded(subject="v1", by="Kim")
        assert fold("v1", told((0, arrived()), (1, asked), (2, came), (3, nobody))).colleague is None
        again = fold("v1", told((0, arrived()), (1, asked), (2, nobody), (3, asked)))
        assert again.colleague == ColleagueCall("Kim", at(3))


class TestAnswers:
    @pytest.mark.parametrize(
        ("event", "kind", "value"),
        [
            (
                VisitAcknowledged(subject="v1", answer="with-you-shortly", by="Kim"),
                AnswerKind.WITH_YOU_SHORTLY,
                None,
            ),
            (
                VisitAcknowledged(subject="v1", answer="not-today", reason="in-class", by="Kim"),
                AnswerKind.NOT_TODAY,
                NotTodayReason.IN_CLASS,
            ),
            (
                VisitAcknowledged(subject="v1", answer="phrase", phrase="take-a-seat", by="Kim"),
                AnswerKind.PHRASE,
                Phrase.TAKE_A_SEAT,
            ),
        ],
    )
    def test_is_read_as_it_was_given(
        self, event: VisitAcknowledged, kind: AnswerKind, value: str | None
    ) -> None:
        standing = fold("v1", told((0, arrived()), (1, event))).acknowledgement
        assert standing is not None
        assert (standing.answer.kind, standing.answer.reason or standing.answer.phrase) == (kind, value)

    @pytest.mark.parametrize("field", ["reason", "phrase"])
    def test_one_with_a_word_that_only_a_newer_version_knows_still_answers(self, field: str) -> None:
        kind = {"reason": "not-today", "phrase": "phrase"}[field]
        newer = replace(VisitAcknowledged(subject="v1", answer=kind, by="Kim"), **{field: "by-balloon"})
        visit = fold("v1", told((0, arrived()), (1, newer)))
        assert (visit.answered, visit.acknowledgement) == (at(1), None)


def test_who_was_told_when_nobody_answered() -> None:
    escalated = VisitEscalated(
        subject="v1", step="manager", to=("Principal",), due=MORNING, hosts=("principal",)
    )
    visit = fold("v1", told((0, arrived()), (3, escalated)))
    assert visit.escalations == visit.told == (Escalation("manager", ("Principal",), at(3), ("principal",)),)


def test_how_often_she_waited_on() -> None:
    on = WaitContinued(subject="v1")
    assert fold("v1", told((0, arrived()), (3, on), (6, on))).continued == 2


def test_incidents_are_kept_in_order_and_forgotten_in_part() -> None:
    fell, forgotten = (
        IncidentNoted(subject="v1", by="Kim", text="Fell."),
        IncidentNoted(subject="v1", by="Ross", text=None),
    )
    visit = fold("v1", told((0, arrived()), (5, forgotten), (2, fell)))
    assert visit.incidents == (Incident("Fell.", "Kim", at(2)), Incident(None, "Ross", at(5)))


@pytest.mark.parametrize(
    ("events", "call"),
    [
        ([], None),
        ([("ask", "Kim")], ColleagueCall("Kim", at(1))),
        ([("ask", "Kim"), ("ask", "Ross")], ColleagueCall("Kim", at(1))),
        ([("ask", "Kim"), ("came", "Ross")], ColleagueCall("Kim", at(1), "Ross")),
        ([("ask", "Kim"), ("came", "Ross"), ("came", "Ann")], ColleagueCall("Kim", at(1), "Ross")),
        ([("ask", "Kim"), ("came", "Ross"), ("ask", "Kim")], ColleagueCall("Kim", at(3))),
        ([("came", "Ross")], None),
    ],
)
def test_a_colleague_is_asked_until_somebody_comes(
    events: list[tuple[str, str]], call: ColleagueCall | None
) -> None:
    kinds = {"ask": ColleagueAsked, "came": ColleagueCame}
    story = [(minute, kinds[what](subject="v1", by=by)) for minute, (what, by) in enumerate(events, start=1)]
    assert fold("v1", told((0, arrived()), *story)).colleague == call


def test_every_turn_counts_and_names_who_turned_it() -> None:
    """What was taken back counts as well: whoever saw it stand has seen an older turn."""
    visit = fold(
        "v1",
        told((0, arrived()), (1, answered(ON_MY_WAY, "Ross")), (2, BACK), (3, WaitContinued(subject="v1"))),
    )
    assert (visit.turn, visit.turned_by) == (2, "Kim")


anything = st.sampled_from(
    [
        arrived("First"),
        arrived("Second", "A-002"),
        arrived(None),
        answered(ON_MY_WAY),
        answered(IN_FIVE, "Kim"),
        answered(WRITTEN),
        VisitAcknowledged(subject="v1", answer="written", by="Kim"),
        LEFT,
        VisitorLeft(subject="v1", by="Kim"),
        REQUESTED,
        REPRINT,
        PRINTED,
        UNSURE,
        FAILED,
        SEEN,
        MISSED,
        CORRECTED,
        TO_ROSS,
        BY_HERSELF,
        MET,
        WaitContinued(subject="v1"),
        ColleagueAsked(subject="v1", by="Kim"),
        ColleagueCame(subject="v1", by="Ross"),
    ]
)
taken_back = st.sampled_from([BACK, REOPENED])
places = st.tuples(st.integers(0, 3), st.sampled_from("ab"), st.integers(1, 9))


def stories(events: st.SearchStrategy[Event]) -> st.SearchStrategy[list[Fact]]:
    """Facts of two machines, in any order."""
    told = st.lists(st.tuples(places, events), max_size=9, unique_by=lambda told: told[0][1:])
    return told.map(
        lambda story: [Fact(at(minute), origin, number, event) for (minute, origin, number), event in story]
    )


@given(
    stories(anything | taken_back).flatmap(lambda facts: st.tuples(st.just(facts), st.permutations(facts)))
)
def test_the_order_in_which_facts_come_does_not_matter(both: tuple[list[Fact], list[Fact]]) -> None:
    facts, shuffled = both
    assert fold("v1", shuffled) == fold("v1", facts)


@given(stories(anything))
def test_more_facts_never_bring_her_back_into_the_building(facts: list[Fact]) -> None:
    whole = fold("v1", facts)
    for known in range(len(facts)):
        assert fold("v1", facts[:known]).in_building or not whole.in_building
