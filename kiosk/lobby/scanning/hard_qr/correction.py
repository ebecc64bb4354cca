"""Corrects a QR code whose unsure modules are known: what glare or dirt hides is missing, not wrong.

An engine that only sees dark and light corrects half as much. What comes out is a whole symbol, for it to
read.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from kiosk.lobby.scanning.hard_qr.reed_solomon import correct
from kiosk.lobby.scanning.hard_qr.symbol import Modules, fixed_modules, version_of

_Floats = npt.NDArray[np.floating[Any]]
_Places = tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]

# Standard 18004, table 9: for versions 1 to 40, the check words of a block and the number of blocks.
_CHECKS = {
    "L": "7 10 15 20 26 18 20 24 30 18 20 24 26 30 22 24 28 30 28 28 28 28 30 30 26 28" + 14 * " 30",
    "M": "10 16 26 18 24 16 18 22 22 26 30 22 22 24 24 28 28 26 26 26 26" + 19 * " 28",
    "Q": "13 22 18 26 18 24 18 22 20 24 28 26 24 20 30 24 28 28 26 30 28 30 30 30 30 28" + 14 * " 30",
    "H": "17 28 22 16 22 28 26 26 24 28 24 28 22 24 24 30 28 28 26 28 30 24" + 18 * " 30",
}
_BLOCKS = {
    "L": "1 1 1 1 1 2 2 2 2 4 4 4 4 4 6 6 6 6 7 8 8 9 9 10 12 12 12 13 14 15 16 17 18 19 19 20 21 22 24 25",
    "M": "1 1 1 2 2 4 4 4 5 5 5 8 9 9 10 10 11 13 14 16 17 17 18 20 21 23 25 26 28 29 31 33 35 37 38 40 43 45"
    " 47 49",
    "Q": "1 1 2 2 4 4 6 6 8 8 8 10 12 16 12 17 16 18 21 20 23 23 25 27 29 34 34 35 38 40 43 45 48 51 53 56 59"
    " 62 65 68",
    "H": "1 1 2 4 4 4 5 6 8 8 11 11 16 16 18 16 19 21 25 25 25 34 30 32 35 37 40 42 45 48 51 54 57 60 63 66"
    " 70 74 77 81",
}
_LEVELS = "MLHQ"  # in the order of their two bits
_FORMAT_CODE, _FORMAT_MASK = 0x537, 0x5412
_FORMATS_TRIED = 3
_GAPS = (0, 1 / 4, 1 / 2, 3 / 4)  # of the check words: so many of the least sure words count as missing
_TO_SPARE = (
    4  # check words that must remain beside gaps: chance finds a word that fits once in 256 to this power
)


def corrected(sureness: _Floats) -> Modules | None:
    """The whole symbol; None where too much of it is missing or wrong.

    Args:
        sureness: (side, side): above 0 where a module looks dark, else below; the further, the surer.
    """
    side = len(sureness)
    version = version_of(side)
    rows, columns = _word_places(version)
    sure = np.abs(sureness[rows, columns]).reshape(-1, 8).min(axis=1)
    for number, looks in _formats(sureness):
        level, mask = _LEVELS[number >> 3], _mask(number & 7, rows, columns)
        words = np.packbits((sureness[rows, columns] > 0) ^ mask).astype(int)
        checks = int(_CHECKS[level].split()[version - 1])
        for block in _blocks(len(words), int(_BLOCKS[level].split()[version - 1]), checks):
            right = _filled(words[block].tolist(), sure[block], checks)
            if right is None:
                break
            words[block] = right
        else:
            modules = np.where(sureness > 0, 1, 0)
            fixed, is_fixed = fixed_modules(version)
            modules[is_fixed] = fixed[is_fixed]
            modules[rows, columns] = np.unpackbits(words.astype(np.uint8)) ^ mask
            for places in _format_places(side):
                modules[places] = looks
            return modules.astype(np.uint8)
    return None


def _filled(words: list[int], sure: _Floats, checks: int) -> list[int] | None:
    doubtful = np.argsort(sure).tolist()
    for share in _GAPS:
        gaps = int(checks * share)
        right = correct(words, checks, doubtful[:gaps])
        if right is not None and (gaps == 0 or right[1] <= checks - _TO_SPARE):
            return right[0]
    return None


def _formats(sureness: _Floats) -> Iterator[tuple[int, npt.NDArray[Any]]]:
    """The likeliest of the 32 formats, each with its 15 bits, the highest first."""
    soft = np.tanh(sureness)
    seen = np.sum([soft[places] for places in _format_places(len(sureness))], axis=0)
    bits = np.array([_format_bits(number) for number in range(32)])
    for number in np.argsort(-((bits * 2 - 1) @ seen))[:_FORMATS_TRIED].tolist():
        yield number, bits[number]


def _format_bits(number: int) -> list[int]:
    rest = number << 10
    for bit in range(14, 9, -1):
        if rest >> bit & 1:
            rest ^= _FORMAT_CODE << (bit - 10)
    return [((number << 10 | rest) ^ _FORMAT_MASK) >> bit & 1 for bit in range(14, -1, -1)]


def _format_places(side: int) -> tuple[_Places, _Places]:
    """Where the format stands, twice; the highest bit first."""
    ends = [*range(6), 7, 8]
    beside = np.array([8] * 8 + [*reversed(ends)][1:]), np.array(ends + [8] * 7)
    apart = (
        np.array([*range(side - 1, side - 8, -1)] + [8] * 8),
        np.array([8] * 7 + [*range(side - 8, side)]),
    )
    return beside, apart


@cache
def _word_places(version: int) -> _Places:
    """The rows and columns of all bits of the words, in their order."""
    _, fixed = fixed_modules(version)
    taken = fixed.copy()
    for places in _format_places(len(taken)):
        taken[places] = True
    side = len(taken)
    rows, columns = [], []
    for number, right in enumerate([*range(side - 1, 6, -2), *range(5, 0, -2)]):
        for step in range(side):
            row = step if number % 2 else side - 1 - step
            for column in (right, right - 1):
                if not taken[row, column]:
                    rows.append(row)
                    columns.append(column)
    bits = len(rows) // 8 * 8
    return np.array(rows[:bits]), np.array(columns[:bits])


def _mask(number: int, y: npt.NDArray[np.intp], x: npt.NDArray[np.intp]) -> npt.NDArray[np.bool_]:
    rules = (
        (y + x) % 2,
        y % 2,
        x % 3,
        (y + x) % 3,
        (y // 2 + x // 3) % 2,
        y * x % 2 + y * x % 3,
        (y * x % 2 + y * x % 3) % 2,
        ((y + x) % 2 + y * x % 3) % 2,
    )
    return np.asarray(rules[number] == 0)


def _blocks(words: int, count: int, checks: int) -> list[list[int]]:
    """The places of each block's words, which lie interleaved."""
    short, longer = divmod(words, count)
    blocks: list[list[int]] = [[] for _ in range(count)]
    place = 0
    for step in range(short + 1):
        for number, block in enumerate(blocks):
            # Longer blocks come last, and are longer by a data word.
            if step != short - checks or number >= count - longer:
                block.append(place)
                place += 1
    return blocks
