"""Whether the pictures of a camera can be true."""

from typing import TYPE_CHECKING, Protocol

from kiosk.lobby.scanning.camera import CameraState

if TYPE_CHECKING:
    from kiosk.lobby.scanning.picture import Picture

_BLACK_LEVEL = 16  # of 255, on average: the noise under a lens cap stays below, a lamp in the dark does not
_BLACK_SECONDS = 2.0
_FROZEN_SECONDS = 3.0
_STEP = 16  # every 16th pixel each way tells most pictures apart, and how bright each part is
_PARTS = (12, 8)  # in which the noise of a dark picture averages out


class Watch(Protocol):
    """Judges pictures as they come."""

    def see(self, picture: "Picture", now: float) -> CameraState:
        """The state that this picture shows, taken at `now` (monotonic seconds)."""

    def forget(self) -> None:
        """Let go of the last picture; the next one is the first."""


class Trusting:
    """For pictures that may well stand still, or be black, as those of a folder."""

    def see(self, picture: "Picture", now: float) -> CameraState:
        """Always working."""
        del picture, now
        return CameraState.WORKING

    def forget(self) -> None:
        """Nothing is kept."""


class SensorWatch:
    """For a sensor: its noise makes no two pictures alike, and even a dark room is not quite black."""

    def __init__(self) -> None:
        self._last: Picture | None = None
        self._changed: float | None = None
        self._lit: float | None = None

    def see(self, picture: "Picture", now: float) -> CameraState:
        """Black after two seconds without light, frozen after three without a change."""
        if self._lit is None or not _is_black(picture):
            self._lit = now
        if self._changed is None or not _are_alike(picture, self._last):
            self._changed = now
        self._last = picture
        if now - self._lit >= _BLACK_SECONDS:
            return CameraState.BLACK
        return CameraState.FROZEN if now - self._changed >= _FROZEN_SECONDS else CameraState.WORKING

    def forget(self) -> None:
        """Let go of the last picture; black and frozen are counted anew."""
        self._last = self._changed = self._lit = None


def _is_black(picture: "Picture") -> bool:
    from kiosk.lobby.scanning.opencv import cv2

    parts = cv2.resize(picture[::_STEP, ::_STEP].copy(), _PARTS, interpolation=cv2.INTER_AREA)
    return int(parts.max()) < _BLACK_LEVEL


def _are_alike(picture: "Picture", other: "Picture | None") -> bool:
    """Whether not one pixel differs; a still scene before a sensor differs in its noise."""
    import numpy as np

    if other is None or picture.shape != other.shape:
        return False
    # The whole pictures are compared only where the sample leaves a doubt.
    return np.array_equal(picture[::_STEP, ::_STEP], other[::_STEP, ::_STEP]) and np.array_equal(
        picture, other
    )
