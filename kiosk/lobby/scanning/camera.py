"""What the scanner sees with: a camera, opened by its URL."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from urllib.parse import parse_qsl

from kiosk.errors import BadInput

if TYPE_CHECKING:
    from kiosk.lobby.scanning.picture import Picture


class CameraUrlInvalid(BadInput):
    """The camera {url!r} cannot be opened: {problem}."""


class CameraState(StrEnum):
    """How a camera is."""

    STARTING = "starting"
    WORKING = "working"
    ABSENT = "absent"
    """Unplugged, or not there at all."""
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

    def open(self) -> None:
        """Begin to take pictures; returns at once."""

    def newest(self, after: int = 0, timeout: float = 0.0) -> Frame | None:
        """The newest frame if its number is above `after`, else None once `timeout` seconds are over."""

    def close(self) -> None:
        """Stop and free the device; returns when it is free."""


def open_camera(url: str, folder: Path = Path()) -> Camera:
    """The camera of this URL, opened.

    Args:
        url: `v4l2:/dev/video0[?width=&height=&fps=]`, `folder:PATH[?fps=&hold=]` or `none:`.
        folder: where a `folder:` path begins that has no leading `/`.

    Raises:
        CameraUrlInvalid: for another scheme, or an option that this scheme has not.
    """
    scheme, colon, rest = url.partition(":")
    if not colon or scheme not in _SCHEMES:
        allowed = ", ".join(f"{name}:" for name in _SCHEMES)
        raise CameraUrlInvalid(url=url, problem=f"it must begin with one of {allowed}")
    path, _, query = rest.partition("?")
    camera = _SCHEMES[scheme](url, folder, path, query)
    camera.open()
    return camera


# The drivers are imported when they are asked for, so that the others' libraries need not be there.


def _v4l2(url: str, _folder: Path, path: str, query: str) -> Camera:
    from kiosk.lobby.scanning.cameras.grabber import Grabber
    from kiosk.lobby.scanning.cameras.v4l2 import V4l2Device
    from kiosk.lobby.scanning.cameras.watch import SensorWatch

    if not path:
        raise CameraUrlInvalid(url=url, problem="it names no device, as v4l2:/dev/video0 does")
    options = _options(url, query, {"width": 1920.0, "height": 1080.0, "fps": 30.0})
    device = V4l2Device(Path(path), (int(options["width"]), int(options["height"])), options["fps"])
    return Grabber(device, SensorWatch())


def _folder(url: str, folder: Path, path: str, query: str) -> Camera:
    from kiosk.lobby.scanning.cameras.folder import FolderDevice
    from kiosk.lobby.scanning.cameras.grabber import Grabber
    from kiosk.lobby.scanning.cameras.watch import Trusting

    if not path:
        raise CameraUrlInvalid(url=url, problem="it names no folder, as folder:pictures does")
    options = _options(url, query, {"fps": 10.0, "hold": 1.0})
    return Grabber(FolderDevice(folder / path, options["fps"], options["hold"]), Trusting())


def _none(url: str, _folder: Path, path: str, query: str) -> Camera:
    from kiosk.lobby.scanning.cameras.absent import AbsentCamera

    if path or query:
        raise CameraUrlInvalid(url=url, problem="nothing stands behind none:")
    return AbsentCamera()


_SCHEMES: dict[str, Callable[[str, Path, str, str], Camera]] = {
    "v4l2": _v4l2,
    "folder": _folder,
    "none": _none,
}


def _options(url: str, query: str, defaults: dict[str, float]) -> dict[str, float]:
    options = dict(defaults)
    for name, text in parse_qsl(query, keep_blank_values=True):
        if name not in defaults:
            raise CameraUrlInvalid(url=url, problem=f"{name!r} is none of its options: {', '.join(defaults)}")
        try:
            options[name] = float(text)
        except ValueError:
            options[name] = -1.0
        if not 0 < options[name] < 10_000:
            raise CameraUrlInvalid(url=url, problem=f"{name} is {text!r}, and must be a number above 0")
    return options
