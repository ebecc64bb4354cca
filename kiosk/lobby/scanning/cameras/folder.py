"""A folder of pictures as a camera: for a demonstration, a test, a machine without a camera."""

from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.lobby.scanning.camera import CameraState
from kiosk.lobby.scanning.camera_url import CameraUrl, Range
from kiosk.lobby.scanning.cameras.device import CameraTrouble
from kiosk.lobby.scanning.cameras.grabber import Grabber
from kiosk.lobby.scanning.cameras.watch import Trusting

if TYPE_CHECKING:
    from kiosk.lobby.scanning.picture import Picture

_SUFFIXES = frozenset((".png", ".jpg", ".jpeg", ".webp", ".bmp", ".tif", ".tiff", ".pgm", ".ppm"))
_NOTHING_HELD_UP = (720, 1280, 3)
_GREY = 128


class FolderDevice:
    """The pictures of a folder in the order of their names, round and round.

    A picture that is put there is shown next, one that is removed is gone with the next frame; so a card is
    held up by putting a file, and taken away by removing it. Put a file by renaming it into the folder: one
    that is still being written is passed over. An empty folder is a camera that sees plain grey.
    """

    def __init__(self, folder: Path, fps: float, hold: float) -> None:
        """Args:
        fps: frames a second.
        hold: seconds for which each picture is shown; below 1 / fps, for one frame.
        """
        self.pause = 1.0 / fps
        self._folder = folder
        self._frames_each = max(1, round(hold * fps))
        self._known: list[Path] = []
        self._shown: Path | None = None
        self._left = 0
        self._read: tuple[Path, int, Picture] | None = None

    def open(self) -> str:
        """Raises CameraTrouble where the folder is missing, or may not be read."""
        self._known = self._list()
        return ""

    def grab(self) -> "Picture":
        """The picture to show now."""
        names = self._list()
        new = [path for path in names if path not in self._known]
        self._known = names
        self._left -= 1
        if new:
            self._turn_to(new[0])
        elif self._shown not in names or self._left < 0:
            self._turn_to(self._after(self._shown, names))
        picture = None if self._shown is None else self._load(self._shown)
        return _grey() if picture is None else picture

    def close(self) -> None:
        """Forgets the pictures."""
        self._read = None

    def _turn_to(self, path: Path | None) -> None:
        self._shown, self._left = path, self._frames_each - 1

    @staticmethod
    def _after(path: Path | None, names: list[Path]) -> Path | None:
        later = [name for name in names if path is not None and name > path]
        return next(iter(later or names), None)

    def _list(self) -> list[Path]:
        try:
            return sorted(path for path in self._folder.iterdir() if path.suffix.lower() in _SUFFIXES)
        except PermissionError:
            remark = f"This account may not read the folder {self._folder}."
            raise CameraTrouble(CameraState.NO_PERMISSION, remark) from None
        except OSError:
            raise CameraTrouble(CameraState.ABSENT, f"There is no folder {self._folder}.") from None

    def _load(self, path: Path) -> "Picture | None":
        from kiosk.lobby.scanning.load import load_picture

        try:
            changed = path.stat().st_mtime_ns
            if self._read is None or self._read[:2] != (path, changed):
                picture = load_picture(path)
                if picture is None:  # still being written
                    return None
                self._read = (path, changed, picture)
        except OSError:  # gone
            return None
        return self._read[2]


def _grey() -> "Picture":
    import numpy as np

    return np.full(_NOTHING_HELD_UP, _GREY, np.uint8)


def folder_camera(url: CameraUrl, folder: Path) -> Grabber:
    """The camera of `folder:PATH[?fps=&hold=]`; raises CameraUrlInvalid."""
    if not url.path:
        raise url.wrong("it names no folder, as folder:pictures does")
    settings = url.settings(fps=Range(0.01, 240, 10), hold=Range(0, 86_400, 1))
    # Pictures may well stand still, or be black.
    return Grabber(FolderDevice(folder / url.path, settings["fps"], settings["hold"]), Trusting())
