"""A thread that takes pictures from a device and keeps only the newest."""

import logging
import threading
import time

from kiosk.lobby.scanning.camera import CameraState, Frame
from kiosk.lobby.scanning.cameras.device import CameraTrouble, Device
from kiosk.lobby.scanning.cameras.watch import Watch

_FIRST_RETRY, _LONGEST_RETRY = 0.25, 4.0
_TOO_OLD = 3.0

_log = logging.getLogger(__name__)


class Grabber:
    """A camera: a device, read by a thread of its own, reopened by itself when it fails.

    A reader that is slower than the device misses frames; it never sees an old one.
    """

    def __init__(self, device: Device, watch: Watch) -> None:
        self._device = device
        self._watch = watch
        self._fresh = threading.Condition()
        self._frame: Frame | None = None
        self._state = CameraState.CLOSED
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def state(self) -> CameraState:
        """How the camera is now; frozen also while the device holds back its next picture."""
        with self._fresh:
            if self._state is CameraState.WORKING and self._frame is not None:
                age = time.monotonic() - self._frame.taken
                return CameraState.FROZEN if age > _TOO_OLD + self._device.pause else self._state
            return self._state

    def open(self) -> None:
        """Begin to take pictures; returns at once."""
        if self._thread is None:
            self._state = CameraState.STARTING
            self._ended.clear()
            self._thread = threading.Thread(target=self._run, name="camera", daemon=True)
            self._thread.start()

    def newest(self, after: int = 0, timeout: float = 0.0) -> Frame | None:
        """The newest frame if its number is above `after`, else None once `timeout` seconds are over."""
        with self._fresh:
            self._fresh.wait_for(lambda: self._frame is not None and self._frame.number > after, timeout)
            return self._frame if self._frame is not None and self._frame.number > after else None

    def close(self) -> None:
        """Stop and free the device; returns when it is free."""
        self._ended.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        with self._fresh:
            self._frame, self._state = None, CameraState.CLOSED

    def _run(self) -> None:
        retry = _FIRST_RETRY
        while not self._ended.is_set():
            try:
                self._device.open()
                while not self._ended.wait(self._device.pause):
                    self._take()
                    retry = _FIRST_RETRY
            except CameraTrouble as trouble:
                self._fail(trouble.state)
            except Exception:  # whatever a driver does, the camera is tried again
                _log.exception("The camera's driver failed.")
                self._fail(CameraState.FAILED)
            finally:
                self._device.close()
            self._ended.wait(retry)
            retry = min(2 * retry, _LONGEST_RETRY)

    def _take(self) -> None:
        picture = self._device.grab()
        now = time.monotonic()
        state = self._watch.see(picture, now)
        with self._fresh:
            number = 1 if self._frame is None else self._frame.number + 1
            self._frame, self._state = Frame(picture, now, number), state
            self._fresh.notify_all()
        if state is CameraState.FROZEN:
            raise CameraTrouble(state)

    def _fail(self, state: CameraState) -> None:
        with self._fresh:
            self._state = state
