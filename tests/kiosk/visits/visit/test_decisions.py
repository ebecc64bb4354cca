"""What may be decided about a visit, and what is refused."""

from collections.abc import Callable

import pytest

from kiosk.errors import (
    AnsweredMeanwhile,
    BadgeSettled,
    NameMissing,
    TextUnfit,
    TooLateToTakeBack,
    VisitEnded,
)
from kiosk.visits.acknowledgement import Acknowledgement, Answer, AnswerKind, NotTodayReason
from kiosk.visits.arrival import Arrival
from kiosk.visits.events import (
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
    ReferralTakenBack,
    VisitorArrived,
    VisitorLeft,
    VisitReferred,
    VisitReopened,
    VisitResolved,
    WaitContinued,
)
from kiosk.visits.incident import LONGEST_INCIDENT
from kiosk.visits.phrase import Phrase
from kiosk.visits.visit import (
    Visit,
    acknowledge,
    arrive,
    ask_colleague,
    confirm_badge,
    continue_waiting,
    correct_name,
    dismiss_colleague,
    fold,
    join_colleague,
    leave,
    note_incident,
    refer,
    reopen,
    reprint,
    resolve,
    take_back_answer,
    take_back_incident,
    take_back_referral,
)
from tests.kiosk.visits.visit.story import (
    CORRECTED,
    IN_FIVE,
    LEFT,
    ON_MY_WAY,
    REPRINT,
    REQUESTED,
    WRITTEN,
    answered,
    arrived,
    at,
    told,
)

UNSURE = BadgeUnconfirmed(subject="v1", copy=1, reason="no-answer")
PRINTED = BadgePrinted(subject="v1", copy=1)
FAILED = BadgeFailed(subject="v1", copy=1, reason="no-paper")
SEEN, MISSED = (BadgeConfirmed(subject="v1", copy=1, came_out=seen, by="visitor") for seen in (True, False))
MET = VisitResolved(subject="v1", by="Kim")


def visit_of(*events: tuple[int, Event]) -> Visit:
    """The visit of her who arrived, and what happened then."""
    return fold("v1", told((0, arrived()), *events))


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
        "answer",
        [
            ON_MY_WAY,
            IN_FIVE,
            WRITTEN,
            Answer(AnswerKind.PLEASE_GO_TO, destination="gym"),
            Answer(AnswerKind.NOT_TODAY, reason=NotTodayReason.AWAY),
            Answer(AnswerKind.PHRASE, phrase=Phrase.FRONT_DESK),
            Answer(AnswerKind.WITH_YOU_SHORTLY),
        ],
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


class TestOneWins:
    """Of two people who answer at once, the second hears who was first."""

    @pytest.mark.parametrize(
        "decide",
        [
            lambda visit, turn: acknowledge(visit, IN_FIVE, by="Kim", turn=turn),
            lambda visit, turn: refer(visit, "ross", by="Kim", turn=turn),
        ],
    )
    def test_who_saw_an_older_turn_is_told(self, decide: Callable[[Visit, int | None], list[Event]]) -> None:
        visit = visit_of((1, answered(ON_MY_WAY, "Elena Rivera")))
        assert decide(visit, 1)
        assert decide(visit, None), "whoever has seen nothing decides all the same"
        with pytest.raises(AnsweredMeanwhile, match="Elena Rivera has seen to visit A-001 meanwhile"):
            decide(visit, 0)


