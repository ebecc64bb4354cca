"""Whether a picture may show a machine-readable zone, told in a few milliseconds.

Its lines are darker than what lies around them, and closed up they are long thin bars, one above the other.
"""

import numpy as np

from kiosk.lobby.scanning.opencv import cv2
from kiosk.lobby.scanning.picture import Grey

_WIDTH = 400  # pixels to which the picture is shrunk: letters of a passport are then about six high
_LETTER = np.ones((9, 9), np.uint8)
_BETWEEN_LETTERS = np.ones((1, 13), np.uint8)
_SPECK = np.ones((2, 3), np.uint8)
_DARKER = (14, 32)  # of 255, than its surroundings: on plain paper, and on paper with patterns
_SLENDER, _WIDE = 9.0, 0.35  # times as long as high; of the picture's width
_ALIKE = 0.7  # of the longer line, as long
_PARALLEL = 6.0  # degrees
_APART = 5.0  # heights


def may_show_zone(picture: Grey) -> bool:
    """Whether two bars lie in it as the lines of a zone do."""
    if picture.shape[1] < _WIDTH:  # its letters could not be told apart
        return False
    size = (_WIDTH, max(1, round(picture.shape[0] * _WIDTH / picture.shape[1])))
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    depth = cv2.morphologyEx(small, cv2.MORPH_BLACKHAT, _LETTER)
    return any(_has_lines((depth > darker).astype(np.uint8)) for darker in _DARKER)


def _has_lines(dark: Grey) -> bool:
    closed = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, _BETWEEN_LETTERS)
    bars = cv2.morphologyEx(closed, cv2.MORPH_OPEN, _SPECK)
    outlines, _ = cv2.findContours(bars, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    found = [_bar(outline) for outline in outlines if len(outline) > 1]
    long = [bar for bar in found if bar[2] > max(_WIDE * _WIDTH, _SLENDER * bar[3])]
    return any(_are_lines(one, other) for at, one in enumerate(long) for other in long[at + 1 :])


_Bar = tuple[float, float, float, float, float]
"""Middle x and y, length, height, degrees."""


def _bar(outline: "cv2.typing.MatLike") -> _Bar:
    (x, y), (width, height), degrees = cv2.minAreaRect(outline)
    if width < height:
        width, height, degrees = height, width, degrees - 90
    return x, y, width + 1, height + 1, degrees


def _are_lines(one: _Bar, other: _Bar) -> bool:
    turn = abs((one[4] - other[4] + 90) % 180 - 90)
    apart = np.hypot(one[0] - other[0], one[1] - other[1])
    longer = max(one[2], other[2])
    return bool(
        turn < _PARALLEL
        and min(one[2], other[2]) > _ALIKE * longer
        and apart < _APART * (one[3] + other[3]) / 2 + 0.15 * longer
    )
