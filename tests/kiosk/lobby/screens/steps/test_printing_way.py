"""The way on paper: offered where she is sent somewhere, printed once, and its fate told."""

from dataclasses import replace

import pytest

from kiosk import reception
from kiosk.lobby.flow import Step
from kiosk.lobby.waiting import WayWord
from kiosk.visits.acknowledgement import Answer, AnswerKind
from kiosk.visits.destination import Destination
from kiosk.visits.events import WayRequested, WaySettled
from tests.kiosk.lobby.screens.lobby import NOW

GYM = Destination("gym", {"en": "Gym"}, {"en": "Across the yard."})
GYM_WITH_RAMP = replace(GYM, step_free={"en": "By the ramp."})


def sent(walk, gym=GYM):
    """Somebody has answered that she shall go to the gym."""
    reception.list_destination(walk.lobby.journal, gym, now=NOW)
    walk.go_to(Step.WAITING)
    visit = walk.attendant.way.visit
    answer = Answer(AnswerKind.PLEASE_GO_TO, destination="gym")
    reception.acknowledge(walk.lobby.journal, visit, answer, by="Front desk", now=NOW)
    walk.lobby.on_news()
    walk.hand.until(lambda: walk.attendant.waiting.way is WayWord.OFFERED)
    return visit


def settle(walk, visit, state):
    fact = WaySettled(subject=visit, copy=1, label=1, labels=1, state=state)
    walk.lobby.journal.append(lambda _: [fact], now=NOW)
    walk.lobby.on_news()


def requests(walk, visit):
    with walk.lobby.journal.reading() as view:
        return [fact.event for fact in view.story(visit) if isinstance(fact.event, WayRequested)]


def test_nothing_is_offered_while_she_waits(walk):
    walk.go_to(Step.WAITING)
    walk.hand.until(lambda: walk.attendant.waiting is not None)
    assert walk.attendant.waiting.way is WayWord.NOT_OFFERED
    assert not walk.hand.reads("Print the way")


def test_she_takes_the_way_along(walk):
    visit = sent(walk)
    walk.hand.tap("print")
    walk.hand.until(lambda: walk.attendant.waiting.way is WayWord.PRINTING)
    assert walk.hand.reads("We are printing the way for you.")
    assert not walk.hand.reads("Print the way")
    [asked] = requests(walk, visit)
    assert (asked.copy, asked.destination, asked.by, asked.step_free) == (1, "gym", "visitor", False)
    settle(walk, visit, "printed")
    walk.hand.until(lambda: walk.attendant.waiting.way is WayWord.TAKE_IT)
    assert walk.hand.reads("Please take the slip with the way from the printer.")


@pytest.mark.parametrize(
    ("state", "word", "said", "again"),
    [
        ("failed", WayWord.FAILED, "The way could not be printed.", True),
        ("unconfirmed", WayWord.LOOK_FOR_IT, "Please look whether the slip with the way came out", False),
    ],
)
def test_she_is_told_when_none_came_out(walk, state, word, said, again):
    visit = sent(walk)
    walk.hand.tap("print")
    walk.hand.until(lambda: walk.attendant.waiting.way is WayWord.PRINTING)
    settle(walk, visit, state)
    walk.hand.until(lambda: walk.attendant.waiting.way is word)
    assert walk.hand.reads(said)
    assert walk.hand.reads("Print the way") is again


def test_the_way_without_steps_is_printed_where_that_is_shown(walk):
    visit = sent(walk, GYM_WITH_RAMP)
    walk.hand.tap("toggle")
    walk.hand.tap("print")
    walk.hand.until(lambda: walk.attendant.waiting.way is WayWord.PRINTING)
    assert [asked.step_free for asked in requests(walk, visit)] == [True]
