"""A line of text, cut out and set level."""

import numpy as np

from kiosk.lobby.scanning.mrz.lines import Line
from kiosk.lobby.scanning.opencv import cv2
from kiosk.lobby.scanning.picture import Grey

HEIGHT = 48
"""Pixels, as the network that reads takes its lines."""

_TALLER, _ENDS = 1.25, 0.6  # room around a line: of its height in all, and at each end
_LONGEST = 2000  # pixels: no line of forty-four letters needs more


def cut(picture: Grey, line: Line, stretch: float) -> Grey:
    """The line as a strip of `HEIGHT` pixels.

    Args:
        stretch: how much wider the letters become than they are.
    """
    height, width = line.height * _TALLER, line.length + 2 * _ENDS * line.height
    corner = line.middle - line.along * width / 2 - line.down * height / 2
    to_source = np.column_stack((line.along, line.down, corner))
    level = cv2.warpAffine(
        picture,
        to_source,
        (max(1, round(width)), max(1, round(height))),
        flags=cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    size = (min(_LONGEST, max(HEIGHT, round(width / height * HEIGHT * stretch))), HEIGHT)
    how = cv2.INTER_AREA if height > HEIGHT else cv2.INTER_CUBIC
    return cv2.resize(level, size, interpolation=how).astype(np.uint8, copy=False)
