from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.office.alerts.wait import WaitKind, mark_of, of_help, of_visit
from kiosk.visits.acknowledgement import Acknowledgement, Answer, AnswerKind, NotTodayReason
from kiosk.visits.help import Help, HelpKind
from kiosk.visits.moment import Moment
from kiosk.visits.phrase import Phrase
from kiosk.visits.visit import Visit

ARRIVED = Moment(datetime(2026, 3, 2, 17, 0, tzinfo=UTC), -7 * 60)
VISIT = Visit("v", number="A-001", arrived=ARRIVED, awaited=ARRIVED)


def later(minutes):
    return replace(ARRIVED, at=ARRIVED.at + timedelta(minutes=minutes))


def answered(kind, **more):
    standing = Acknowledgement(Answer(kind, **more), "Elena Rivera", later(3))
    return replace(VISIT, answered=later(3), acknowledged=later(3), acknowledgement=standing)


def test_from_her_arrival_on_she_waits_for_an_answer():
    wait = of_visit(VISIT)
    assert (wait.kind, wait.mark, wait.began) == (WaitKind.ANSWER, "", ARRIVED)


def test_handed_on_she_waits_anew():
    wait = of_visit(replace(VISIT, awaited=later(5)))
    assert (wait.kind, wait.mark, wait.began) == (WaitKind.ANSWER, mark_of(later(5)), later(5))


def test_a_promised_time_is_waited_for_until_it_is_over():
    wait = of_visit(answered(AnswerKind.IN_MINUTES, minutes=10))
    assert (wait.kind, wait.began, wait.grace) == (WaitKind.PROMISE, later(3), timedelta(minutes=10))
    assert wait.mark == f"promise-{mark_of(later(3))}"


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        (AnswerKind.ON_MY_WAY, {}),
        (AnswerKind.WITH_YOU_SHORTLY, {}),
        (AnswerKind.PHRASE, {"phrase": Phrase.TAKE_A_SEAT}),
        (AnswerKind.WRITTEN, {"text": "Please take a seat."}),
    ],
)
def test_answered_without_a_time_she_waits_to_be_met(kind, more):
    wait = of_visit(answered(kind, **more))
    assert (wait.kind, wait.began, wait.grace) == (WaitKind.MEETING, later(3), timedelta())
    assert wait.mark == f"meeting-{mark_of(later(3))}"


@pytest.mark.parametrize(
    "visit",
    [
        Visit("stub"),
        replace(VISIT, left=later(1)),
        replace(VISIT, answered=later(1), resolved=later(1)),
        replace(answered(AnswerKind.IN_MINUTES, minutes=10), resolved=later(9)),
        replace(answered(AnswerKind.ON_MY_WAY), resolved=later(9)),
        answered(AnswerKind.PLEASE_GO_TO, destination="library"),
        answered(AnswerKind.NOT_TODAY, reason=NotTodayReason.AWAY),
        replace(VISIT, answered=later(1)),
    ],
    ids=[
        "not known",
        "left",
        "met",
        "in time",
        "at last",
        "sent on",
        "sent away",
        "an answer that cannot be read",
    ],
)
def test_otherwise_she_waits_for_nothing(visit):
    assert of_visit(visit) is None


def test_help_is_waited_for_until_somebody_goes():
    help = Help("h", HelpKind.OFFICE, "Main entrance", "es", None, None, ARRIVED)
    assert of_help(help).kind is WaitKind.HELP
    assert of_help(replace(help, answered_by="Pat Kim", answered=later(1))) is None
