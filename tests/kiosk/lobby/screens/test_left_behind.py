"""When a visitor has gone, nothing that she wrote is left: in no widget, picture, queue or cache."""

import sys

import pytest

from kiosk.lobby.flow import Step, Way
from kiosk.lobby.patience import FAREWELL
from kiosk.lobby.screens.keypad import LISTEN
from tests.kiosk.lobby.screens.left_behind import her, holders

ENOUGH = 15  # seconds


@pytest.fixture
def visitor(walk):
    """One who has written her name, and looked for somebody."""
    walk.hand.strike(LISTEN)
    walk.hand.tap("English")
    walk.hand.tap("type_instead")
    walk.hand.type_in(her())
    walk.hand.finish()
    walk.hand.tap("Meet someone")
    walk.at(Step.HOST)
    walk.hand.tap("search")
    walk.hand.type_in(her())
    walk.app.screen.ids.search.clear()
    walk.hand.tap(walk.row("rivera"))
    walk.at(Step.READ_BACK)
    walk.hand.until(lambda: walk.hand.reads(her()))
    return walk


def test_the_search_finds_what_is_there(visitor):
    assert holders(her())


def test_a_visitor_who_walks_away_is_asked_and_then_wiped(visitor):
    settings = visitor.lobby.settings.lobby
    visitor.hand.wait(settings.idle_seconds)
    assert visitor.app.frame.overlay is not None
    visitor.hand.wait(settings.still_there_seconds)
    assert_gone(visitor)


def test_a_visitor_who_cancels(visitor):
    visitor.hand.tap("Cancel")
    assert_gone(visitor)


def test_a_visitor_who_leaves_a_message_and_leaves(visitor):
    visitor.hand.tap("confirm")
    visitor.at(Step.WAITING)
    visitor.hand.until(lambda: visitor.attendant.waiting)
    visitor.act(Way.write_message)
    visitor.hand.type_in(her())
    visitor.hand.finish()
    visitor.hand.type_in(her())
    visitor.hand.finish()
    visitor.at(Step.MESSAGE_LEFT)
    visitor.act(Way.sign_out)
    visitor.at(Step.GOODBYE)
    assert FAREWELL < ENOUGH
    visitor.hand.wait(FAREWELL)
    assert_gone(visitor)


def is_wiped(visitor):
    """A look takes long, and Kivy's fading bars hold their screens until they have faded."""
    visitor.hand.wait(0.5)
    return not holders(her())


def assert_gone(visitor):
    visitor.at(Step.WELCOME)
    visitor.hand.wait(1)
    visitor.hand.until(lambda: not visitor.lobby.speaker.busy)
    visitor.hand.until(lambda: is_wiped(visitor))
    assert "kivy.core.clipboard" not in sys.modules
