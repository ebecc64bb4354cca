"""She has the screen as she wants it, at one touch, and the next visitor finds it as it usually is."""

import numpy as np
import pytest
from kivy.core.window import Window

from kiosk.lobby.flow import Step, Way
from kiosk.lobby.screens.access import Access
from kiosk.lobby.screens.theme import REACH
from tests.kiosk.lobby.screens.conftest import SIZE, SMALL


@pytest.fixture
def usual(walk):
    """The screen as it usually is, before her and after her."""
    walk.app.dress.end_visit()
    walk.app.frame.uncover()
    yield walk
    walk.app.frame.uncover()
    walk.app.dress.end_visit()


def test_larger_text_at_one_touch_from_the_welcome_screen_to_the_end_of_her_visit(usual):
    hand, look = usual.hand, usual.app.look
    body = look.sizes.body
    hand.tap("access")
    hand.tap("largest")
    assert look.sizes.body == pytest.approx(2 * body, abs=1)
    hand.tap("done")
    usual.go_to(Step.PURPOSE)
    assert look.sizes.text_scale == 2
    usual.act(Way.leave)
    assert look.sizes.body == body


def test_whoever_goes_without_beginning_leaves_it_as_it_was(usual):
    usual.hand.tap("access")
    usual.hand.tap("high_contrast")
    assert usual.app.look.colours.ground == (1, 1, 1, 1)
    usual.hand.wait(usual.lobby.settings.lobby.idle_seconds + 1)
    assert not usual.app.dress.is_changed
    assert usual.app.frame.overlay is None


def test_nothing_moves_if_she_asks(usual):
    usual.hand.tap("access")
    usual.hand.tap("still")
    assert usual.app.look.motion is False


def test_everything_that_is_touched_is_in_the_lower_part(usual):
    Window.size = SIZE
    try:
        usual.go_to(Step.PURPOSE)
        usual.hand.tap("access")
        usual.hand.tap("low_reach")
        usual.hand.tap("done")
        touched = [
            widget for widget in usual.hand.widgets() if hasattr(widget, "on_press") and not widget.disabled
        ]
        assert len(touched) > 8
        tops = [
            widget.to_window(*widget.pos)[1] + min(widget.height, usual.app.look.sizes.touch)
            for widget in touched
        ]
        assert max(tops) <= REACH * Window.height
    finally:
        Window.size = SMALL
        usual.hand.settle()


def test_a_panel_that_is_low_by_itself_does_not_offer_it(usual):
    usual.hand.tap("access")
    assert not usual.hand.reads("Everything lower down")


@pytest.mark.parametrize(
    "step", [Step.WELCOME, Step.SCAN, Step.NAME, Step.PURPOSE, Step.HOST, Step.READ_BACK]
)
def test_what_is_asked_for_and_taken_back_leaves_the_screen_as_it_was(usual, step):
    usual.lobby.frame = None
    usual.go_to(step)
    before = np.asarray(usual.hand.look())
    usual.app.dress.change(Access(text_scale=2.0, high_contrast=True))
    usual.hand.settle()
    assert (np.asarray(usual.hand.look()) != before).any()
    usual.app.dress.end_visit()
    usual.hand.settle()
    after = np.asarray(usual.hand.look())
    assert not (after != before).any()
