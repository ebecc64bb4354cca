"""The hand touches what a visitor touches, and sees what a visitor sees."""

import time

import pytest
from kivy.base import EventLoop
from kivy.clock import Clock
from kivy.core.window import Window
from PIL import Image

from kiosk.lobby.screens.hand import Hand, NotSeen, WindowClosed
from tests.kiosk.lobby.screens.conftest import Stage, _translator

HALF_IN_SIGHT = """
ScrollView:
    BoxLayout:
        orientation: "vertical"
        size_hint_y: None
        height: root.height + 60
        Heading:
            id: heading
            text: ""
        PrimaryButton:
            text: "Below"
            size_hint_y: None
            height: 80
            on_release: heading.text = "Touched"
"""
TREE = """
DirBox:
    orientation: "vertical"
    Title:
        text: "Welcome"
    PrimaryButton:
        id: enter
        text: "Sign in"
        on_release: heading.text = "Signed in"
    SecondaryButton:
        text: "Sign out"
        disabled: True
        on_release: heading.text = "Signed out"
    Heading:
        id: heading
        text: ""
    Body:
        text: "Secret"
        opacity: 0
    ScrollView:
        size_hint_y: None
        height: 200
        BoxLayout:
            orientation: "vertical"
            size_hint_y: None
            height: 400
            Body:
                text: "In view"
                size_hint_y: 1
            Body:
                text: "Out of view"
                size_hint_y: 1
"""

RED = """
Widget:
    canvas:
        Color:
            rgba: 1, 0, 0, 1
        Rectangle:
            size: 100, 50
"""


def test_a_tap_on_words_presses_the_button(shown):
    hand = shown(TREE)
    hand.tap("Sign in")
    assert hand.reads("Signed in")


def test_a_widget_is_found_by_its_id(shown):
    hand = shown(TREE)
    hand.tap("enter")
    assert hand.reads("Signed in")


def test_a_button_shows_that_it_is_pressed_and_acts_when_the_finger_lifts(shown):
    hand = shown(TREE)
    button = hand.find("Sign in")
    rest = button.fill
    hand.press("Sign in")
    assert button.state == "down"
    assert button.fill != rest
    assert not hand.reads("Signed in")
    hand.lift()
    assert hand.reads("Signed in")


def test_a_finger_that_slides_off_presses_nothing(shown):
    hand = shown(TREE)
    hand.press("Sign in")
    hand.slide((5, 5))
    hand.lift()
    assert not hand.reads("Signed in")


def test_what_is_half_out_of_sight_is_scrolled_to(shown):
    hand = shown(HALF_IN_SIGHT)
    hand.tap("Below")
    assert hand.find("heading").text == "Touched"


def test_a_disabled_button_does_nothing(shown):
    hand = shown(TREE)
    hand.tap("Sign out")
    assert not hand.reads("Signed out")


def test_only_what_can_be_seen_is_read(shown):
    texts = shown(TREE).texts()
    assert "Welcome" in texts
    assert "In view" in texts
    assert "Secret" not in texts
    assert "Out of view" not in texts


def test_what_is_not_there_is_said_with_what_is(shown):
    with pytest.raises(NotSeen, match=r"'Leave' does not stand on the screen.*Welcome"):
        shown(TREE).tap("Leave")


def test_waiting_in_vain_ends(shown):
    with pytest.raises(NotSeen, match=r"did not come in 0\.05 s"):
        shown(TREE).until(lambda: False, patience=0.05)


def test_in_a_hurry_a_minute_passes_at_once(shown):
    hand = shown(TREE)
    fired = []
    Clock.schedule_once(lambda _: fired.append("minute"), 60)
    hand.wait(59)
    assert fired == []
    hand.wait(2)
    assert fired == ["minute"]


def test_with_a_pace_time_passes_as_it_does():
    with Hand(Stage(TREE, _translator("en")), pace=0.02) as hand:
        start = time.monotonic()
        hand.tap("Sign in")
        hand.wait(0.05)
        assert time.monotonic() - start >= 0.07


def test_a_closed_window_ends_the_walk(shown):
    hand = shown(TREE)
    EventLoop.quit = True
    with pytest.raises(WindowClosed):
        hand.frame()


def test_a_picture_is_what_the_window_shows(shown, tmp_path):
    hand = shown(RED)
    picture = Image.open(hand.picture(tmp_path / "deep" / "picture.png"))
    assert picture.size == tuple(Window.size)
    assert picture.getpixel((99, picture.height - 50)) == (255, 0, 0)
    assert picture.getpixel((100, picture.height - 50)) == (0, 0, 0)


def test_many_apps_run_one_after_the_other(shown):
    for number in range(20):
        with Hand(Stage(f"Title:\n    text: 'App {number}'\n", _translator("en"))) as hand:
            assert hand.texts() == [f"App {number}"]
        assert Window.children == []


def test_one_app_at_a_time_has_the_window(shown):
    shown(TREE)
    with (
        pytest.raises(RuntimeError, match="another app has the window"),
        Hand(Stage(TREE, _translator("en"))),
    ):
        pass


def test_nothing_is_lifted_that_was_not_pressed(shown):
    with pytest.raises(RuntimeError, match="no finger is down"):
        shown(TREE).lift()
