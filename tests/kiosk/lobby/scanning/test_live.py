"""A camera's pictures, scaled beside the thread that shows them."""

import threading
from collections.abc import Iterator
from queue import Queue

import numpy as np
import pytest

from kiosk.lobby.scanning.camera import Frame
from kiosk.lobby.scanning.live import Live, filling
from kiosk.lobby.scanning.picture import Picture

PATIENCE = 60.0


class Camera:
    """Gives each picture that is put, then none."""

    def __init__(self) -> None:
        self.pictures: Queue[Picture | None] = Queue()
        self._number = 0

    def newest(self, after: int, timeout: float) -> Frame | None:
        del after, timeout
        picture = self.pictures.get(timeout=PATIENCE)
        self._number += 1
        return None if picture is None else Frame(picture, 0.0, self._number)


@pytest.fixture
def camera() -> Iterator[Camera]:
    camera = Camera()
    yield camera
    camera.pictures.put(None)


def grey(width: int, height: int) -> Picture:
    return np.full((height, width, 3), 128, np.uint8)


def started(camera: Camera) -> tuple[Live, "Queue[tuple[int, ...] | None]"]:
    """A live picture, and the shapes that were told."""
    told: Queue[tuple[int, ...] | None] = Queue()
    live = Live(camera.newest, lambda: told.put(None if live.picture is None else live.picture.shape))
    live.start()
    return live, told


def test_the_newest_picture_is_as_large_as_it_is_shown(camera: Camera) -> None:
    live, told = started(camera)
    camera.pictures.put(grey(1280, 720))
    assert told.get(timeout=PATIENCE) == (720, 1280, 3)
    live.fill(400, 400)
    camera.pictures.put(grey(1280, 720))
    assert told.get(timeout=PATIENCE) == (400, 711, 3)
    live.stop()


def test_a_camera_that_gives_none_any_more_shows_none(camera: Camera) -> None:
    live, told = started(camera)
    camera.pictures.put(grey(64, 48))
    assert told.get(timeout=PATIENCE) == (48, 64, 3)
    for _ in range(5):
        camera.pictures.put(None)
    assert told.get(timeout=PATIENCE) is None
    live.stop()


def test_nothing_is_kept_or_told_once_it_is_stopped(camera: Camera) -> None:
    before = set(threading.enumerate())
    live, told = started(camera)
    thread = (set(threading.enumerate()) - before).pop()
    camera.pictures.put(grey(64, 48))
    told.get(timeout=PATIENCE)
    live.stop()
    camera.pictures.put(grey(64, 48))
    thread.join(PATIENCE)
    assert not thread.is_alive()
    assert live.picture is None
    assert told.empty()


@pytest.mark.parametrize(
    ("size", "wanted", "made"),
    [
        ((1920, 1080), (600, 500), (889, 500)),
        ((1920, 1080), (900, 300), (900, 506)),
        ((640, 480), (900, 300), (640, 480)),
    ],
)
def test_a_picture_fills_and_is_never_made_larger(size, wanted, made) -> None:
    assert filling(grey(*size), wanted).shape == (made[1], made[0], 3)
