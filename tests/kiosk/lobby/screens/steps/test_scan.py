"""The camera's picture, and what is said where there is none."""

import numpy as np
import pytest

from kiosk.lobby.flow import Step, Way
from kiosk.lobby.scanning.camera import CameraState, Frame
from kiosk.lobby.scanning.documents.unknown import Unknown
from kiosk.lobby.scanning.sight import NOTHING, Hint, Sight
from kiosk.lobby.screens.sayings import HINTS

OUTLINE = ((0.3, 0.4), (0.6, 0.4), (0.6, 0.6), (0.3, 0.6))


@pytest.fixture
def screen(walk):
    """The screen, once it shows a picture."""
    walk.go_to(Step.SCAN)
    walk.hand.until(lambda: walk.app.screen.ids.viewfinder.has_picture)
    return walk.app.screen


def see(walk, sight):
    walk.lobby.on_sight(sight)
    walk.hand.settle()


def test_new_pictures_are_shown_as_they_come_and_no_larger_than_they_are_seen(walk, screen):
    shown = []
    viewfinder = screen.ids.viewfinder
    newest = viewfinder.newest
    viewfinder.newest = lambda: shown.append(newest())
    walk.lobby.frame = Frame(np.full((1080, 1920, 3), 9, np.uint8), 1.0, 2)
    walk.hand.until(lambda: shown)
    walk.hand.wait(1.0)
    [picture] = shown
    assert picture.max() == 9
    height, width = picture.shape[:2]
    assert viewfinder.width <= width + 1
    assert viewfinder.height <= height + 1
    assert min(width / viewfinder.width, height / viewfinder.height) < 1.01


def test_what_was_recognised_is_outlined_with_a_check_mark(walk, screen):
    viewfinder = screen.ids.viewfinder
    assert not viewfinder.line
    see(walk, Sight(outline=OUTLINE))
    x, y = viewfinder.on_widget(0.45, 0.5)
    assert viewfinder.mark == pytest.approx([x, y])
    assert min(viewfinder.line[::2]) < x < max(viewfinder.line[::2])
    see(walk, NOTHING)
    assert not viewfinder.line


def test_what_was_recognised_stays_to_be_seen_while_the_next_screen_comes(walk, screen):
    see(walk, Sight(outline=OUTLINE))
    walk.act(Way.type_instead)
    assert walk.step is Step.NAME
    assert walk.app.screen is screen
    see(walk, NOTHING)
    assert screen.ids.viewfinder.line
    walk.hand.tap("Type my name")  # nothing is touched by mistake meanwhile
    walk.hand.wait(0.5)
    walk.at(Step.NAME)
    assert not walk.app.frame.still


def test_whoever_cancels_leaves_at_once(walk, screen):
    see(walk, Sight(outline=OUTLINE))
    walk.act(Way.leave)
    assert walk.app.screen is not screen


def test_a_hint_stands_on_the_picture_until_it_helped(walk, screen):
    for hint in Hint:
        see(walk, Sight(hint=hint))
        assert walk.hand.reads(HINTS[hint])
    see(walk, Sight(outline=OUTLINE))
    assert not any(walk.hand.reads(said) for said in HINTS.values())


def test_what_was_seen_from_the_welcome_screen_is_said_too(walk):
    see(walk, Sight(hint=Hint.CLOSER))
    walk.go_to(Step.SCAN)
    walk.hand.until(lambda: walk.hand.reads(HINTS[Hint.CLOSER]))


def test_without_a_picture_there_is_no_hint(walk, screen):
    see(walk, Sight(hint=Hint.CLOSER))
    walk.lobby.on_camera(CameraState.ABSENT)
    walk.hand.until(lambda: not screen.hint)


def test_typing_is_an_equal_at_once_and_suggested_after_eight_seconds(walk, screen):
    viewfinder, tile = screen.ids.viewfinder, screen.ids.type_instead
    assert tile.size == viewfinder.size
    walk.hand.wait(7.5)
    assert not screen.suggests_typing
    walk.hand.wait(0.5)
    assert screen.suggests_typing
    assert tile.thickness == 3
    assert walk.hand.reads("Typing is just as good")
    walk.hand.tap("Type my name")
    assert walk.step is Step.NAME


def test_nothing_of_the_picture_stays_when_she_goes_on(walk, screen):
    viewfinder, live = screen.ids.viewfinder, screen._live
    texture = viewfinder._texture
    walk.act(Way.type_instead)
    assert (viewfinder._texture, viewfinder.newest(), live.picture) == (None, None, None)
    assert viewfinder._picture.texture is not texture
    walk.lobby.frame = Frame(np.zeros((48, 64, 3), np.uint8), 1.0, 2)
    walk.hand.wait(0.5)
    assert (viewfinder._texture, live.picture) == (None, None)


def test_the_camera_watches_only_where_something_is_shown_to_it(walk):
    watched = {}
    for step in (Step.SCAN, Step.NAME, Step.PURPOSE, Step.SIGN_OUT, Step.WELCOME):
        walk.act(Way.leave)
        walk.go_to(step)
        watched[step] = walk.lobby.watching
    assert [step for step, is_watched in watched.items() if is_watched] == [
        Step.SCAN,
        Step.SIGN_OUT,
        Step.WELCOME,
    ]


@pytest.mark.parametrize("state", [CameraState.ABSENT, CameraState.BUSY, CameraState.FAILED])
def test_without_a_camera_she_is_asked_to_type(walk, state):
    walk.lobby.frame = None
    walk.go_to(Step.SCAN)
    walk.lobby.on_camera(state)
    walk.hand.until(lambda: walk.hand.reads("The camera is not working right now."))
    assert walk.hand.reads("Please type your name")
    assert not walk.hand.reads("Show your ID card")
    walk.hand.tap("Type my name")
    assert walk.step is Step.NAME


def test_a_covered_camera_is_told_and_showing_is_still_offered(walk):
    walk.lobby.frame = None
    walk.go_to(Step.SCAN)
    walk.lobby.on_camera(CameraState.BLACK)
    walk.hand.until(lambda: walk.hand.reads("Something may be covering it."))
    assert walk.hand.reads("Show your ID card")


def test_a_code_that_leads_nowhere_is_told(walk):
    walk.go_to(Step.SCAN)
    walk.show(Unknown("QRCode"))
    assert walk.hand.reads("We cannot use this code.")
    assert walk.step is Step.SCAN
