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
        self._taken = 0  # never begun anew: whoever waits for a later frame must get one after a pause too
        self._state, self._remark = CameraState.CLOSED, ""
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

    @property
    def remark(self) -> str:
        """What the device said when it was opened, or when it failed."""
        with self._fresh:
            return self._remark

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
        self._watch.forget()
        with self._fresh:
            self._frame, self._state, self._remark = None, CameraState.CLOSED, ""

    def _run(self) -> None:
        retry = _FIRST_RETRY
        while not self._ended.is_set():
            try:
                remark = self._device.open()
                while not self._ended.wait(self._device.pause):
                    self._take(remark)
                    retry = _FIRST_RETRY
            except CameraTrouble as trouble:
                self._fail(trouble.state, trouble.remark)
            except Exception as error:  # whatever a driver does, the camera is tried again
                _log.exception("The camera's driver failed.")
                self._fail(CameraState.FAILED, f"Its driver failed: {type(error).__name__}.")
            finally:
                self._free()
            self._ended.wait(retry)
            retry = min(2 * retry, _LONGEST_RETRY)

    def _free(self) -> None:
        try:
            self._device.close()
        except Exception:  # this thread would end, and the camera never come back
            _log.exception("The camera's driver failed.")

    def _take(self, remark: str) -> None:
        picture = self._device.grab()
        if picture.ndim != 3 or picture.shape[2] != 3 or picture.size == 0:
            raise CameraTrouble(CameraState.FAILED, f"What it gives is no picture, but {picture.shape}.")
        now = time.monotonic()
        state = self._watch.see(picture, now)
        if state is CameraState.FROZEN:
            raise CameraTrouble(state)
        with self._fresh:
            self._taken += 1
            self._frame = Frame(picture, now, self._taken)
            self._become(state, remark)
            self._fresh.notify_all()

    def _fail(self, state: CameraState, remark: str) -> None:
        """No picture of a camera that gives none any more is kept."""
        with self._fresh:
            self._frame = None
            self._become(state, remark)
        if state is not CameraState.FROZEN:  # whether it still is, only the last picture tells
            self._watch.forget()

    def _become(self, state: CameraState, remark: str) -> None:
        with self._fresh:
            before = self._state, self._remark
            self._state, self._remark = state, remark
        if before != (state, remark):
            level = logging.WARNING if state.remedy or remark else logging.INFO
            _log.log(level, "%s", " ".join(filter(None, (state.sentence, remark))))
