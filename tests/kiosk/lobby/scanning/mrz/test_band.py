import cv2
import numpy as np
import pytest

from kiosk.lobby.scanning.mrz.band import may_show_zone
from kiosk.lobby.scanning.picture import Grey, grey
from kiosk.lobby.scanning.specimen import LicenceFields, licence_card, licence_text
from tests.kiosk.lobby.scanning.mrz.drawn import specimen


def frame(picture: Grey) -> Grey:
    """As a camera of 1280 by 720 pixels sees it on a desk."""
    scale = min(1280 / picture.shape[1], 720 / picture.shape[0])
    shown = cv2.resize(grey(picture), None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    desk = np.full((720, 1280), 120, np.uint8)
    left, top = (1280 - shown.shape[1]) // 2, (720 - shown.shape[0]) // 2
    desk[top : top + shown.shape[0], left : left + shown.shape[1]] = shown
    return desk


@pytest.mark.parametrize("seed", [0, 1, 3])
def test_a_passport_may_show_one(seed: int) -> None:
    assert may_show_zone(frame(specimen(seed).picture))


def test_an_empty_desk_and_a_licence_show_none() -> None:
    assert not may_show_zone(np.full((720, 1280), 120, np.uint8))
    assert not may_show_zone(frame(licence_card(licence_text(LicenceFields()))))


@pytest.mark.parametrize("shape", [(1, 1), (1, 3000), (3000, 1)])
def test_a_picture_of_any_shape_may_be_asked_about(shape: tuple[int, int]) -> None:
    assert not may_show_zone(np.full(shape, 120, np.uint8))
