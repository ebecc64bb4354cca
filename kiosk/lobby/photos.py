"""The photos of visitors who are in the building, for their badges: files of this lobby, and nowhere else.

They are no part of the record and are never copied to another machine. Each goes when its visit does.
"""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

import numpy as np
from PIL import Image

from kiosk.journal import Journal
from kiosk.visits.moment import Moment
from kiosk.visits.visit import Visit
from printer import Photo

log = logging.getLogger(__name__)


class Photos:
    """One file for each visit, which only this account can read."""

    def __init__(self, folder: Path) -> None:
        """`folder` is the lobby's data folder."""
        self._folder = folder / "photos"
        self._check_in = Lock()

    @contextmanager
    def awaited(self) -> Iterator[None]:
        """While a visitor with a photo is checked in: whoever looks for photos waits until this is over."""
        with self._check_in:
            yield

    def keep(self, visit: str, photo: Photo) -> None:
        """Keeps a visit's photo; raises OSError."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        new = self._folder / f"{visit}.new"
        new.unlink(missing_ok=True)
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            Image.fromarray(photo).save(file, "PNG")
        new.replace(self._file(visit))

    def of(self, visit: str) -> Photo | None:
        """The photo of a visit; None where there is none, or none that can be read."""
        with self._check_in:
            try:
                with Image.open(self._file(visit)) as picture:
                    return np.asarray(picture.convert("L"))
            except FileNotFoundError:
                return None
            except (OSError, SyntaxError):  # the latter is how Pillow calls a broken PNG
                log.exception("the photo of visit %s cannot be read", visit)
                return None

    def forget(self, visit: str) -> None:
        """Deletes it; no error where there is none. Raises OSError."""
        self._file(visit).unlink(missing_ok=True)

    def forget_ended(self, journal: Journal, now: Moment) -> None:
        """Deletes those whose visits have ended or were forgotten, or began on an earlier day.

        Raises OSError.
        """
        with self._check_in, journal.reading() as view:
            for file in self._folder.glob("*"):
                if file.suffix != ".png" or not _goes_on(view.visit(file.stem), now):
                    file.unlink(missing_ok=True)

    def _file(self, visit: str) -> Path:
        return self._folder / f"{visit}.png"


def _goes_on(visit: Visit | None, now: Moment) -> bool:
    if visit is None or visit.arrived is None or not visit.in_building:
        return False
    forgotten = visit.name is None
    return not forgotten and visit.arrived.local.date() == now.local.date()
