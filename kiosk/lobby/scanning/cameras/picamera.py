"""The camera on a Raspberry Pi's ribbon cable, which only libcamera sees."""

import json
import mmap
import os
import select
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.lobby.scanning.camera import CameraState
from kiosk.lobby.scanning.camera_url import CameraUrl, Range
from kiosk.lobby.scanning.cameras.device import CameraTrouble
from kiosk.lobby.scanning.cameras.grabber import Grabber
from kiosk.lobby.scanning.cameras.watch import SensorWatch

if TYPE_CHECKING:
    from kiosk.lobby.scanning.picture import Picture

SYSTEM_PYTHON = Path("/usr/bin/python3")
"""The Python that has picamera2; a virtual environment has not."""

_WORKER = Path(__file__).with_name("picamera_worker.py")
_TO_START, _TO_ANSWER, _TO_END = 15.0, 3.0, 1.0  # seconds; picamera2 takes long to load
_ROOM = 64  # pixels each way by which libcamera may round a size up


class PicameraDevice:
    """A camera of libcamera's, driven by a process of its own that ends with this one.

    The pictures come over memory that both share and that nobody else can name.
    """

    pause = 0.0  # asking waits for the next picture

    def __init__(self, settings: Mapping[str, float], python: Path) -> None:
        """Args:
        settings: `camera`, its number; `width`, `height` and `fps`; `lens` in dioptres and `exposure` in
            units of 0.1 ms, each left to the camera where it is not given.
        python: one that has picamera2.
        """
        self._settings = settings
        self._python = python
        self._process: subprocess.Popen[bytes] | None = None
        self._memory: mmap.mmap | None = None
        self._heard = b""

    def open(self) -> str:
        """Raises CameraTrouble where there is no such camera, or it cannot be started."""
        size = int(self._settings["width"] + _ROOM) * int(self._settings["height"] + _ROOM) * 3
        file = os.memfd_create("camera")
        try:
            os.ftruncate(file, size)
            self._memory = mmap.mmap(file, size)
            self._heard = b""
            self._process = subprocess.Popen(
                [self._python, _WORKER, str(file), json.dumps(dict(self._settings))],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                bufsize=0,
                pass_fds=(file,),
                start_new_session=True,  # an interrupt at a terminal is for the kiosk
            )
        except OSError as error:
            raise CameraTrouble(CameraState.FAILED, f"{self._python}: {error.strerror}.") from None
        finally:
            os.close(file)
        return str(self._answer(_TO_START)["remark"])

    def grab(self) -> "Picture":
        """The next picture; raises CameraTrouble where none comes within three seconds."""
        if self._process is None or self._process.stdin is None or self._memory is None:
            raise CameraTrouble(CameraState.CLOSED)
        try:
            self._process.stdin.write(b"\n")
        except BrokenPipeError:
            raise self._ended() from None
        height, width, colours = self._answer(_TO_ANSWER)["shape"]
        import numpy as np

        pixels = np.frombuffer(self._memory, np.uint8, height * width * colours)
        return pixels.reshape(height, width, colours).copy()

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is not None and process.stdin is not None and process.stdout is not None:
            process.stdin.close()
            try:
                process.wait(_TO_END)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            process.stdout.close()
        if self._memory is not None:
            self._memory.close()
            self._memory = None

    def _answer(self, seconds: float) -> dict[str, Any]:
        until = time.monotonic() + seconds
        while b"\n" not in self._heard:
            self._hear(until - time.monotonic())
        line, _, self._heard = self._heard.partition(b"\n")
        answer: dict[str, Any] = json.loads(line)
        if "state" in answer:
            raise CameraTrouble(CameraState(answer["state"]), answer["remark"])
        return answer

    def _hear(self, seconds: float) -> None:
        if self._process is None or self._process.stdout is None:
            raise CameraTrouble(CameraState.CLOSED)
        ready, _, _ = select.select([self._process.stdout], [], [], max(0.0, seconds))
        if not ready:
            raise CameraTrouble(CameraState.FROZEN, "picamera2 does not answer.")
        heard = self._process.stdout.read(4096)
        if not heard:
            raise self._ended()
        self._heard += heard

    def _ended(self) -> CameraTrouble:
        return CameraTrouble(CameraState.FAILED, "The process that runs picamera2 has ended.")


def picamera_camera(url: CameraUrl) -> Grabber:
    """The camera of `picamera:[NUMBER][?width=&height=&fps=&lens=&exposure=]`; raises CameraUrlInvalid."""
    if url.path and not (url.path.isascii() and url.path.isdigit()):
        raise url.wrong(f"{url.path!r} is no number of a camera, as picamera:0 has")
    settings = url.settings(
        width=Range(160, 8192, 1920),
        height=Range(120, 8192, 1080),
        fps=Range(1, 120, 30),
        lens=Range(0, 32),
        exposure=Range(1, 10_000),
    )
    return Grabber(PicameraDevice(settings | {"camera": float(url.path or 0)}, SYSTEM_PYTHON), SensorWatch())
