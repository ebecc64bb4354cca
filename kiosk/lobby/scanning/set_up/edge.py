"""How blurred the edge between black and white is."""

import math
from typing import Any

import numpy as np
import numpy.typing as npt

SAMPLES = 4
"""For each pixel of a profile."""
WIDEST = 16.0
"""Pixels on either side of an edge within which a blur is measured."""

_RISE = 1.6832  # standard deviations of a Gaussian between 20 % and 80 % of an edge
_SAMPLING = 1 / 6 + 1 / 12  # pixels squared: the spread of interpolating, and of a pixel's own width


def blur_of_edge(profile: npt.NDArray[np.floating[Any]]) -> float:
    """The standard deviation, in pixels, of the blur that made this profile of an edge.

    Args:
        profile: (n,), the grey levels from the black side to the white one, interpolated, `SAMPLES` a pixel.

    Returns: `WIDEST` where there is no edge.
    """
    ends = max(1, len(profile) // 8)
    black, white = np.median(profile[:ends]), np.median(profile[-ends:])
    if white - black < 1:
        return WIDEST
    risen = (profile - black) / (white - black)
    spread = (_crossing(risen, 0.8) - _crossing(risen, 0.2)) / SAMPLES / _RISE
    return math.sqrt(max(0.0, spread * spread - _SAMPLING))


def _crossing(risen: npt.NDArray[np.floating[Any]], level: float) -> float:
    """Where a rising profile first reaches this level, in samples."""
    after = max(1, int(np.argmax(risen >= level)))
    before, reached = risen[after - 1], risen[after]
    return float(after - 1 + (level - before) / (reached - before if reached > before else 1))
