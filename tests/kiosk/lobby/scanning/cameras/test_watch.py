import numpy as np

from kiosk.lobby.scanning.camera import CameraState
from kiosk.lobby.scanning.cameras.watch import SensorWatch, Trusting

NOISE = np.random.default_rng(1).integers(0, 256, (8, 48, 64, 3), dtype=np.uint8)
BLACK = np.zeros((48, 64, 3), np.uint8)


def test_pictures_that_change_are_true() -> None:
    watch = SensorWatch()
    assert {watch.see(picture, now) for now, picture in enumerate(NOISE)} == {CameraState.WORKING}


def test_a_picture_that_repeats_for_three_seconds_is_frozen_until_it_changes() -> None:
    watch = SensorWatch()
    states = [watch.see(NOISE[0], now) for now in (0.0, 1.0, 2.9, 3.0)]
    assert states == [CameraState.WORKING] * 3 + [CameraState.FROZEN]
    assert watch.see(NOISE[1], 3.1) is CameraState.WORKING


def test_two_seconds_of_black_are_told_until_there_is_light() -> None:
    watch = SensorWatch()
    watch.see(NOISE[0], 0.0)
    dark = [watch.see(BLACK + np.uint8(now), now) for now in (1, 2, 3)]
    assert dark == [CameraState.WORKING, CameraState.BLACK, CameraState.BLACK]
    assert watch.see(NOISE[1], 4.0) is CameraState.WORKING


def test_a_drawn_picture_may_stand_still_and_be_black() -> None:
    watch = Trusting()
    assert {watch.see(BLACK, now) for now in range(9)} == {CameraState.WORKING}
