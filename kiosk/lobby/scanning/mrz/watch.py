"""Reads a passport that is held still before the camera, beside the thread that looks for codes."""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from typing import Protocol

import numpy as np

from kiosk.lobby.scanning.documents.passport import Passport
from kiosk.lobby.scanning.mrz.band import may_show_zone
from kiosk.lobby.scanning.opencv import cv2
from kiosk.lobby.scanning.picture import Grey

_REST = 1.0  # seconds between two tries: codes are looked for beside them, and the screens need the cores
_SMALL = (64, 36)
_STILL = 4.0  # of 255: the mean difference to the picture before
_OUT_OF_VIEW = 4.0  # seconds in which it was not read again

_log = logging.getLogger(__name__)


class PassportReader(Protocol):
    """What reads a picture; `MrzReader` is one."""

    def read(self, picture: Grey, today: date) -> Passport | None:
        """The passport in a picture; None where none is surely read."""


class PassportWatch:
    """Shown each picture without a code; has those read that are still and seem to show a passport.

    One read may be believed: its check digits agree, and its letters were clear.
    """

    def __init__(self, reader: PassportReader, today: Callable[[], date]) -> None:
        self._reader = reader
        self._today = today
        self._beside = ThreadPoolExecutor(1, "passports")
        self._reading: Future[Passport | None] | None = None
        self._before: Grey | None = None
        self._next_try = 0.0
        self._told: tuple[Passport, float] | None = None

    def see(self, picture: Grey, now: float) -> Passport | None:
        """A passport that was read in an earlier picture, told once while it stays. Takes a few milliseconds.

        Args:
            picture: is read later, so it must not be written to.
            now: when the picture was taken, in monotonic seconds.
        """
        is_still = self._is_still(picture)
        if self._reading is not None:
            return self._news(self._result(self._reading, now), now)
        if is_still and now >= self._next_try and may_show_zone(picture):
            self._reading = self._beside.submit(self._reader.read, picture, self._today())
        return None

    def begin_anew(self) -> None:
        """Forget what was seen, also what is being read: another visitor may stand here now."""
        self._reading = self._before = self._told = None

    def close(self) -> None:
        """End; returns when nothing is being read any more."""
        self._beside.shutdown(cancel_futures=True)

    def _news(self, passport: Passport | None, now: float) -> Passport | None:
        if passport is None:
            return None
        before, self._told = self._told, (passport, now)
        is_old = before is not None and before[0] == passport and now - before[1] < _OUT_OF_VIEW
        return None if is_old else passport

    def _result(self, reading: "Future[Passport | None]", now: float) -> Passport | None:
        if not reading.done():
            return None
        self._reading = None
        self._next_try = now + _REST
        if (error := reading.exception()) is not None:
            _log.error("A passport could not be read.", exc_info=error)
            return None
        return reading.result()

    def _is_still(self, picture: Grey) -> bool:
        small = cv2.resize(picture, _SMALL, interpolation=cv2.INTER_AREA).astype(np.uint8, copy=False)
        before, self._before = self._before, small
        return before is not None and float(cv2.absdiff(small, before).mean()) < _STILL
