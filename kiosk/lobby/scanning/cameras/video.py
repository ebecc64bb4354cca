"""A video file as a camera: a recorded morning, over and over."""

import math
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.lobby.scanning.camera import CameraState
from kiosk.lobby.scanning.camera_url import CameraUrl
from kiosk.lobby.scanning.cameras.device import CameraTrouble
from kiosk.lobby.scanning.cameras.grabber import Grabber
from kiosk.lobby.scanning.cameras.watch import Trusting

if TYPE_CHECKING:
    from cv2 import VideoCapture

    from kiosk.lobby.scanning.picture import Picture

_USUAL_RATE = 30.0  # where the file does not say
_TOO_LATE = 1.0  # seconds; what was missed by more is not made up for


class VideoDevice:
    """The pictures of a video file at its own rate, from its beginning again when it is over."""

    pause = 0.0  # each picture is waited for

    def __init__(self, file: Path) -> None:
        self._file = file
        self._capture: VideoCapture | None = None
        self._between = 1 / _USUAL_RATE
        self._due = 0.0

    def open(self) -> str:
        """Raises CameraTrouble where there is no such file, or it is no video."""
        if not self._file.is_file():
            raise CameraTrouble(CameraState.ABSENT, f"There is no file {self._file}.")
        if not os.access(self._file, os.R_OK):
            raise CameraTrouble(CameraState.NO_PERMISSION, f"This account may not read {self._file}.")
        from kiosk.lobby.scanning.opencv import cv2

        capture = self._capture = cv2.VideoCapture(str(self._file.absolute()), cv2.CAP_FFMPEG)
        if not capture.isOpened():
            raise CameraTrouble(CameraState.FAILED, f"{self._file} is no video that can be read.")
        rate = capture.get(cv2.CAP_PROP_FPS)
        self._between = 1 / (rate if math.isfinite(rate) and 0 < rate <= 240 else _USUAL_RATE)
        self._due = time.monotonic()
        return ""

    def grab(self) -> "Picture":
        """The next picture, when it is due."""
        if self._capture is None:
            raise CameraTrouble(CameraState.CLOSED)
        now = time.monotonic()
        self._due = max(self._due, now - _TOO_LATE)
        time.sleep(max(0.0, self._due - now))
        self._due += self._between
        came, picture = self._capture.read()
        if not came:
            from kiosk.lobby.scanning.opencv import cv2

            self._capture.set(cv2.CAP_PROP_POS_FRAMES, 0)
            came, picture = self._capture.read()
        if not came:
            raise CameraTrouble(CameraState.FAILED, f"{self._file} holds no picture.")
        return picture.astype("uint8", copy=False)

    def close(self) -> None:
        """Free the file."""
        if self._capture is not None:
            self._capture.release()
            self._capture = None


def video_camera(url: CameraUrl, folder: Path) -> Grabber:
    """The camera of `video:FILE`; raises CameraUrlInvalid."""
    if not url.path:
        raise url.wrong("it names no file, as video:morning.mp4 does")
    url.settings()
    # A video may well stand still, or be black.
    return Grabber(VideoDevice(folder / url.path), Trusting())
