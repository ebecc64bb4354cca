"""The layout of a QR code: what every symbol of a version shows at the same place (ISO/IEC 18004)."""

from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

Modules = npt.NDArray[np.uint8]
"""(side, side): 1 dark, 0 light."""

_FREE = 2
_VERSION_CODE = 0x1F25


def side_of(version: int) -> int:
    """How many modules wide a symbol of this version is."""
    return 17 + 4 * version


def version_of(side: int) -> int:
    """The version, 1 to 40, of a symbol so many modules wide."""
    return (side - 17) // 4


@cache
def fixed_modules(version: int) -> tuple[Modules, npt.NDArray[np.bool_]]:
    """What is the same in every symbol of this version, and where: finders, clocks, alignment, version."""
    side = side_of(version)
    drawn = np.full((side, side), _FREE, np.uint8)
    drawn[6, :] = drawn[:, 6] = (np.arange(side) + 1) % 2
    places = _alignment(version)
    for y in places:
        for x in places:
            if (y, x) not in ((6, 6), (6, side - 7), (side - 7, 6)):
                drawn[y - 2 : y + 3, x - 2 : x + 3] = _rings(5)
    for rows, columns in ((0, 0), (0, -8), (-8, 0)):
        drawn[rows:, columns:][:8, :8] = 0
    for rows, columns in ((0, 0), (0, -7), (-7, 0)):
        drawn[rows:, columns:][:7, :7] = _rings(7)
    drawn[side - 8, 8] = 1
    if version >= 7:
        for bit, value in enumerate(_version_bits(version)):
            drawn[bit // 3, side - 11 + bit % 3] = drawn[side - 11 + bit % 3, bit // 3] = value
    known = drawn != _FREE
    return np.where(known, drawn, 0).astype(np.uint8), known


def _alignment(version: int) -> list[int]:
    if version == 1:
        return []
    count, side = version // 7 + 2, side_of(version)
    step = 26 if version == 32 else (version * 4 + count * 2 + 1) // (count * 2 - 2) * 2
    return [6, *(side - 7 - step * k for k in reversed(range(count - 1)))]


def _rings(size: int) -> npt.NDArray[Any]:
    middle = size // 2
    ring = np.maximum(*np.abs(np.mgrid[-middle : middle + 1, -middle : middle + 1]))
    return np.asarray(ring != middle - 1, np.uint8)


def _version_bits(version: int) -> list[int]:
    """18 bits, the lowest first: the version and the remainder of its Golay code."""
    rest = version << 12
    for bit in range(17, 11, -1):
        if rest >> bit & 1:
            rest ^= _VERSION_CODE << (bit - 12)
    return [(version << 12 | rest) >> bit & 1 for bit in range(18)]
