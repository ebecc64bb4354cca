"""The waiting screen, as the answer comes."""

from dataclasses import replace

import pytest
from kivy.uix.label import Label

from kiosk import reception
from kiosk.lobby.flow import Step
from kiosk.lobby.waiting import BadgeWord
from kiosk.visits.acknowledgement import Answer, AnswerKind
from kiosk.visits.destination import Destination
from kiosk.visits.events import BadgeFailed, BadgePrinted, BadgeUnconfirmed
from tests.kiosk.lobby.screens.lobby import NOW


@pytest.mark.parametrize(
    ("event", "badge", "said"),
    [
        (BadgePrinted(subject="", copy=1), BadgeWord.TAKE_IT, "Please take your badge"),
        (BadgeUnconfirmed(subject="", copy=1), BadgeWord.LOOK_FOR_IT, "Did your badge come out"),
        (BadgeFailed(subject="", copy=1, reason="no-paper"), BadgeWord.WRITE_BY_HAND, "write A-001 on it"),
    ],
)
def test_what_became_of_the_badge(walk, event, badge, said):
    walk.go_to(Step.WAITING)
    visit = walk.attendant.way.visit
    walk.lobby.journal.append(lambda _: [replace(event, subject=visit)], now=NOW)
    walk.lobby.on_news()
    walk.hand.until(lambda: walk.attendant.waiting.badge is badge)
    assert walk.hand.reads(said)


def unconfirmed(walk):
    """The printer cannot tell whether her badge came out."""
    walk.go_to(Step.WAITING)
    unsure = BadgeUnconfirmed(subject=walk.attendant.way.visit, copy=1)
    walk.lobby.journal.append(lambda _: [unsure], now=NOW)
    walk.lobby.on_news()
    walk.hand.until(lambda: walk.attendant.waiting.badge is BadgeWord.LOOK_FOR_IT)


@pytest.mark.parametrize(
    ("button", "badge", "said"),
    [
        ("came_out", BadgeWord.TAKE_IT, "Please take your badge"),
        ("none_came_out", BadgeWord.ANOTHER, "We are printing another badge for you."),
    ],
)
def test_she_is_asked_whether_her_badge_came_out(walk, button, badge, said):
    walk.go_to(Step.WAITING)
    assert not walk.hand.reads("Yes, I have it")
    unconfirmed(walk)
    walk.hand.tap(button)
    walk.hand.until(lambda: walk.attendant.waiting.badge is badge)
    assert walk.hand.reads(said)
    assert not walk.hand.reads("Yes, I have it")


def test_a_written_answer_stands_as_it_was_written(walk):
    answer(walk, Answer(AnswerKind.WRITTEN, text="Please wait by the window."))
    assert walk.hand.reads("Front desk has written to you:")
    assert walk.hand.reads("Please wait by the window.")


def test_a_later_answer_takes_the_place_of_an_earlier_one(walk):
    answer(walk, Answer(AnswerKind.WRITTEN, text="Please wait by the window."))
    answer(walk, Answer(AnswerKind.ON_MY_WAY))
    assert walk.hand.reads("Front desk is on the way to you.")
    assert not walk.hand.reads("by the window")


def test_directions_that_are_not_in_her_language_say_so(walk):
    place = Destination("gym", {"en": "Gym"}, {"en": "Across the yard."})
    reception.list_destination(walk.lobby.journal, place, now=NOW)
    answer(walk, Answer(AnswerKind.PLEASE_GO_TO, destination="gym"))
    assert walk.hand.reads("Across the yard.")
    assert not walk.hand.reads("This text is in")
    walk.act(lambda way: way.choose_language("ar"))
    assert walk.hand.reads("لغة هذا النص: \u2068English\u2069")
    labels = [widget for widget in walk.hand.widgets() if isinstance(widget, Label)]
    text = next(label for label in labels if label.text == "Across the yard.")
    assert (text.language, text.direction) == ("en", "ltr")


def test_whom_to_ask_for_is_named_with_the_extension(walk):
    walk.go_to(Step.WAITING)
    assert walk.hand.reads("Elena Rivera")
    assert walk.hand.reads("Extension 112")


def answer(walk, given):
    if walk.step is not Step.WAITING:
        walk.go_to(Step.WAITING)
    before = walk.attendant.waiting
    reception.acknowledge(walk.lobby.journal, walk.attendant.way.visit, given, by="Front desk", now=NOW)
    walk.lobby.on_news()
    walk.hand.until(lambda: walk.attendant.waiting is not before)