class TestTakingBack:
    def test_an_answer_by_whoever_gave_it(self) -> None:
        visit = visit_of((1, answered(ON_MY_WAY, "Kim")))
        assert take_back_answer(visit, by="Kim", now=at(11)) == [AnswerTakenBack(subject="v1", by="Kim")]
        with pytest.raises(AnsweredMeanwhile, match="Kim has seen"):
            take_back_answer(visit, by="Ross", now=at(2))
        with pytest.raises(TooLateToTakeBack, match="for 10 minutes only"):
            take_back_answer(visit, by="Kim", now=at(12))

    def test_no_answer_cannot_be(self) -> None:
        with pytest.raises(AnsweredMeanwhile, match="Somebody has seen"):
            take_back_answer(visit_of(), by="Kim", now=at(2))

    @pytest.mark.parametrize("event", [LEFT, MET])
    def test_a_sign_out_or_that_she_was_met_by_anybody(self, event: Event) -> None:
        visit = visit_of((1, event))
        assert reopen(visit, by="Ross", now=at(11)) == [VisitReopened(subject="v1", by="Ross")]
        with pytest.raises(TooLateToTakeBack):
            reopen(visit, by="Ross", now=at(12))

    def test_that_she_was_handed_on_by_whoever_did_so_unless_somebody_answered(self) -> None:
        handed_on = VisitReferred(subject="v1", host="ross", by="Kim")
        visit = visit_of((1, handed_on))
        assert take_back_referral(visit, by="Kim", now=at(11)) == [ReferralTakenBack(subject="v1", by="Kim")]
        with pytest.raises(TooLateToTakeBack):
            take_back_referral(visit, by="Kim", now=at(12))
        for other, by in (
            (visit, "Ross"),
            (visit_of(), "Kim"),
            (visit_of((1, handed_on), (2, answered(ON_MY_WAY, "Ross"))), "Kim"),
        ):
            with pytest.raises(AnsweredMeanwhile):
                take_back_referral(other, by=by, now=at(3))

    def test_what_was_noted_by_whoever_noted_it(self) -> None:
        visit = visit_of((1, IncidentNoted(subject="v1", person="p1", by="Kim", text="Fell.")))
        assert take_back_incident(visit, by="Kim", now=at(11)) == [IncidentTakenBack(subject="v1", by="Kim")]
        with pytest.raises(TooLateToTakeBack):
            take_back_incident(visit, by="Kim", now=at(12))
        for other, by in ((visit, "Ross"), (visit_of(), "Kim")):
            with pytest.raises(AnsweredMeanwhile):
                take_back_incident(other, by=by, now=at(2))

    def test_nothing_is_reopened_that_is_open(self) -> None:
        assert reopen(visit_of(), by="Kim", now=at(1)) == []


@pytest.mark.parametrize(
    ("decide", "events", "decided"),
    [
        (lambda it: refer(it, "ross", by="Kim"), [], [VisitReferred(subject="v1", host="ross", by="Kim")]),
        (lambda it: refer(it, "rivera", by="Kim"), [], []),
        (continue_waiting, [], [WaitContinued(subject="v1")]),
        (continue_waiting, [answered(ON_MY_WAY)], []),
        (continue_waiting, [LEFT], []),
        (lambda it: resolve(it, by="Kim"), [], [MET]),
        (lambda it: resolve(it, by="Kim"), [LEFT], [MET]),
        (lambda it: resolve(it, by="Ross"), [MET], []),
        (lambda it: ask_colleague(it, by="Kim"), [], [ColleagueAsked(subject="v1", by="Kim")]),
        (lambda it: ask_colleague(it, by="Ross"), [ColleagueAsked(subject="v1", by="Kim")], []),
        (lambda it: join_colleague(it, by="Ross"), [], []),
        (
            lambda it: join_colleague(it, by="Ross"),
            [ColleagueAsked(subject="v1", by="Kim")],
            [ColleagueCame(subject="v1", by="Ross")],
        ),
        (lambda it: dismiss_colleague(it, by="Kim"), [], []),
        (
            lambda it: dismiss_colleague(it, by="Kim"),
            [ColleagueAsked(subject="v1", by="Kim")],
            [ColleagueNotNeeded(subject="v1", by="Kim")],
        ),
        (
            lambda it: note_incident(it, " Fell. ", by="Kim"),
            [LEFT],
            [IncidentNoted(subject="v1", person="p1", by="Kim", text="Fell.")],
        ),
    ],
)
def test_a_step_is_one_fact_or_none(
    decide: Callable[[Visit], list[Event]], events: list[Event], decided: list[Event]
) -> None:
    assert decide(visit_of(*enumerate(events, start=1))) == decided


@pytest.mark.parametrize(
    "decide",
    [
        lambda it: refer(it, "ross", by="Kim"),
        lambda it: take_back_answer(it, by="Elena Rivera", now=at(2)),
        lambda it: ask_colleague(it, by="Kim"),
    ],
)
def test_who_has_left_is_not_handed_on(decide: Callable[[Visit], list[Event]]) -> None:
    with pytest.raises(VisitEnded, match="A-001"):
        decide(visit_of((1, answered(ON_MY_WAY)), (1, LEFT)))


@pytest.mark.parametrize("text", [" \n", "x" * (LONGEST_INCIDENT + 1)])
def test_an_incident_says_something_and_no_novel(text: str) -> None:
    with pytest.raises(TextUnfit, match="Write what happened in 1 to 2000 characters"):
        note_incident(visit_of(), text, by="Kim")
