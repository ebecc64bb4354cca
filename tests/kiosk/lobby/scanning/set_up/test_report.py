import math
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from kiosk.lobby.scanning.opencv import cv2
from kiosk.lobby.scanning.picture import Picture, grey
from kiosk.lobby.scanning.set_up.card import card_picture
from kiosk.lobby.scanning.set_up.report import CardReport, Focus, Light, measure
from kiosk.lobby.scanning.specimen import Pose, held_up

FULL_HD, HD = (1920, 1080), (1280, 720)
GOOD = CardReport(module=2.0, blur=0.5, light=Light.GOOD, roll=0, tilt=0, share=0.5, read=True)


@cache
def seen(pose: Pose, frame: tuple[int, int] = HD) -> Picture:
    """What a camera sees of the card: its light, its noise and its JPEG."""
    picture = grey(held_up(card_picture(), pose, frame)) * 0.8 + 10
    noisy = picture + np.random.default_rng(1).normal(0, 3, picture.shape)
    jpeg = cv2.imencode(".jpg", np.clip(noisy, 0, 255).astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, 85])[1]
    return cv2.imdecode(jpeg, cv2.IMREAD_COLOR).astype(np.uint8)


def card_of(picture: Picture) -> CardReport:
    report = measure(picture)
    assert (report.height, report.width) == picture.shape[:2]
    assert report.card is not None
    return report.card


@pytest.mark.parametrize(
    ("frame", "share", "roll"),
    [
        (FULL_HD, 0.3, 17.0),
        (FULL_HD, 0.7, -17.0),
        (HD, 0.3, -40.0),
        (HD, 0.5, 0.0),
        (HD, 0.7, 0.0),
        (HD, 0.6, 90.0),
    ],
)
def test_pixels_a_module_are_measured_within_five_percent(
    frame: tuple[int, int], share: float, roll: float
) -> None:
    card = card_of(seen(Pose(share, roll=roll, blur=0.5), frame))
    assert card.module == pytest.approx(share * frame[0] / 85.6 * 0.17, rel=0.05)
    assert card.roll == pytest.approx(roll, abs=1)


def test_a_card_that_is_turned_away_is_seen_shortened_and_tilted() -> None:
    card = card_of(seen(Pose(0.6, yaw=30)))
    flat = 0.6 * 1280 / 85.6 * 0.17
    assert card.module == pytest.approx(flat * math.cos(math.radians(30)), rel=0.05)
    assert card.tilt == pytest.approx(30, abs=5)
    assert card_of(seen(Pose(0.6))).tilt < 12


@pytest.mark.parametrize(
    ("blur", "focus"), [(0.4, Focus.SHARP), (1.0, Focus.SOFT), (2.0, Focus.BLURRED), (3.0, Focus.BLURRED)]
)
def test_the_blur_is_measured(blur: float, focus: Focus) -> None:
    card = card_of(seen(Pose(0.6, roll=8, blur=blur)))
    assert card.blur == pytest.approx(blur, abs=0.25)
    assert card.focus is focus


def test_a_hand_that_moved_along_blurs_as_well() -> None:
    moved = cv2.blur(seen(Pose(0.6)), (7, 1)).astype(np.uint8)
    assert card_of(moved).blur > 1.5


def test_the_share_is_of_the_side_that_is_filled_first() -> None:
    card = card_of(seen(Pose(0.5, roll=20)))
    assert card.share == pytest.approx(0.5 * 53.98 / 85.6 * 1280 / 720, rel=0.02)


def shining(picture: Picture, width: float, strength: float) -> Picture:
    """A lamp's reflection over the middle of the licence code."""
    y, x = np.mgrid[: picture.shape[0], : picture.shape[1]]
    spot = strength * np.exp(-((x - 640) ** 2 + (y - 240) ** 2) / (2 * width**2))
    return np.clip(picture + spot[..., None], 0, 255).astype(np.uint8)


def test_light_that_is_even_is_good() -> None:
    for level in (0.5, 0.7, 1.0):
        assert card_of((seen(Pose(0.6)) * level).astype(np.uint8)).light is Light.GOOD


def test_too_little_light_is_told() -> None:
    assert card_of((seen(Pose(0.6)) * 0.25).astype(np.uint8)).light is Light.TOO_DARK


@pytest.mark.parametrize(("width", "strength"), [(40, 220), (130, 180)])
def test_a_lamp_that_shines_in_the_card_is_told(width: float, strength: float) -> None:
    assert card_of(shining(seen(Pose(0.6)), width, strength)).light is Light.GLARE


def test_a_picture_that_is_overexposed_glares() -> None:
    washed = np.clip(seen(Pose(0.6)) * 0.9 + 130.0, 0, 255).astype(np.uint8)
    assert card_of(washed).light is Light.GLARE


def test_whether_the_licence_code_is_read_is_tried() -> None:
    assert card_of(seen(Pose(0.8, blur=0.5))).read
    assert not card_of(seen(Pose(0.4, blur=2.0))).read


@pytest.mark.parametrize(
    "picture",
    [np.zeros((480, 640, 3), np.uint8), np.full((16, 16, 3), 200, np.uint8)],
    ids=["black", "tiny"],
)
def test_without_the_card_there_is_nothing_to_measure(picture: Picture) -> None:
    assert measure(picture).card is None


def test_half_a_card_is_none() -> None:
    whole = seen(Pose(0.6))
    for part in (whole[:, :640], whole[260:]):  # without the other QR code; without the licence code
        assert measure(np.ascontiguousarray(part)).card is None


@pytest.mark.parametrize(("blur", "needed"), [(0.0, 1.6), (0.5, 1.6), (1.0, 2.0), (2.0, 4.0)])
def test_the_more_blur_the_more_pixels_are_needed(blur: float, needed: float) -> None:
    assert replace(GOOD, blur=blur).needed == pytest.approx(needed)


def test_the_distances_follow_from_what_is_seen_here() -> None:
    assert GOOD.nearest == pytest.approx(0.5 / 0.95)
    assert GOOD.farthest == pytest.approx(2.0 / 1.6)
    assert GOOD.is_enough


def test_a_coarse_camera_is_not_enough_at_any_distance() -> None:
    near, far = (card_of(seen(Pose(share), (640, 480))) for share in (0.9, 0.6))
    assert not near.is_enough
    assert not far.is_enough
