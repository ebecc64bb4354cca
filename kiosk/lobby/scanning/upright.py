"""Striped places of a picture, set upright and zoomed so that the decoder reads them.

zxing reads a PDF417 within about a degree of level, and a bar code within twenty.
"""

import math
from collections.abc import Iterator

import numpy as np

from kiosk.lobby.scanning.blocks import Block, find_blocks
from kiosk.lobby.scanning.opencv import cv2
from kiosk.lobby.scanning.picture import Grey
from kiosk.lobby.scanning.view import View, turned

_QUIET = 24  # pixels around, besides a share of the box: a code needs its quiet zone
_ROOM = (1.24, 1.4)
_PIXELS_PER_BAR = 6.3  # 3 pixels a module: bars and spaces are 2.1 modules wide on average
_ZOOMS = (0.3, 4.0)
_LARGEST = 2_400_000  # pixels of a view; a larger one is a mistake about the bars' width
_ENOUGH_FOR_ROWS = 640  # pixels
_FAN = (0.0, 1.2, -1.2)  # degrees


def upright_views(picture: Grey) -> Iterator[View]:
    """Views of the striped places, likeliest first, each made only when it is asked for."""
    places: list[tuple[Block, float, float]] = []
    for block in find_blocks(picture):
        plain = _view(picture, block, 0.0, 1.0).picture
        zoom = best_zoom(plain)
        if zoom is not None:
            fall = _fall_of_rows(plain)
            places.append((block, fall, zoom))
            yield levelled(_view(picture, block, fall, zoom))
    for turn in _FAN:
        for block, fall, zoom in places:
            for rows in {fall + turn: 0, turn: 0}:
                if rows != fall:
                    yield levelled(_view(picture, block, rows, zoom))


def best_zoom(view: Grey) -> float | None:
    """How far to zoom a view whose bars stand upright; None where there are too few bars to tell."""
    bar = _bar_width(view)
    if bar is None:
        return None
    return min(float(np.clip(_PIXELS_PER_BAR / bar, *_ZOOMS)), math.sqrt(_LARGEST / view.size))


def _view(picture: Grey, block: Block, rows: float, zoom: float) -> View:
    width, height = (side * room + _QUIET for side, room in zip(block.size, _ROOM, strict=True))
    return turned(picture, block.middle, (width, height), (block.angle + rows, block.angle), zoom)


def _bar_width(view: Grey) -> float | None:
    """The mean width of bars and spaces, in pixels, where they are finest; None where there are too few."""
    lines = view[:: max(1, view.shape[0] // 40)].astype(np.int16)
    steps = np.diff(lines, axis=1)
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
    if max(view.shape) > _ENOUGH_FOR_ROWS:
        shrink = _ENOUGH_FOR_ROWS / max(view.shape)
        view = cv2.resize(view, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA).astype(np.uint8)
    height, width = view.shape
    if height < 12 or width < 4 * strips:
        return 0.0
    edges = np.abs(cv2.Scharr(cv2.GaussianBlur(view, (3, 3), 0), cv2.CV_32F, 0, 1))
    columns = cv2.resize(edges, (strips, height), interpolation=cv2.INTER_AREA)
    columns = columns - cv2.blur(columns, (1, max(3, height // 4) | 1))
    angles = np.arange(-reach, reach + 0.1, 0.5)
    away = (np.arange(strips) + 0.5) * width / strips - width / 2
    drop = np.round(np.tan(np.radians(angles))[:, None] * away).astype(int)
    rows = np.arange(height)[None, :, None] + drop[:, None, :]
    inside = (rows >= 0) & (rows < height)
    profiles = np.where(inside, columns[np.clip(rows, 0, height - 1), np.arange(strips)], 0).sum(axis=2)
    return float(angles[int(np.argmax((profiles**2).sum(axis=1)))])


def levelled(view: View) -> View:
    """The same view with its bars' own black and paper at full contrast, whatever lies around them."""
    height, width = view.picture.shape
    heart = view.picture[height // 4 : height * 3 // 4 : 2, width // 5 : width * 4 // 5 : 2]
    dark, light = np.percentile(heart, (4, 88)) if heart.size else (0, 255)
    if light - dark < 8:
        return view
    steps = (np.arange(256) - dark) * (235 / (light - dark)) + 10
    return View(
        cv2.LUT(view.picture, np.clip(steps, 0, 255).astype(np.uint8)).astype(np.uint8), view.to_source
    )
