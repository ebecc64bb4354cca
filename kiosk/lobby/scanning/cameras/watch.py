"""Whether the pictures of a camera can be true."""

from typing import TYPE_CHECKING, Protocol

from kiosk.lobby.scanning.camera import CameraState

if TYPE_CHECKING:
    from kiosk.lobby.scanning.picture import Picture

_BLACK_LEVEL = 10  # of 255; a lens cap lets less than this through, a dark room more
_BLACK_SECONDS = 2.0
_FROZEN_SECONDS = 3.0
_STEP = 16  # every 16th pixel each way is enough to tell two pictures apart


class Watch(Protocol):
    """Judges pictures as they come."""

    def see(self, picture: "Picture", now: float) -> CameraState:
        """The state that this picture shows, taken at `now` (monotonic seconds)."""


class Trusting:
    """For pictures that may well stand still, or be black, as those of a folder."""

    def see(self, picture: "Picture", now: float) -> CameraState:
        """Always working."""
        del picture, now
        return CameraState.WORKING


class SensorWatch:
    """For a sensor: its noise makes no two pictures alike, and even a dark room is not quite black."""

    def __init__(self) -> None:
        self._last = b""
        self._changed: float | None = None
        self._lit: float | None = None

    def see(self, picture: "Picture", now: float) -> CameraState:
        """Black after two seconds without light, frozen after three without a change."""
        sample = picture[::_STEP, ::_STEP]
        if self._lit is None or int(sample.max()) > _BLACK_LEVEL:
            self._lit = now
        seen = sample.tobytes()
        if self._changed is None or seen != self._last:
            self._last, self._changed = seen, now
        if now - self._lit >= _BLACK_SECONDS:
            return CameraState.BLACK
        return CameraState.FROZEN if now - self._changed >= _FROZEN_SECONDS else CameraState.WORKING
