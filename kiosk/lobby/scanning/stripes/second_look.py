"""A second look at a code, at the place where it was read.

QR, Aztec and Data Matrix correct and check what they read. A bar code hardly does, and even a PDF417 has been
seen to come out as other text: these are believed when a second look, upright and at another size, agrees.
"""

from collections.abc import Iterator

import numpy as np

from kiosk.lobby.scanning.bars import Bars
from kiosk.lobby.scanning.code import Code
from kiosk.lobby.scanning.contrast import levelled, sharpened
from kiosk.lobby.scanning.engine import read_upright
from kiosk.lobby.scanning.opencv import cv2
from kiosk.lobby.scanning.picture import Grey, Vector
from kiosk.lobby.scanning.stripes.upright import best_zoom
from kiosk.lobby.scanning.view import View, turned

_CHECKED = frozenset(("QRCode", "Aztec", "DataMatrix"))
_ZOOMS = (0.83, 1.21, 1.0)  # of the best one
# Of the code's own width and height. Wide enough for a longer code of which only a part was read to show as
# such; tight where something too near would be taken for a bar.
_ROOMS = ((1.6, 1.4), (1.08, 1.1))
_LEAST_HEIGHT = 0.25  # of the width: a bar code's corners may lie on one line
_SHORTEST = {"ITF": 6, "Code39": 3}  # any few bars look like one or two of their characters
_MARGIN = 0.06  # of a bar code's width, beside it
_CLOSE = 0.3  # of that: what lies so close to the last bar does not tell
_NARROWEST = 20  # pixels
_LIT = 0.4  # of the way from its dark to its light
_FINE, _WIDEST = 2.0, 1000.0  # zoom; pixels


def checks_itself(code: Code) -> bool:
    """Whether its symbology corrects and checks what it reads, so that one look is enough."""
    return code.format in _CHECKED


def is_whole(source: Grey, code: Code) -> bool:
    """Whether it is long enough, and an ITF, a part of which reads as a whole one, has light on both sides.

    The engine's scan lines run level and may leave a slanted code early, so its bars say where its sides are.
    """
    if len(code.raw) < _SHORTEST.get(code.format, 0):
        return False
    if code.format != "ITF":
        return True
    middle, (width, height), angle = _box(code)
    if width < _NARROWEST:
        return False
    angle += _lean_of_bars(turned(source, middle, (width, height), (angle, angle), 1.0).picture)
    size = (width * (1 + 2 * _MARGIN), max(1.0, height / 3))
    view = turned(source, middle, size, (angle, angle), min(_FINE, _WIDEST / width)).picture
    line = view.mean(axis=0)
    end = max(1, round(len(line) * _MARGIN / (1 + 2 * _MARGIN)))
    dark, light = np.percentile(line[end:-end], (10, 90))
    lit = dark + _LIT * (light - dark)
    close = max(1, round(end * _CLOSE))
    return bool(line[: end - close].min(initial=255) > lit and line[close - end :].min(initial=255) > lit)


def looks_the_same_again(source: Grey, code: Code, bars: Bars) -> bool:
    """Whether a second look at its place, upright and at another size, reads it too."""
    return any(
        again.said == code.said
        for view in views_of(source, code)
        for again in read_upright(view, bars.with_pdf417)
    )


def views_of(source: Grey, code: Code) -> Iterator[View]:
    """Views of the place where a striped code was read, upright, each made only when it is asked for."""
    middle, (width, height), angle = _box(code)
    zoom = best_zoom(turned(source, middle, (width, height), (angle, angle), 1.0).picture)
    if zoom is None:
        return
    for wide, high in _ROOMS:
        for share in _ZOOMS:
            yield levelled(
                turned(source, middle, (width * wide, height * high), (angle, angle), zoom * share)
            )
        yield sharpened(turned(source, middle, (width * wide, height * high), (angle, angle), zoom))


def _lean_of_bars(view: Grey) -> float:
    """How far across the bars is from level, in degrees, clockwise as seen."""
    across, down = (cv2.Sobel(view, cv2.CV_32F, dx, 1 - dx) for dx in (1, 0))
    mixed, straight = 2 * float((across * down).sum()), float((across**2 - down**2).sum())
    return float(np.degrees(np.arctan2(mixed, straight))) / 2


def _box(code: Code) -> tuple[Vector, tuple[float, float], float]:
    """The middle of a striped code, its width and height in pixels, and the angle of its rows in degrees."""
    corners = np.array(code.corners)
    across = (corners[1] - corners[0] + corners[2] - corners[3]) / 2
    down = (corners[3] - corners[0] + corners[2] - corners[1]) / 2
    width = float(np.hypot(*across))
    height = max(float(np.hypot(*down)), width * _LEAST_HEIGHT)
    return corners.mean(axis=0), (width, height), float(np.degrees(np.arctan2(across[1], across[0])))
