"""The patience of a screen, in virtual time."""

import pytest

from kiosk.lobby.patience import Patience
from kiosk.lobby.screens.idleness import Idleness


@pytest.fixture
def idle(shown):
    hand = shown("Widget:\n")
    heard = []
    idleness = Idleness(lambda: heard.append("ask"), lambda: heard.append("leave"))
    yield hand, idleness, heard
    idleness.stop()


def test_it_asks_and_then_leaves(idle):
    hand, idleness, heard = idle
    idleness.begin(Patience(45, 20))
    hand.wait(44)
    assert heard == []
    hand.wait(2)
    assert heard == ["ask"]
    hand.wait(21)
    assert heard == ["ask", "leave"]
    hand.wait(100)
    assert heard == ["ask", "leave"]


def test_a_touch_begins_the_count_anew(idle):
    hand, idleness, heard = idle
    idleness.begin(Patience(45, 20))
    hand.wait(44)
    idleness.touched()
    hand.wait(44)
    assert heard == []
    hand.wait(2)
    assert heard == ["ask"]


def test_whoever_is_asked_and_there_is_given_twice_the_time_as_often_as_it_takes(idle):
    hand, idleness, heard = idle
    idleness.begin(Patience(45, 20))
    hand.wait(46)
    for waited, asked in ((90, 2), (180, 3), (360, 4)):
        idleness.touched()
        hand.wait(waited - 1)
        assert len(heard) == asked - 1
        hand.wait(2)
        assert heard == ["ask"] * asked
    idleness.begin(Patience(45, 20))
    hand.wait(46)
    assert len(heard) == 5


def test_with_nothing_to_ask_it_only_leaves(idle):
    hand, idleness, heard = idle
    idleness.begin(Patience(None, 10))
    hand.wait(11)
    assert heard == ["leave"]


def test_patience_without_end_and_a_new_screen_count_nothing(idle):
    hand, idleness, heard = idle
    idleness.begin(Patience(1, 1))
    idleness.begin(Patience(None, None))
    hand.wait(1000)
    assert heard == []
