"""Hints, told from drawn cards that are held up before a hall."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from kiosk.lobby.scanning.hints import Hints, Measures, hint_for, measure, small
from kiosk.lobby.scanning.opencv import cv2
from kiosk.lobby.scanning.picture import Grey, grey
from kiosk.lobby.scanning.sight import Hint
from kiosk.lobby.scanning.specimen import LicenceFields, Pose, held_up, licence_card, licence_text

FRAME = (1280, 720)
CARD = licence_card(licence_text(LicenceFields()))
HELD = Pose(share=0.85, roll=6, blur=0.7)
GOOD = Measures(width=0.5, module=2.0, whole=True, light=210, glare=0, motion=2)


def hall() -> Grey:
    """What stands before the camera always: walls, doors, pictures on them."""
    random = np.random.default_rng(3)
    drawn = np.full(FRAME[::-1], 120, np.float32)
    for _ in range(60):
        x, y, width, height = (int(random.integers(most)) for most in (*FRAME, 320, 240))
        drawn[y : y + height, x : x + width] = random.integers(30, 220)
    return cv2.GaussianBlur(drawn, (0, 0), 6).astype(np.uint8)


HALL = hall()


@cache
def drawn(pose: Pose) -> Grey:
    """The hall with a card held so."""
    cover = grey(held_up(np.full_like(CARD, 255), replace(pose, blur=0), FRAME)) >= 250
    whole = cv2.dilate(cover.astype(np.uint8), np.ones((3, 3))) > 0
    return np.where(whole, grey(held_up(CARD, pose, FRAME)), HALL)


def seen(pose: Pose | None, light: float = 0.85, glare: float = 0, moved: int = 0) -> Grey:
    """What the camera sees of that; `glare` is the breadth of a reflection, in shares of the picture's."""
    picture = (HALL if pose is None else drawn(pose)).astype(np.float32)
    if glare:
        down, across = np.mgrid[: FRAME[1], : FRAME[0]]
        away = ((across - 640) / (glare * 1280)) ** 2 + ((down - 380) / (glare * 720)) ** 2
        picture = picture + 400 * np.exp(-away / 2)
    picture = np.roll(picture, moved, 1)
    noise = np.random.default_rng(1).normal(0, 3, picture.shape)
    return np.clip(picture * light + noise, 0, 255).astype(np.uint8)


def told(picture: Grey, before: Grey | None = None) -> Hint | None:
    """What is told of one picture."""
    measures = measure(picture, small(picture if before is None else before), small(seen(None)))
    return hint_for(measures) if measures else None


@pytest.mark.parametrize(
    ("held", "hint"),
    [
        ({"pose": None}, None),
        ({"pose": replace(HELD, share=0.35)}, Hint.CLOSER),
        ({"pose": replace(HELD, share=0.5)}, Hint.CLOSER),
        ({"pose": HELD}, None),
        ({"pose": replace(HELD, share=1.0)}, None),
        ({"pose": replace(HELD, share=1.6)}, Hint.FURTHER),
        ({"pose": HELD, "light": 0.2}, Hint.MORE_LIGHT),
        ({"pose": HELD, "light": 0.5}, None),
        ({"pose": HELD, "glare": 0.02}, None),
        ({"pose": HELD, "glare": 0.1}, Hint.TILT),
        ({"pose": HELD, "glare": 0.2}, Hint.TILT),
    ],
)
def test_what_would_help(held, hint) -> None:
    assert told(seen(**held)) is hint


@pytest.mark.parametrize(
    ("pixels", "hint"), [(3, None), (6, None), (32, Hint.HOLD_STILL), (64, Hint.HOLD_STILL)]
)
def test_a_card_that_moves_is_to_be_held_still(pixels: int, hint: Hint | None) -> None:
    assert told(seen(HELD, moved=pixels), before=seen(HELD)) is hint


def test_stripes_that_always_stand_there_are_no_card() -> None:
    blind = seen(replace(HELD, share=0.4))
    assert measure(blind, small(blind), small(blind)) is None


def test_light_comes_first_then_stillness_and_nearness_before_glare() -> None:
    assert hint_for(GOOD) is None
    assert hint_for(replace(GOOD, light=40, motion=60, module=1)) is Hint.MORE_LIGHT
    assert hint_for(replace(GOOD, glare=0.3, module=1)) is Hint.CLOSER
    assert hint_for(replace(GOOD, whole=False, width=0.9)) is Hint.FURTHER
    assert hint_for(replace(GOOD, whole=False, width=0.4)) is None
    assert hint_for(replace(GOOD, module=7, width=0.9)) is Hint.FURTHER


class Watched:
    """Hints that are given a picture three times a second."""

    def __init__(self) -> None:
        self.hints = Hints()
        self.now = 0.0
        self.show(seen(None))

    def show(self, picture: Grey, times: int = 1) -> Hint | None:
        """The hint after this picture was seen so often."""
        hint = None
        for _ in range(times):
            hint = self.hints.see(picture, self.now)
            self.now += 0.33
        return hint


FAR, NEAR = seen(replace(HELD, share=0.4)), seen(replace(HELD, share=1.6))


def test_a_hint_is_given_once_it_is_certain_and_stays_for_a_while() -> None:
    watched = Watched()
    assert watched.show(FAR, 2) is None  # the first of them moves into the picture
    assert watched.show(FAR, 2) is Hint.CLOSER
    assert watched.show(NEAR, 4) is Hint.CLOSER
    assert watched.show(NEAR, 4) is Hint.FURTHER


def test_a_single_odd_picture_changes_nothing() -> None:
    watched = Watched()
    watched.show(FAR, 8)
    assert watched.show(NEAR) is Hint.CLOSER
    assert watched.show(FAR, 4) is Hint.CLOSER


def test_nothing_is_said_once_a_code_was_read_and_when_the_card_has_gone() -> None:
    watched = Watched()
    assert watched.show(FAR, 4) is Hint.CLOSER
    watched.hints.be_silent()
    assert watched.show(FAR) is None
    assert watched.show(FAR, 4) is Hint.CLOSER
    assert watched.show(seen(None), 8) is None


def test_between_two_looks_nothing_is_looked_at() -> None:
    hints = Hints()
    assert hints.see(seen(None), 0.0) is None
    assert hints.see(np.zeros((0, 0), np.uint8), 0.1) is None


def test_what_is_kept_of_a_picture_shows_nothing() -> None:
    watched = Watched()
    watched.show(FAR, 4)
    kept = [value for value in vars(watched.hints).values() if isinstance(value, np.ndarray)]
    assert [array.shape for array in kept] == [(27, 48), (27, 48)]
