"""A visit: what its facts come to, in whatever order they are heard of, and what may be decided about it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import BadgeSettled, NameMissing, VisitEnded
from kiosk.visits.acknowledgement import Acknowledgement, Answer, AnswerKind
from kiosk.visits.arrival import Arrival
from kiosk.visits.badge import BadgeIssue, BadgeState
from kiosk.visits.events import (
    AlertDelivered,
    BadgeConfirmed,
    BadgeFailed,
    BadgePrinted,
    BadgeRequested,
    BadgeUnconfirmed,
    Event,
    NameCorrected,
    VisitAcknowledged,
    VisitorArrived,
    VisitorLeft,
)
from kiosk.visits.moment import Moment
from kiosk.visits.visit import (
    Fact,
    Visit,
    acknowledge,
    arrive,
    confirm_badge,
    correct_name,
    fold,
    leave,
    reprint,
)

MORNING = datetime(2026, 9, 1, 15, 0, tzinfo=UTC)


def at(minutes: int) -> Moment:
    return Moment(MORNING + timedelta(minutes=minutes), offset=-420)


def told(*events: tuple[int, Event]) -> list[Fact]:
    """Facts of one machine, each with the minute of its happening."""
    return [
        Fact(at(minute), "lobby", number, event) for number, (minute, event) in enumerate(events, start=1)
    ]


def arrived(name: str | None = "Ana Ruiz", number: str = "A-001") -> VisitorArrived:
    return VisitorArrived(
        subject="v1",
        person="p1",
        number=number,
        lobby="Main entrance",
        purpose="meeting",
        host="rivera",
        language="es",
        token="T" * 16,
        interpreter=True,
        name=name,
    )


def answered(answer: Answer, by: str = "Elena Rivera") -> VisitAcknowledged:
    return VisitAcknowledged(
        subject="v1",
        person="p1",
        answer=answer.kind,
        by=by,
        minutes=answer.minutes,
        destination=answer.destination,
        text=answer.text,
    )


ON_MY_WAY = Answer(AnswerKind.ON_MY_WAY)
IN_FIVE = Answer(AnswerKind.IN_MINUTES, minutes=5)
WRITTEN = Answer(AnswerKind.WRITTEN, text="Please wait by the fish tank.")
LEFT = VisitorLeft(subject="v1", by="visitor")
CORRECTED = NameCorrected(subject="v1", person="p1", by="Kim", name="Ana Ruiz")


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


REQUESTED, REPRINT = (BadgeRequested(subject="v1", copy=copy, lobby="Main entrance") for copy in (1, 2))
PRINTED = BadgePrinted(subject="v1", copy=1)
UNSURE = BadgeUnconfirmed(subject="v1", copy=1, reason="no-answer")
FAILED = BadgeFailed(subject="v1", copy=1, reason="no-paper")
SEEN, MISSED = (BadgeConfirmed(subject="v1", copy=1, came_out=seen, by="visitor") for seen in (True, False))


def issue(copy: int, state: BadgeState, reason: str | None = None, seen_by: str | None = None) -> BadgeIssue:
    """A badge that was asked for at the main entrance."""
    return BadgeIssue(copy, state, reason, "Main entrance", seen_by)


class TestBadge:
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
    ]
)
places = st.tuples(st.integers(0, 3), st.sampled_from("ab"), st.integers(1, 9))
stories = st.lists(st.tuples(places, anything), max_size=9, unique_by=lambda told: told[0][1:]).map(
    lambda story: [Fact(at(minute), origin, number, event) for (minute, origin, number), event in story]
)


@given(stories.flatmap(lambda facts: st.tuples(st.just(facts), st.permutations(facts))))
def test_the_order_in_which_facts_come_does_not_matter(both: tuple[list[Fact], list[Fact]]) -> None:
    facts, shuffled = both
    assert fold("v1", shuffled) == fold("v1", facts)


@given(stories)
def test_more_facts_never_bring_her_back_into_the_building(facts: list[Fact]) -> None:
    whole = fold("v1", facts)
    for known in range(len(facts)):
        assert fold("v1", facts[:known]).in_building or not whole.in_building


class TestDecisions:
    def test_arriving_asks_for_a_badge_at_her_lobby(self) -> None:
        arrival = Arrival("Ana", "meeting", "es", "Main entrance", host="rivera", invitation="I" * 16)
        came, badge = arrive(arrival, visit="v1", person="p1", number="A-007", token="T" * 16)
        assert came == VisitorArrived(
            subject="v1",
            person="p1",
            number="A-007",
            lobby="Main entrance",
            purpose="meeting",
            host="rivera",
            language="es",
            token="T" * 16,
            invitation="I" * 16,
            name="Ana",
        )
        assert badge == BadgeRequested(subject="v1", copy=1, lobby="Main entrance")

    @pytest.mark.parametrize(
        "answer", [ON_MY_WAY, IN_FIVE, WRITTEN, Answer(AnswerKind.PLEASE_GO_TO, destination="gym")]
    )
    def test_an_answer_comes_back_as_it_was_given(self, answer: Answer) -> None:
        visit = fold("v1", told((0, arrived())))
        events = acknowledge(visit, answer, by="Kim")
        standing = fold("v1", told((0, arrived()), *((1, event) for event in events))).acknowledgement
        assert standing == Acknowledgement(answer, "Kim", at(1))
        assert [event.person for event in events] == ["p1"], "its text is hers, and is forgotten with her"

    def test_who_has_left_cannot_be_answered(self) -> None:
        ended = fold("v1", told((0, arrived()), (1, LEFT)))
        with pytest.raises(VisitEnded, match="A-001"):
            acknowledge(ended, ON_MY_WAY, by="Kim")

    @pytest.mark.parametrize("seen", [True, False])
    def test_somebody_looks_whether_the_badge_came_out(self, seen: bool) -> None:
        visit = fold("v1", told((0, arrived()), (0, REQUESTED), (1, UNSURE)))
        assert confirm_badge(visit, 1, came_out=seen, by="visitor") == [SEEN if seen else MISSED]

    @pytest.mark.parametrize(
        "events",
        [
            [],
            [REQUESTED],
            [REQUESTED, PRINTED],
            [REQUESTED, FAILED],
            [REQUESTED, UNSURE, SEEN],
            [REQUESTED, UNSURE, REPRINT],
        ],
    )
    def test_nobody_is_asked_about_a_badge_of_which_more_is_known(self, events: list[Event]) -> None:
        visit = fold("v1", told((0, arrived()), *((1, event) for event in events)))
        with pytest.raises(BadgeSettled, match="A-001"):
            confirm_badge(visit, 1, came_out=False, by="Kim")

    def test_a_reprint_is_the_next_copy_of_the_same_badge(self) -> None:
        visit = fold("v1", told((0, arrived()), (0, REQUESTED), (1, PRINTED)))
        [event] = reprint(visit, lobby="Side entrance", name="Ana Ruiz", by="Kim")
        assert event == BadgeRequested(
            subject="v1", person="p1", copy=2, lobby="Side entrance", by="Kim", name="Ana Ruiz"
        )
        assert fold("v1", told((0, arrived()), (0, REQUESTED), (2, event))).token == visit.token

    def test_a_name_is_put_right_once(self) -> None:
        visit = fold("v1", told((0, arrived("Ana Riuz"))))
        assert correct_name(visit, " Ana  Ruiz ", by="Kim") == [CORRECTED]
        assert correct_name(visit, "Ana Riuz", by="Kim") == []
        with pytest.raises(NameMissing):
            correct_name(visit, " ", by="Kim")

    def test_who_has_left_needs_no_badge_and_no_other_name(self) -> None:
        ended = fold("v1", told((0, arrived()), (1, LEFT)))
        with pytest.raises(VisitEnded, match="A-001"):
            reprint(ended, lobby="Main entrance", name=None, by="Kim")
        with pytest.raises(VisitEnded, match="A-001"):
            correct_name(ended, "Ana", by="Kim")

    def test_leaving_is_one_fact_however_often(self) -> None:
        here = fold("v1", told((0, arrived())))
        assert leave(here, by="Kim") == [VisitorLeft(subject="v1", by="Kim")]
        assert leave(fold("v1", told((0, arrived()), (1, LEFT))), by="Kim") == []
