"""Other ways to look at a whole picture, for a code too small, too dark or too bright to show at first."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from zxingcpp import BarcodeFormats, Binarizer

from kiosk.lobby.scanning.code import Code
from kiosk.lobby.scanning.contrast import sharpened
from kiosk.lobby.scanning.engine import read_anywhere
from kiosk.lobby.scanning.opencv import cv2
from kiosk.lobby.scanning.picture import Grey
from kiosk.lobby.scanning.view import AS_IT_IS, View, scaled

_LARGEST = 1_000_000  # pixels; twice as many each way are too slow to look at


@dataclass(frozen=True)
class Rung:
    """One way to look."""

    name: str
    view: Callable[[Grey], View]
    binarizer: Binarizer = Binarizer.LocalAverage

    def read(self, picture: Grey, formats: BarcodeFormats) -> list[Code]:
        """The codes of these formats that show this way."""
        return read_anywhere(self.view(picture), formats, self.binarizer)


def _twice(picture: Grey) -> View:
    return scaled(picture, min(2.0, (4 * _LARGEST / picture.size) ** 0.5))


def _half(picture: Grey) -> View:
    return sharpened(scaled(picture, 0.5))


def _gamma(power: float) -> Callable[[Grey], View]:
    table = (255 * (np.arange(256) / 255) ** power).astype(np.uint8)

    def view(picture: Grey) -> View:
        return View(cv2.LUT(picture, table).astype(np.uint8, copy=False), AS_IT_IS)

    return view


def _even(picture: Grey) -> View:
    tiles = cv2.createCLAHE(clipLimit=2.0, tileGridSize=(4, 4))
    return View(tiles.apply(picture).astype(np.uint8, copy=False), AS_IT_IS)


LADDER = (
    Rung("brighter", _gamma(0.5)),
    Rung("one threshold", _gamma(0.5), Binarizer.GlobalHistogram),
    Rung("half", _half),
    Rung("twice", _twice),
    Rung("even light", _even),
    Rung("darker", _gamma(2.0)),
)
"""The ways that find most in the least time come first."""
