import threading
from collections.abc import Callable, Iterator

import numpy as np
import pytest

from kiosk.lobby.scanning.camera import CameraState, Frame
from kiosk.lobby.scanning.cameras.device import CameraTrouble
from kiosk.lobby.scanning.cameras.grabber import Grabber
from kiosk.lobby.scanning.cameras.watch import SensorWatch, Trusting
from kiosk.lobby.scanning.picture import Picture

LONG = 10.0


class Device:
    """Does what its script says, one step for each picture, and then waits until it is closed."""

    pause = 0.0

    def __init__(self, *script: Callable[[], Picture]) -> None:
        self.script: Iterator[Callable[[], Picture]] = iter(script)
        self.opened = self.freed = 0
        self.at_end = threading.Event()
        self.let_go = threading.Event()

    def open(self) -> None:
        self.opened += 1

    def grab(self) -> Picture:
        step = next(self.script, None)
        if step is None:
            self.at_end.set()
            self.let_go.wait(LONG)
            raise CameraTrouble(CameraState.ABSENT)
        return step()

    def close(self) -> None:
        self.freed += 1


def shows(level: int) -> Callable[[], Picture]:
    return lambda: np.full((16, 16, 3), level, np.uint8)


def fails(error: Exception) -> Callable[[], Picture]:
    def step() -> Picture:
        raise error

    return step


def played(device: Device, grabber: Grabber) -> Frame | None:
    """The frame that is left when the device has played its script."""
    grabber.open()
    assert device.at_end.wait(LONG)
    frame = grabber.newest(timeout=LONG)
    state = grabber.state
    device.let_go.set()
    grabber.close()
    assert state is CameraState.WORKING
    return frame


def test_only_the_newest_frame_is_kept_and_its_number_tells_what_was_missed() -> None:
    device = Device(shows(1), shows(2), shows(3))
    frame = played(device, Grabber(device, Trusting()))
    assert frame is not None
    assert (frame.number, int(frame.picture[0, 0, 0])) == (3, 3)


@pytest.mark.parametrize("error", [CameraTrouble(CameraState.ABSENT), RuntimeError("a driver's own")])
def test_a_device_that_fails_is_freed_and_opened_again(error: Exception) -> None:
    device = Device(shows(1), fails(error), shows(2))
    frame = played(device, Grabber(device, Trusting()))
    assert frame is not None
    assert int(frame.picture[0, 0, 0]) == 2
    assert device.opened == 2
    assert device.freed == device.opened


def test_the_trouble_is_the_state_until_it_is_over() -> None:
    device = Device(fails(CameraTrouble(CameraState.BUSY)))
    grabber = Grabber(device, Trusting())
    told = threading.Event()
    device.close = told.set  # type: ignore[method-assign]  # the moment at which the state stands
    grabber.open()
    assert told.wait(LONG)
    states = [grabber.state]
    assert grabber.newest() is None
    device.let_go.set()
    grabber.close()
    assert [*states, grabber.state] == [CameraState.BUSY, CameraState.CLOSED]


def test_a_reader_waits_for_a_newer_frame_only_as_long_as_it_says() -> None:
    device = Device(shows(1))
    grabber = Grabber(device, SensorWatch())
    grabber.open()
    frame = grabber.newest(timeout=LONG)
    assert frame is not None
    assert grabber.newest(frame.number, timeout=0.01) is None
    device.let_go.set()
    grabber.close()


def test_opening_and_closing_twice_does_no_harm() -> None:
    device = Device(shows(1))
    device.let_go.set()
    grabber = Grabber(device, Trusting())
    grabber.open()
    grabber.open()
    assert grabber.newest(timeout=LONG) is not None
    grabber.close()
    grabber.close()
    assert grabber.state is CameraState.CLOSED
