"""A USB camera, or any other that Linux shows as a video device."""

import errno
import fcntl
import os
import stat
import struct
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.lobby.scanning.camera import CameraState
from kiosk.lobby.scanning.camera_url import CameraUrl, Range
from kiosk.lobby.scanning.cameras.device import CameraTrouble
from kiosk.lobby.scanning.cameras.grabber import Grabber
from kiosk.lobby.scanning.cameras.watch import SensorWatch

if TYPE_CHECKING:
    from cv2 import VideoCapture

    from kiosk.lobby.scanning.picture import Picture

# linux/videodev2.h. VIDIOC_REQBUFS asks for buffers, which only one program at a time may hold.
_REQUEST_BUFFERS = 0xC0145608
_ONE_MAPPED_CAPTURE_BUFFER = struct.pack("5I", 1, 1, 1, 0, 0)
# VIDIOC_S_CTRL of V4L2_CID_EXPOSURE_AUTO_PRIORITY: 0 lets no exposure last longer than a picture may.
_SET_CONTROL = 0xC008561C
_KEEP_THE_RATE = struct.pack("Ii", 0x009A0903, 0)
_BY_HAND, _BY_ITSELF = 1, 3  # V4L2_EXPOSURE_MANUAL, V4L2_EXPOSURE_APERTURE_PRIORITY

_STATES = {
    errno.EBUSY: CameraState.BUSY,
    errno.EACCES: CameraState.NO_PERMISSION,
    errno.EPERM: CameraState.NO_PERMISSION,
    errno.ENOENT: CameraState.ABSENT,
    errno.ENODEV: CameraState.ABSENT,
    errno.ENXIO: CameraState.ABSENT,
}


def _capture(path: Path) -> "VideoCapture":
    from kiosk.lobby.scanning.opencv import cv2

    return cv2.VideoCapture(str(path), cv2.CAP_V4L2)


class V4l2Device:
    """A video device by its path; `/dev/v4l/by-id/...` stays the same when cameras are plugged around."""

    pause = 0.0  # reading waits for the next picture

    def __init__(
        self,
        path: Path,
        settings: Mapping[str, float],
        capture: "Callable[[Path], VideoCapture]" = _capture,
    ) -> None:
        """Args:
        settings: `width`, `height` in pixels and `fps`, of which the camera takes the nearest that it has;
            `focus` in its own units and `exposure` in units of 0.1 ms, each left to the camera where it is
            not given.
        capture: opens the device.
        """
        self._path = path
        self._settings = settings
        self._opener = capture
        self._capture: VideoCapture | None = None

    def open(self) -> str:
        """Raises CameraTrouble where the device is missing, forbidden, held by another, or no camera."""
        self._try()
        capture = self._capture = self._opener(self._path)
        if not capture.isOpened():
            raise CameraTrouble(CameraState.FAILED, f"{self._path} is no camera.")
        return self._set_up(capture)

    def grab(self) -> "Picture":
        """The next picture; raises CameraTrouble when none came within a second."""
        if self._capture is None:
            raise CameraTrouble(CameraState.CLOSED)
        came, picture = self._capture.read()
        if not came:
            raise CameraTrouble(CameraState.FROZEN if self._path.exists() else CameraState.ABSENT)
        return picture.astype("uint8", copy=False)

    def close(self) -> None:
        """Free the device."""
        if self._capture is not None:
            self._capture.release()
            self._capture = None

    def _try(self) -> None:
        """Opens the device by itself, since OpenCV does not say why it could not."""
        try:
            device = os.open(self._path, os.O_RDWR | os.O_NONBLOCK)
        except OSError as error:
            state = _STATES.get(error.errno or 0, CameraState.FAILED)
            raise CameraTrouble(state, f"{self._path}: {os.strerror(error.errno or 0)}.") from None
        try:
            if not stat.S_ISCHR(os.fstat(device).st_mode):
                raise CameraTrouble(CameraState.FAILED, f"{self._path} is no camera.")
            fcntl.ioctl(device, _REQUEST_BUFFERS, _ONE_MAPPED_CAPTURE_BUFFER)
        except OSError as error:
            if error.errno == errno.EBUSY:
                raise CameraTrouble(CameraState.BUSY) from None
        finally:
            os.close(device)  # gives the buffer back

    def _set_up(self, capture: "VideoCapture") -> str:
        """Sets what was asked for; returns what the camera has otherwise."""
        from kiosk.lobby.scanning.opencv import cv2

        properties = {
            "width": cv2.CAP_PROP_FRAME_WIDTH,
            "height": cv2.CAP_PROP_FRAME_HEIGHT,
            "fps": cv2.CAP_PROP_FPS,
            "focus": cv2.CAP_PROP_FOCUS,
            "exposure": cv2.CAP_PROP_EXPOSURE,
        }
        asked = {name: self._settings[name] for name in properties if name in self._settings}
        # The format before the size: uncompressed, USB 2 carries 5 pictures a second of this size.
        capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
        # Cameras remember what they were set to, so that this is undone as well.
        capture.set(cv2.CAP_PROP_AUTOFOCUS, 0 if "focus" in asked else 1)
        capture.set(cv2.CAP_PROP_AUTO_EXPOSURE, _BY_HAND if "exposure" in asked else _BY_ITSELF)
        if "exposure" not in asked:
            self._keep_the_rate()
        for name, value in asked.items():
            capture.set(properties[name], value)
        has = {name: capture.get(properties[name]) for name in asked}
        other = [
            f"{name} is {has[name]:g} and not {value:g}"
            for name, value in asked.items()
            if abs(has[name] - value) > 0.01 * value
        ]
        return f"{', '.join(other)}." if other else ""

    def _keep_the_rate(self) -> None:
        """In a dark lobby a camera exposes for three pictures' time, and blurs whatever is held up."""
        try:
            device = os.open(self._path, os.O_RDWR | os.O_NONBLOCK)
            try:
                fcntl.ioctl(device, _SET_CONTROL, _KEEP_THE_RATE)
            finally:
                os.close(device)
        except OSError:  # a camera without this control
            return


def v4l2_camera(url: CameraUrl) -> Grabber:
    """The camera of `v4l2:PATH[?width=&height=&fps=&focus=&exposure=]`; raises CameraUrlInvalid."""
    if not url.path:
        raise url.wrong("it names no device, as v4l2:/dev/video0 does")
    settings = url.settings(
        width=Range(160, 8192, 1920),
        height=Range(120, 8192, 1080),
        fps=Range(1, 240, 30),
        focus=Range(0, 10_000),
        exposure=Range(1, 10_000),
    )
    return Grabber(V4l2Device(Path(url.path), settings), SensorWatch())
