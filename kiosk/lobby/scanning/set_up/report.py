"""What a picture of the test card says about a camera: whether it reads a licence, and from where."""

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
import numpy.typing as npt

from kiosk.lobby.scanning.code import Code
from kiosk.lobby.scanning.decode import read_still
from kiosk.lobby.scanning.engine import QR, read_anywhere
from kiosk.lobby.scanning.opencv import cv2
from kiosk.lobby.scanning.picture import Grey, Picture, grey
from kiosk.lobby.scanning.set_up.card import (
    CARD,
    CORNER_CODES,
    LICENCE_CODE,
    LICENCE_MODULE,
    SQUARES,
    Box,
)
from kiosk.lobby.scanning.set_up.edge import SAMPLES, WIDEST, blur_of_edge
from kiosk.lobby.scanning.view import whole

_Points = npt.NDArray[np.float64]

_FILLED = 0.95  # of the picture's width or height that a card may take and still be whole
# Pixels a module that the reader needs, as measured with drawn licences of any roll: the more, the more blur.
_SHARP_NEEDS, _SOFT_NEEDS, _BLURRED_NEEDS = 1.6, (1.2, 0.8), 2.0
_SHARP, _SOFT = 0.8, 1.4  # pixels of blur
_DARK_PAPER, _FAINT, _MILKY_INK = 80, 60, 110  # grey levels of 255
_WASHED_OUT, _FEW = 0.85, 0.02  # of the way from ink to paper; of the licence code's cells
_CELL = 2.0  # millimetres: twelve modules, as dark in all of them as in each
_READING = 0.3  # seconds
_CLEAR = 2.5  # millimetres on either side of a square's edge


class Focus(StrEnum):
    """How sharp the picture is."""

    SHARP = "sharp"
    SOFT = "soft"
    BLURRED = "blurred"


class Light(StrEnum):
    """How the card is lit."""

    GOOD = "good"
    TOO_DARK = "too-dark"
    GLARE = "glare"
    """A lamp shines in the card, or the picture is overexposed."""


@dataclass(frozen=True)
class CardReport:
    """What the test card shows of the camera."""

    module: float
    """Pixels that a licence's finest bar is wide."""
    blur: float
    """Standard deviation of the blur, in pixels."""
    light: Light
    roll: float
    """Degrees, clockwise as seen."""
    tilt: float
    """Degrees out of the picture's plane."""
    share: float
    """Of the picture's width, or of its height where that is more, that the card takes when held level."""
    read: bool
    """Whether the card's PDF417, as fine as a licence's, was read in this one picture."""

    @property
    def focus(self) -> Focus:
        """The blur in a word."""
        if self.blur <= _SHARP:
            return Focus.SHARP
        return Focus.SOFT if self.blur <= _SOFT else Focus.BLURRED

    @property
    def needed(self) -> float:
        """Pixels a module with which a licence is read at this blur."""
        fixed, growing = _SOFT_NEEDS
        return max(_SHARP_NEEDS, fixed + growing * self.blur, _BLURRED_NEEDS * self.blur)

    @property
    def nearest(self) -> float:
        """Of the present distance: nearer than this the card is no longer whole in the picture."""
        return self.share / _FILLED

    @property
    def farthest(self) -> float:
        """Of the present distance: farther than this a licence is not read."""
        return self.module / self.needed

    @property
    def is_enough(self) -> bool:
        """Whether there is any distance at which this camera reads a licence, focused as it is."""
        return self.nearest <= self.farthest


@dataclass(frozen=True)
class CameraReport:
    """What one picture says about the camera that took it."""

    width: int
    height: int
    card: CardReport | None
    """None where the test card is not seen whole."""


def measure(picture: Picture | Grey) -> CameraReport:
    """Look for the test card in a picture, and measure by it. Takes up to half a second."""
    source = grey(picture)
    height, width = source.shape
    place = _place_of_card(source)
    return CameraReport(width, height, None if place is None else _card_report(source, place))


def _place_of_card(source: Grey) -> _Points | None:
    """(3, 3): maps millimetres of the card to pixels; None where it is not seen whole."""
    found: dict[str, Code] = {
        code.text: code for code in read_anywhere(whole(source), QR) if code.text in CORNER_CODES
    }
    if len(found) < len(CORNER_CODES):
        return None
    on_card = np.array([CORNER_CODES[text].corners for text in found], np.float64).reshape(-1, 2)
    seen = np.array([code.corners for code in found.values()], np.float64).reshape(-1, 2)
    found_place, _ = cv2.findHomography(on_card, seen - 0.5)  # zxing counts from the corner of a pixel
    place = np.asarray(found_place, np.float64)
    return place if place.shape == (3, 3) and _is_inside(source, place) else None


