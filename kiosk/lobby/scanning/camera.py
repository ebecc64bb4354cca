"""What the scanner sees with: a camera, opened by its URL."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kiosk.lobby.scanning.camera_url import CameraUrl

if TYPE_CHECKING:
    from kiosk.lobby.scanning.picture import Picture


class CameraState(StrEnum):
    """How a camera is."""

    STARTING = "starting"
    WORKING = "working"
    ABSENT = "absent"
    """Unplugged, or not there at all."""
    UNREACHABLE = "unreachable"
    """It is on the network, and does not answer."""
    BUSY = "busy"
    """Another program holds it."""
    NO_PERMISSION = "no-permission"
    """It is there, but this program may not use it."""
    BLACK = "black"
    """Its pictures are black: it is covered, or broken."""
    FROZEN = "frozen"
    """It repeats one picture, or has stopped giving any."""
    FAILED = "failed"
    """It is there, but gives no picture that can be used."""
    CLOSED = "closed"

    @property
    def sentence(self) -> str:
        """What staff are told of it."""
        return _SAID[self][0]

    @property
    def remedy(self) -> str:
        """What staff can do about it; "" where nothing needs to be done."""
        return _SAID[self][1]


_SAID = {
    CameraState.STARTING: ("The camera is starting.", ""),
    CameraState.WORKING: ("The camera works.", ""),
    CameraState.ABSENT: ("The camera is not there.", "Plug it in, or name another in lobby.toml."),
    CameraState.UNREACHABLE: (
        "The camera does not answer over the network.",
        "See whether it has power and network, and whether its address in lobby.toml is right.",
    ),
    CameraState.BUSY: ("Another program uses the camera.", "End that program."),
    CameraState.NO_PERMISSION: (
        "This account may not use the camera.",
        "Add it to the group `video` and sign in again. One on the network needs a password in its URL.",
    ),
    CameraState.BLACK: (
        "The camera's picture is black.",
        "Take the cover off, open its shutter, or turn on a light.",
    ),
    CameraState.FROZEN: ("The camera's picture stands still.", "Unplug it and plug it in again."),
    CameraState.FAILED: (
        "The camera gives no picture.",
        "Unplug it and plug it in again, or name another in lobby.toml.",
    ),
    CameraState.CLOSED: ("The camera is closed.", ""),
}


@dataclass(frozen=True, eq=False)
class Frame:
    """One picture of a camera."""

    picture: "Picture"
    """uint8, (height, width, 3), blue-green-red; never written to."""
    taken: float
    """`time.monotonic()`, in seconds."""
    number: int
    """Counted from 1 by the camera; numbers are left out where nobody looked in time."""


class Camera(Protocol):
    """A source of pictures. It opens and reopens by itself; nothing here raises once it is made."""

    @property
    def state(self) -> CameraState:
        """How the camera is now."""

    @property
    def remark(self) -> str:
        """What its driver says of it besides, in a sentence for staff; "" where there is nothing to say."""

    def open(self) -> None:
        """Begin to take pictures; returns at once."""

    def newest(self, after: int = 0, timeout: float = 0.0) -> Frame | None:
        """The newest frame if its number is above `after`, else None once `timeout` seconds are over."""

    def close(self) -> None:
        """Stop and free the device; returns when it is free."""


def camera_of(url: str, folder: Path = Path()) -> Camera:
    """The camera of this URL, not opened yet.

    Args:
        url: one of `SAMPLES`.
        folder: where the path of a `folder:` or `video:` begins that has no leading `/`.

    Raises:
        CameraUrlInvalid: for another scheme, or a setting that this scheme has not.
    """
    parts = CameraUrl.of(url)
    if ":" not in url or parts.scheme not in _DRIVERS:
        raise parts.wrong(f"it must begin with one of {', '.join(f'{scheme}:' for scheme in _DRIVERS)}")
    return _DRIVERS[parts.scheme](parts, folder)


def open_camera(url: str, folder: Path = Path()) -> Camera:
    """As `camera_of`, opened; raises CameraUrlInvalid."""
    camera = camera_of(url, folder)
    camera.open()
    return camera


# The drivers are imported when they are asked for, so that the others' libraries need not be there.


def _v4l2(url: CameraUrl, _folder: Path) -> Camera:
    from kiosk.lobby.scanning.cameras.v4l2 import v4l2_camera

    return v4l2_camera(url)


def _picamera(url: CameraUrl, _folder: Path) -> Camera:
    from kiosk.lobby.scanning.cameras.picamera import picamera_camera

    return picamera_camera(url)


def _http(url: CameraUrl, _folder: Path) -> Camera:
    from kiosk.lobby.scanning.cameras.http import http_camera

    return http_camera(url)


def _video(url: CameraUrl, folder: Path) -> Camera:
    from kiosk.lobby.scanning.cameras.video import video_camera

    return video_camera(url, folder)


def _pictures(url: CameraUrl, folder: Path) -> Camera:
    from kiosk.lobby.scanning.cameras.folder import folder_camera

    return folder_camera(url, folder)


def _none(url: CameraUrl, _folder: Path) -> Camera:
    from kiosk.lobby.scanning.cameras.absent import none_camera

    return none_camera(url)


_DRIVERS: Mapping[str, Callable[[CameraUrl, Path], Camera]] = {
    "v4l2": _v4l2,
    "picamera": _picamera,
    "http": _http,
    "https": _http,
    "video": _video,
    "folder": _pictures,
    "none": _none,
}

SAMPLES = (
    "v4l2:/dev/v4l/by-id/NAME?width=1920&height=1080&fps=30&focus=60&exposure=100",
    "picamera:0?width=1920&height=1080&fps=30&lens=8&exposure=100",
    "https://USER:PASSWORD@HOST/PATH",
    "video:FILE",
    "folder:FOLDER?fps=10&hold=1",
    "none:",
)
"""Every kind of URL, with all of its settings."""
