import numpy as np

from kiosk.lobby.scanning.camera import CameraState
from kiosk.lobby.scanning.cameras.watch import SensorWatch, Trusting
from kiosk.lobby.scanning.picture import Picture

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


def test_one_pixel_of_noise_is_enough_to_be_alive() -> None:
    watch = SensorWatch()
    still = np.full((1080, 1920, 3), 180, np.uint8)
    states = []
    for now in range(5):
        picture = still.copy()
        picture[7, 100 + now] += 1
        states.append(watch.see(picture, now))
    assert set(states) == {CameraState.WORKING}


def test_a_picture_of_another_size_is_another_picture() -> None:
    watch = SensorWatch()
    assert {watch.see(np.full((16 + now, 16, 3), 99, np.uint8), now) for now in range(5)} == {
        CameraState.WORKING
    }


def test_two_seconds_of_black_are_told_until_there_is_light() -> None:
    watch = SensorWatch()
    watch.see(NOISE[0], 0.0)
    dark = [watch.see(BLACK + np.uint8(now), now) for now in (1, 2, 3)]
    assert dark == [CameraState.WORKING, CameraState.BLACK, CameraState.BLACK]
    assert watch.see(NOISE[1], 4.0) is CameraState.WORKING


def scene(level: float, noise: float, seed: int) -> Picture:
    """(720, 1280, 3): an even level, with the noise of a sensor that sees hardly anything."""
    drawn = np.random.default_rng(seed).normal(level, noise, (720, 1280, 3))
    return np.clip(drawn, 0, 255).astype(np.uint8)


def seen(*pictures: Picture) -> CameraState:
    watch = SensorWatch()
    return [watch.see(picture, 2.5 * number) for number, picture in enumerate(pictures)][-1]


def test_the_noise_of_a_covered_sensor_is_no_light() -> None:
    assert seen(*(scene(0, 15, seed) for seed in range(3))) is CameraState.BLACK


def test_a_dark_room_with_a_lamp_is_not_black() -> None:
    lit = [scene(4, 6, seed) for seed in range(3)]
    for picture in lit:
        picture[100:220, 300:420] = 90
    assert seen(*lit) is CameraState.WORKING


def test_what_was_forgotten_is_not_counted() -> None:
    watch = SensorWatch()
    watch.see(BLACK, 0.0)
    watch.forget()
    assert watch.see(BLACK, 9.0) is CameraState.WORKING


def test_a_drawn_picture_may_stand_still_and_be_black() -> None:
    watch = Trusting()
    assert {watch.see(BLACK, now) for now in range(9)} == {CameraState.WORKING}
