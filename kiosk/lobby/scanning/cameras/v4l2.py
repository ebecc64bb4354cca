"""A USB camera, or any other that Linux shows as a video device."""

import errno
import fcntl
import os
import struct
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.lobby.scanning.camera import CameraState
from kiosk.lobby.scanning.cameras.device import CameraTrouble

if TYPE_CHECKING:
    from cv2 import VideoCapture

    from kiosk.lobby.scanning.picture import Picture

# VIDIOC_REQBUFS (linux/videodev2.h) asks for buffers, which only one program at a time may hold.
_REQUEST_BUFFERS = 0xC0145608
_ONE_MAPPED_CAPTURE_BUFFER = struct.pack("5I", 1, 1, 1, 0, 0)


class V4l2Device:
    """A video device by its path; `/dev/v4l/by-id/...` stays the same when cameras are plugged around."""

    pause = 0.0  # reading waits for the next picture

    def __init__(self, path: Path, size: tuple[int, int], fps: float) -> None:
        """Args:
        size: width and height in pixels to ask for; the camera takes the nearest that it has.
        """
        self._path = path
        self._size = size
        self._fps = fps
        self._capture: VideoCapture | None = None

    def open(self) -> None:
        """Raises CameraTrouble where the device is missing, forbidden, held by another, or no camera."""
        if not self._path.exists():
            raise CameraTrouble(CameraState.ABSENT)
        if not os.access(self._path, os.R_OK | os.W_OK):
            raise CameraTrouble(CameraState.NO_PERMISSION)
        if self._is_held():
            raise CameraTrouble(CameraState.BUSY)
        from kiosk.lobby.scanning.opencv import cv2

        capture = self._capture = cv2.VideoCapture(str(self._path), cv2.CAP_V4L2)
        if not capture.isOpened():
            raise CameraTrouble(CameraState.FAILED)
        # The format before the size: uncompressed, USB 2 carries 5 pictures a second of this size.
        capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
        capture.set(cv2.CAP_PROP_FRAME_WIDTH, self._size[0])
        capture.set(cv2.CAP_PROP_FRAME_HEIGHT, self._size[1])
        capture.set(cv2.CAP_PROP_FPS, self._fps)

    def grab(self) -> "Picture":
        """The next picture; raises CameraTrouble when none came within a second."""
        if self._capture is None:
            raise CameraTrouble(CameraState.CLOSED)
        came, picture = self._capture.read()
        if not came:
            raise CameraTrouble(CameraState.FAILED if self._path.exists() else CameraState.ABSENT)
        return picture.astype("uint8", copy=False)

    def close(self) -> None:
        """Free the device."""
        if self._capture is not None:
            self._capture.release()
            self._capture = None

    def _is_held(self) -> bool:
        try:
            device = os.open(self._path, os.O_RDWR | os.O_NONBLOCK)
        except OSError as error:
            return error.errno == errno.EBUSY
        try:
            fcntl.ioctl(device, _REQUEST_BUFFERS, _ONE_MAPPED_CAPTURE_BUFFER)
        except OSError as error:
            return error.errno == errno.EBUSY
        finally:
            os.close(device)  # gives the buffer back
        return False
