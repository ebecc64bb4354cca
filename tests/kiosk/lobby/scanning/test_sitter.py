import numpy as np
import pytest

from kiosk.lobby.scanning.sitter import SKINS, Colour, Sitter, before_camera


def middle(picture: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> Colour:
    """The colour of a cheek, as red, green and blue."""
    height, width = picture.shape[:2]
    cheek = picture[int(0.53 * height) : int(0.56 * height), int(0.45 * width) : int(0.47 * width)]
    blue, green, red = (int(part) for part in cheek.reshape(-1, 3).mean(axis=0))
    return red, green, blue


@pytest.mark.parametrize("skin", SKINS.values(), ids=SKINS)
def test_a_face_has_its_skins_colour(skin: Colour) -> None:
    assert middle(before_camera(Sitter(skin), (480, 270))) == pytest.approx(skin, rel=0.3, abs=8)


def test_a_camera_that_exposes_less_sees_it_darker() -> None:
    seen = [sum(middle(before_camera(Sitter(), (480, 270), stops))) for stops in (0.0, -1.0, -2.0)]
    assert seen == sorted(seen, reverse=True)
    assert seen[0] > 1.5 * seen[2]


def test_the_picture_is_as_a_camera_gives_it() -> None:
    picture = before_camera(Sitter(covering=(90, 60, 110), glasses=True), (320, 240))
    assert (picture.shape, picture.dtype, picture.flags.c_contiguous) == ((240, 320, 3), np.uint8, True)
