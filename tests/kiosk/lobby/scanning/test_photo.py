"""Photos of drawn people of every skin, well and badly lit: all of them show."""

from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from kiosk.lobby.scanning.framing import OVAL, Framing
from kiosk.lobby.scanning.photo import SIZE, take, toned
from kiosk.lobby.scanning.picture import Grey
from kiosk.lobby.scanning.sitter import SKINS, Colour, Sitter, before_camera
from printer import Photo

FRAMING = Framing()
LIGHTS = {"well lit": 0.0, "dim": -2.0, "dark": -3.5}


@cache
def photo(skin: Colour, stops: float = 0.0, covering: Colour | None = None, glasses: bool = False) -> Photo:
    return take(before_camera(Sitter(skin, covering, glasses), (480, 270), stops), FRAMING)


def face(photo: Photo) -> Grey:
    """The middle of the oval."""
    width, height = SIZE
    middle_x, middle_y = (OVAL.left + OVAL.width / 2) * width, (OVAL.top + OVAL.height / 2) * height
    reach_x, reach_y = OVAL.width / 4 * width, OVAL.height / 4 * height
    return photo[
        int(middle_y - reach_y) : int(middle_y + reach_y), int(middle_x - reach_x) : int(middle_x + reach_x)
    ]


@pytest.mark.parametrize("stops", LIGHTS.values(), ids=LIGHTS)
@pytest.mark.parametrize("skin", SKINS.values(), ids=SKINS)
def test_every_face_is_as_light_as_a_badge_needs_it(skin: Colour, stops: float) -> None:
    assert 0.28 * 255 < np.median(face(photo(skin, stops))) < 0.9 * 255


@pytest.mark.parametrize("stops", LIGHTS.values(), ids=LIGHTS)
@pytest.mark.parametrize("skin", SKINS.values(), ids=SKINS)
def test_eyes_and_mouth_stand_out_of_every_face(skin: Colour, stops: float) -> None:
    low, middle, high = np.percentile(face(photo(skin, stops)), (1, 50, 99))
    assert middle - low > 25
    assert high - middle > 25


def test_the_darker_of_two_faces_stays_the_darker() -> None:
    middles = [float(np.median(face(photo(skin)))) for skin in SKINS.values()]
    assert all(lighter >= darker - 1 for lighter, darker in pairwise(middles))
    assert middles[0] > middles[-1] + 40


@pytest.mark.parametrize(
    "worn", [{"covering": (220, 220, 225)}, {"covering": (25, 25, 30)}, {"glasses": True}]
)
def test_what_is_worn_hardly_changes_a_face(worn: dict[str, Any]) -> None:
    bare, covered = (float(np.median(face(photo(SKINS["brown"], **more)))) for more in ({}, worn))
    assert covered == pytest.approx(bare, abs=25)


def test_a_window_behind_her_does_not_leave_her_in_the_dark() -> None:
    picture = before_camera(Sitter(SKINS["dark"]), (640, 360), -1.5)
    picture[:, :250] = 255
    assert np.median(face(take(picture, FRAMING))) > 0.28 * 255


def test_tones_keep_their_order_and_none_is_clipped() -> None:
    slope = np.tile(np.linspace(10, 120, 450).astype(np.uint8), (600, 1))
    made = toned(slope)
    assert (np.diff(made[0].astype(int)) >= 0).all()
    assert len(np.unique(made)) == len(np.unique(slope))


@pytest.mark.parametrize("level", [0, 255])
def test_a_picture_without_anything_on_it_is_no_error(level: int) -> None:
    assert take(np.full((480, 640, 3), level, np.uint8), FRAMING).shape == (600, 450)


def test_the_photo_is_what_the_mirror_framed_seen_as_others_see_her() -> None:
    picture = np.zeros((400, 800, 3), np.uint8)
    picture[:, :400] = 255  # bright at the left of the camera's picture
    made = take(picture, Framing(height=1.0))
    assert made.shape == (600, 450)
    assert made[:, :200].min() > made[:, 250:].max()


def test_a_photo_is_never_written_to() -> None:
    with pytest.raises(ValueError, match="read-only"):
        photo(SKINS["olive"])[0, 0] = 0
