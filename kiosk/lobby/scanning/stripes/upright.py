"""Striped places of a picture, set upright and zoomed so that the decoder reads them.

zxing reads a PDF417 within about a degree of level, and a bar code within twenty.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from kiosk.lobby.scanning.contrast import levelled, sharpened
from kiosk.lobby.scanning.opencv import cv2
from kiosk.lobby.scanning.picture import Grey
from kiosk.lobby.scanning.stripes.blocks import Block, find_blocks
from kiosk.lobby.scanning.view import View, turned

_QUIET = 24  # pixels around, besides a share of the box: a code needs its quiet zone
_ROOM = (1.24, 1.4)
_PIXELS_PER_BAR = 5.3  # 2.5 pixels a module: bars and spaces are 2.1 modules wide on average
_ZOOMS = (0.3, 4.0)
_LARGEST = 2_400_000  # pixels of a view; a larger one is a mistake about the bars' width
_FEWEST_FOR_ROWS, _ENOUGH_FOR_ROWS = 12, 400  # pixels
_FAN = (1.2, -1.2)  # degrees


@dataclass(frozen=True, eq=False)
class _Place:
    block: Block
    fall: float
    zoom: float


class UprightViews:
    """Views of a picture's striped places, each made only when it is asked for."""

    def __init__(self, picture: Grey) -> None:
        self._picture = picture
        self._places: list[_Place] = []

    def likely(self, turn: int = 0) -> Iterator[View]:
        """One view of each place, the likeliest place first.

        Args:
            turn: the place that comes second changes with it, for one who has time for only a few.
        """
        blocks = find_blocks(self._picture)
        likeliest, rest = blocks[:1], blocks[1:]
        next_one = turn % max(1, len(rest))
        for block in likeliest + rest[next_one:] + rest[:next_one]:
            plain = self._view(_Place(block, 0.0, 1.0), 0.0).picture
            zoom = best_zoom(plain)
            if zoom is not None:
                place = _Place(block, _fall_of_rows(plain), zoom)
                self._places.append(place)
                yield levelled(self._view(place, place.fall))

    def others(self) -> Iterator[View]:
        """Further views of the places that `likely` came by: sharpened, turned a little, without a shear."""
        for place in self._places:
            yield sharpened(levelled(self._view(place, place.fall)))
        for turn in _FAN:
            for place in self._places:
                yield levelled(self._view(place, place.fall + turn))
        for place in self._places:
            if abs(place.fall) > 1:
                yield levelled(self._view(place, 0.0))

    def _view(self, place: _Place, rows: float) -> View:
        size = [side * room + _QUIET for side, room in zip(place.block.size, _ROOM, strict=True)]
        angles = (place.block.angle + rows, place.block.angle)
        return turned(self._picture, place.block.middle, (size[0], size[1]), angles, place.zoom)


def best_zoom(view: Grey) -> float | None:
    """How far to zoom a view whose bars stand upright; None where there are too few bars to tell."""
    bar = _bar_width(view)
    if bar is None:
        return None
    return min(float(np.clip(_PIXELS_PER_BAR / bar, *_ZOOMS)), math.sqrt(_LARGEST / view.size))


def _bar_width(view: Grey) -> float | None:
    """The mean width of bars and spaces, in pixels, where they are finest; None where there are too few."""
    lines = view[:: max(1, view.shape[0] // 40)].astype(np.int16)
    steps = np.diff(lines, axis=1)
    if steps.size == 0:
        return None
    edge = max(4.0, 0.25 * float(np.percentile(np.abs(steps), 98)))
    widths = []
    for line in steps:
        edges = np.flatnonzero(np.abs(line) > edge)
        if edges.size < 12:
            continue
        turns = edges[np.concatenate(([True], np.diff(np.sign(line[edges])) != 0))]
        gaps = np.sort(np.diff(turns))
        if gaps.size >= 10:
            widths.append(float(gaps[: max(8, int(gaps.size * 0.9))].mean()))  # without the quiet zones
    return float(np.percentile(widths, 25)) if widths else None


def _fall_of_rows(view: Grey, reach: float = 20.0, strips: int = 24) -> float:
    """By how many degrees the rows of a PDF417 fall in a view whose bars stand upright.

    Rows that lie level add up to a sharp profile; the sharpest of all slants is taken.
    """
    # Only the rows themselves: the edge of a card, or of the picture, lies otherwise.
    margins = [round(side * (1 - 1 / room) / 2) for side, room in zip(view.shape, _ROOM[::-1], strict=True)]
    view = view[margins[0] : view.shape[0] - margins[0], margins[1] : view.shape[1] - margins[1]]
    if min(view.shape) < _FEWEST_FOR_ROWS:
        return 0.0
    if max(view.shape) > _ENOUGH_FOR_ROWS:
        shrink = _ENOUGH_FOR_ROWS / max(view.shape)
        view = cv2.resize(view, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA).astype(np.uint8)
    height, width = view.shape
    if height < _FEWEST_FOR_ROWS or width < 4 * strips:
        return 0.0
    edges = np.abs(cv2.Scharr(cv2.GaussianBlur(view, (3, 3), 0), cv2.CV_32F, 0, 1))
    columns = cv2.resize(edges, (strips, height), interpolation=cv2.INTER_AREA)
    columns = columns - cv2.blur(columns, (1, max(3, height // 4) | 1))
    step = width / strips
    angles = np.arange(-reach, reach + 0.1, 0.5)
    sharpness = [_sharpness(columns, math.tan(math.radians(angle)) * step) for angle in angles]
    return float(angles[int(np.argmax(sharpness))])


def _sharpness(columns: npt.NDArray[np.floating[Any]], drop: float) -> float:
    """How much the rows stand out when each column is moved up by `drop` more than the one before."""
    shear = np.array([[1, 0, 0], [drop, 1, -drop * (columns.shape[1] - 1) / 2]])
    size = (columns.shape[1], columns.shape[0])
    level = cv2.warpAffine(columns, shear, size, flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP)
    return float(np.square(level.sum(axis=1)).sum())
