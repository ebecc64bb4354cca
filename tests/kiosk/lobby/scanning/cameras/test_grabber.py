import gc
import threading
import weakref
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
        self.remark = ""
        self.at_end = threading.Event()
        self.let_go = threading.Event()

    def open(self) -> str:
        self.opened += 1
        return self.remark

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


def test_what_the_device_says_is_told_with_its_first_picture(caplog: pytest.LogCaptureFixture) -> None:
    device = Device(shows(1))
    device.remark = "width is 1280 and not 1920."
    grabber = Grabber(device, Trusting())
    grabber.open()
    assert grabber.newest(timeout=LONG) is not None
    assert grabber.remark == device.remark
    device.let_go.set()
    grabber.close()
    assert grabber.remark == ""
    assert caplog.messages[0] == "The camera works. width is 1280 and not 1920."


class Frozen:
    """Finds every picture frozen."""

    def see(self, picture: Picture, now: float) -> CameraState:
        return CameraState.FROZEN

    def forget(self) -> None:
        """Nothing is kept."""


def test_a_frozen_picture_is_not_shown_and_the_device_is_opened_again() -> None:
    device = Device(shows(1), shows(1))
    grabber = Grabber(device, Frozen())
    grabber.open()
    assert device.at_end.wait(LONG)
    assert (grabber.state, grabber.newest(), device.opened) == (CameraState.FROZEN, None, 3)
    device.let_go.set()
    grabber.close()


@pytest.mark.parametrize("shape", [(0, 0, 3), (16, 16), (16, 16, 4)])
def test_what_is_no_picture_is_a_failure(shape: tuple[int, ...]) -> None:
    device = Device(lambda: np.zeros(shape, np.uint8), shows(2))
    frame = played(device, Grabber(device, Trusting()))
    assert frame is not None
    assert int(frame.picture[0, 0, 0]) == 2
    assert device.opened == 2


def test_a_device_that_cannot_be_freed_is_opened_again_all_the_same() -> None:
    device = Device(shows(1), fails(CameraTrouble(CameraState.ABSENT)), shows(2))
    grabber = Grabber(device, Trusting())
    device.close = fails(RuntimeError("a driver's own"))  # type: ignore[method-assign, assignment]
    frame = played(device, grabber)
    assert frame is not None
    assert int(frame.picture[0, 0, 0]) == 2


@pytest.mark.parametrize("error", [CameraTrouble(CameraState.ABSENT), RuntimeError("a driver's own")])
def test_of_a_camera_that_has_gone_no_picture_stays(error: Exception) -> None:
    unplugged = threading.Event()

    def fail() -> Picture:
        unplugged.wait(LONG)
        raise error

    device = Device(shows(1), fail)
    grabber = Grabber(device, SensorWatch())
    grabber.open()
    frame = grabber.newest(timeout=LONG)
    assert frame is not None
    picture = weakref.ref(frame.picture)
    del frame
    unplugged.set()
    assert device.at_end.wait(LONG)
    gc.collect()
    assert picture() is None
    device.let_go.set()
    grabber.close()


def test_of_a_camera_that_was_closed_no_picture_stays() -> None:
    device = Device(shows(1))
    device.let_go.set()
    grabber = Grabber(device, SensorWatch())
    grabber.open()
    assert device.at_end.wait(LONG)
    grabber.close()
    assert grabber._frame is None
    assert vars(grabber._watch) == {"_last": None, "_changed": None, "_lit": None}


def test_the_pauses_grow_while_it_fails_and_are_short_again_after_a_picture(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    absent = fails(CameraTrouble(CameraState.ABSENT))
    device = Device(*6 * [absent], shows(1), absent, shows(2))
    pauses: list[float] = []
    grabber = Grabber(device, Trusting())

    class Ended(threading.Event):
        def wait(self, timeout: float | None = None) -> bool:
            if timeout:
                pauses.append(timeout)
            return self.is_set()

    monkeypatch.setattr(grabber, "_ended", Ended())
    played(device, grabber)
    assert pauses[:7] == [0.25, 0.5, 1.0, 2.0, 4.0, 4.0, 0.25]


def test_the_trouble_is_the_state_until_it_is_over(caplog: pytest.LogCaptureFixture) -> None:
    device = Device(fails(CameraTrouble(CameraState.BUSY, "It is filming.")))
    grabber = Grabber(device, Trusting())
    told = threading.Event()
    device.close = told.set  # type: ignore[method-assign]  # the moment at which the state stands
    grabber.open()
    assert told.wait(LONG)
    states = [grabber.state]
    assert grabber.remark == "It is filming."
    assert caplog.messages == ["Another program uses the camera. It is filming."]
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


def test_a_picture_that_has_grown_old_is_frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    device = Device(shows(1))
    grabber = Grabber(device, Trusting())
    grabber.open()
    assert grabber.newest(timeout=LONG) is not None
    states = []
    for oldest in (3600, 0):
        monkeypatch.setattr("kiosk.lobby.scanning.cameras.grabber._TOO_OLD", oldest)
        states.append(grabber.state)
    device.let_go.set()
    grabber.close()
    assert states == [CameraState.WORKING, CameraState.FROZEN]


def test_a_camera_that_is_opened_again_counts_on() -> None:
    device = Device(shows(1), shows(2))
    device.let_go.set()
    grabber = Grabber(device, Trusting())
    grabber.open()
    assert device.at_end.wait(LONG)
    grabber.close()
    device.script = iter([shows(3)])
    device.let_go.clear()
    grabber.open()
    frame = grabber.newest(2, timeout=LONG)
    device.let_go.set()
    grabber.close()
    assert frame is not None
    assert (frame.number, int(frame.picture[0, 0, 0])) == (3, 3)


def test_opening_and_closing_twice_does_no_harm() -> None:
    device = Device(shows(1))
    grabber = Grabber(device, Trusting())
    grabber.open()
    grabber.open()
    assert grabber.newest(timeout=LONG) is not None
    device.let_go.set()
    grabber.close()
    grabber.close()
    assert grabber.state is CameraState.CLOSED
