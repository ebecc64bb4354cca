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


def test_the_question_itself_waits_longer_each_time_up_to_ten_times_as_long(idle):
    hand, idleness, heard = idle
    idleness.begin(Patience(1, 20))
    for asked, seconds in enumerate((20, 40, 80, 160, 200, 200), 1):
        hand.wait(2 ** (asked - 1) + 1)
        assert heard == ["ask"] * asked
        hand.wait(seconds - 2)
        assert heard == ["ask"] * asked
        idleness.touched()
    hand.wait(64 + 1)
    hand.wait(198)
    assert heard == ["ask"] * 7
    hand.wait(3)
    assert heard[-1] == "leave"


@pytest.mark.parametrize(("most", "seconds"), [(10, (20, 40, 80, 100, 100)), (1, (10, 10))])
def test_where_it_does_not_ask_each_touch_gives_her_longer_and_never_for_ever(idle, most, seconds):
    hand, idleness, heard = idle
    idleness.begin(Patience(None, 10, most))
    for longer in seconds:
        idleness.touched()
        hand.wait(longer - 1)
        assert heard == []
    hand.wait(2)
    assert heard == ["leave"]


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
