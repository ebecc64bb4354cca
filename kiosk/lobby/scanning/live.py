"""A camera's pictures as a screen shows them: scaled beside the interface's thread, only the newest kept."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from kiosk.lobby.scanning.camera import Frame

if TYPE_CHECKING:
    from kiosk.lobby.scanning.picture import Picture

_LONGEST_WAIT = 0.2  # seconds until the thread looks up
_STALE = 5  # waits in vain after which the last picture is no live one any more


class Live:
    """The newest picture, no larger than it is shown, for as long as somebody looks; none after `stop`."""

    def __init__(self, newest: Callable[[int, float], Frame | None], on_picture: Callable[[], None]) -> None:
        """Args:
        newest: the camera's, as `Camera.newest`.
        on_picture: told, from a thread of its own, that there is another picture, or none any more.
        """
        self._newest = newest
        self._on_picture = on_picture
        self._size: tuple[int, int] | None = None
        self._picture: Picture | None = None
        self._ended = threading.Event()
        self._turn = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="live", daemon=True)

    @property
    def picture(self) -> "Picture | None":
        """uint8, (height, width, 3), blue-green-red; None while there is none."""
        return self._picture

    def start(self) -> None:
        """Begin; returns at once."""
        self._thread.start()

    def fill(self, width: float, height: float) -> None:
        """From the next picture on, this many pixels are to be filled by the whole of it."""
        self._size = (max(1, round(width)), max(1, round(height)))

    def stop(self) -> None:
        """End, and drop the picture; returns at once, and nothing is told any more."""
        with self._turn:
            self._ended.set()
            self._picture = None

    def _run(self) -> None:
        number, in_vain = 0, 0
        while not self._ended.is_set():
            frame = self._newest(number, _LONGEST_WAIT)
            if frame is not None:
                number, in_vain = frame.number, 0
                self._show(frame.picture if self._size is None else filling(frame.picture, self._size))
            else:
                in_vain += 1
                if in_vain == _STALE:
                    self._show(None)

    def _show(self, picture: "Picture | None") -> None:
        with self._turn:
            if not self._ended.is_set():
                self._picture = picture
                self._on_picture()


def filling(picture: "Picture", size: tuple[int, int]) -> "Picture":
    """The picture, made as small as it may be to fill this width and height, and never larger."""
    # OpenCV takes long to load: it keeps nobody waiting in the thread that calls this.
    import numpy as np

    from kiosk.lobby.scanning.opencv import cv2

    height, width = picture.shape[:2]
    scale = max(size[0] / width, size[1] / height)
    if scale >= 1:
        return picture
    smaller = (round(width * scale), round(height * scale))
    return cv2.resize(picture, smaller, interpolation=cv2.INTER_AREA).astype(np.uint8, copy=False)