def _is_inside(source: Grey, place: _Points) -> bool:
    """Whether the licence code is wholly in the picture; the QR codes are, since they were read."""
    corners = _to_pixels(place, np.array(LICENCE_CODE.corners))
    return bool(np.all(corners >= 0) and np.all(corners < source.shape[::-1]))


def _card_report(source: Grey, place: _Points) -> CardReport:
    height, width = source.shape
    along, down = _axes(place, LICENCE_CODE)
    scale = float(np.hypot(*along))  # pixels a millimetre
    shrunk = np.linalg.svd(np.column_stack((along, down)), compute_uv=False)
    profiles = [_profile(source, place, box, side) for box in SQUARES for side in range(4)]
    ink, paper = (float(np.median([profile[end] for profile in profiles])) for end in (0, -1))
    # A picture may be sharp one way and blurred the other, where the hand moved.
    blurs = [np.median([blur_of_edge(edge) for edge in profiles[way::2]]) for way in range(2)]
    return CardReport(
        module=scale * LICENCE_MODULE,
        blur=float(max(blurs)),
        light=_light(source, place, ink, paper),
        roll=math.degrees(math.atan2(along[1], along[0])),
        tilt=math.degrees(math.acos(min(1.0, float(shrunk[1] / shrunk[0])))),
        share=scale * max(CARD.width / width, CARD.height / height),
        read=_is_read(source, place),
    )


def _axes(place: _Points, box: Box) -> tuple[_Points, _Points]:
    """Pixels for a millimetre along the rows of this box, and down them, in its middle: (2,) each."""
    middle = np.array((box.left + box.width / 2, box.top + box.height / 2))
    steps = _to_pixels(place, middle + np.array([[-0.5, 0], [0.5, 0], [0, -0.5], [0, 0.5]]))
    return steps[1] - steps[0], steps[3] - steps[2]


def _to_pixels(place: _Points, points: _Points) -> _Points:
    """(n, 2) millimetres of the card to (n, 2) pixels."""
    return np.asarray(cv2.perspectiveTransform(points.reshape(-1, 1, 2), place), np.float64).reshape(-1, 2)


def _profile(source: Grey, place: _Points, box: Box, side: int) -> npt.NDArray[np.floating[Any]]:
    """The grey levels across an edge of a black square, from the ink to the paper, `SAMPLES` a pixel.

    Args:
        side: 0 right, 1 bottom, 2 left, 3 top.
    """
    along, down = _axes(place, box)
    pixels = float(np.hypot(*(along, down)[side % 2]))  # a millimetre
    reach = min(_CLEAR * pixels, WIDEST)
    steps = np.arange(-reach, reach, 1 / SAMPLES) / pixels
    rows = np.linspace(-0.3, 0.3, 24) * box.width
    outwards = box.width / 2 + steps
    across, sideways = np.meshgrid(outwards if side < 2 else -outwards, rows)
    points = np.stack((across, sideways) if side % 2 == 0 else (sideways, across), axis=-1).reshape(-1, 2)
    middle = (box.left + box.width / 2, box.top + box.height / 2)
    seen = _to_pixels(place, points + middle).astype(np.float32).reshape(len(rows), len(steps), 2)
    x, y = np.moveaxis(seen, 2, 0).copy()
    levels = cv2.remap(source, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(levels.mean(axis=0), np.float64)


def _light(source: Grey, place: _Points, ink: float, paper: float) -> Light:
    if paper < _DARK_PAPER or (paper - ink < _FAINT and ink < _MILKY_INK):
        return Light.TOO_DARK
    cells = (round(LICENCE_CODE.width / _CELL), round(LICENCE_CODE.height / _CELL))
    dense = 16  # samples a cell each way
    box = np.array(LICENCE_CODE.corners)
    flat = np.array([[0, 0], [cells[0], 0], [cells[0], cells[1]], [0, cells[1]]], np.float32) * dense
    upright = cv2.getPerspectiveTransform(_to_pixels(place, box).astype(np.float32), flat)
    code = cv2.warpPerspective(source, upright, (cells[0] * dense, cells[1] * dense))
    means = cv2.resize(code, cells, interpolation=cv2.INTER_AREA)
    washed_out = np.mean(means > ink + _WASHED_OUT * (paper - ink))
    return Light.GLARE if ink > _MILKY_INK or washed_out > _FEW else Light.GOOD


def _is_read(source: Grey, place: _Points) -> bool:
    """Whether the PDF417 is read by itself; beside the QR codes, the reader would be content with these."""
    corners = _to_pixels(place, np.array(LICENCE_CODE.corners))
    room = float(np.hypot(*_axes(place, LICENCE_CODE)[0])) * _CLEAR
    left, top = np.maximum(0, np.floor(corners.min(axis=0) - room)).astype(int)
    right, bottom = np.ceil(corners.max(axis=0) + room).astype(int)
    part = np.ascontiguousarray(source[top:bottom, left:right])
    return any(code.format == "PDF417" for code in read_still(part, _READING))
