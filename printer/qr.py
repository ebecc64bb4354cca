"""QR codes: a text as dark and light modules, by ISO/IEC 18004, of level M: a seventh of it may be lost."""

import re
from collections.abc import Callable, Iterator, Sequence, Set
from functools import cache
from itertools import pairwise, product

from printer.qr_codewords import codewords

_FORMAT, _FORMAT_MASK, _LEVEL_M = 0x537, 0x5412, 0b00
_SMALLEST = 21  # modules across: without an alignment pattern

_FINDER, _ALIGNMENT = frozenset({0, 1, 3}), frozenset({0, 2})  # how far from their middle they are dark
_LIKE_A_FINDER = re.compile("(?<=0000)1011101|1011101(?=0000)")
_FORMAT_ROWS = (0, 1, 2, 3, 4, 5, 7, 8, -7, -6, -5, -4, -3, -2, -1)
_FORMAT_COLUMNS = (-1, -2, -3, -4, -5, -6, -7, -8, 7, 5, 4, 3, 2, 1, 0)
_MASKS: tuple[Callable[[int, int], int], ...] = (
    lambda row, column: (row + column) % 2,
    lambda row, _: row % 2,
    lambda _, column: column % 3,
    lambda row, column: (row + column) % 3,
    lambda row, column: (row // 2 + column // 3) % 2,
    lambda row, column: row * column % 6,
    lambda row, column: (row * column % 2 + row * column % 3) % 2,
    lambda row, column: ((row + column) % 2 + row * column % 3) % 2,
)  # data are inverted where these are 0


def modules(text: str) -> list[str]:
    """The code's rows, "1" for each dark module and "0" for a light one, without the white that a code needs
    around it; raises ValueError for a text that is too long."""
    version, held = codewords(text)
    frame = _frame(version.side)
    plain = frame.filled("".join(f"{codeword:08b}" for codeword in held))
    masked = [[row ^ change for row, change in zip(plain, mask, strict=True)] for mask in frame.masks]
    best = min(range(len(masked)), key=lambda mask: frame.penalty(masked[mask]))
    return frame.formatted(masked[best], best)


class _Frame:
    """What all codes of a side have in common: their fixed modules, where data stand, and the masks."""

    def __init__(self, side: int) -> None:
        self._side = side
        self._fixed = dict(_fixed_modules(side))
        self._places = [place for place in _zigzag(side) if place not in self._fixed]
        self.masks = [
            self._rows({(row, column) for row, column in self._places if not keeps(row, column)})
            for keeps in _MASKS
        ]

    def filled(self, bits: str) -> list[int]:
        """The rows with these bits as data, in numbers whose highest bit is a row's first module."""
        dark = {place for place, is_dark in self._fixed.items() if is_dark}
        dark.update(place for place, bit in zip(self._places, bits, strict=False) if bit == "1")
        return self._rows(dark)

    def formatted(self, rows: Sequence[int], mask: int) -> list[str]:
        """The rows as they are read, with the word that says which level and mask they have."""
        word = remainder = (_LEVEL_M << 3 | mask) << 10
        for bit in range(14, 9, -1):
            remainder ^= (remainder >> bit & 1) * (_FORMAT << bit - 10)
        word = (word | remainder) ^ _FORMAT_MASK
        written = [list(self._text(row)) for row in rows]
        written[-8][8] = "1"
        for bit, (row, column) in enumerate(zip(_FORMAT_ROWS, _FORMAT_COLUMNS, strict=True)):
            written[row][8] = written[8][column] = str(word >> bit & 1)
        return ["".join(row) for row in written]

    def penalty(self, rows: Sequence[int]) -> int:
        """How hard a mask makes the code to read."""
        across = [self._text(row) for row in rows]
        down = ["".join(column) for column in zip(*across, strict=True)]
        columns = [int(column, 2) for column in down]
        alike = [self._alike(row) for row in rows]
        blocks = sum(
            (one & other & ~(row ^ below)).bit_count()
            for (one, other), (row, below) in zip(pairwise(alike), pairwise(rows), strict=True)
        )
        runs = sum(map(_runs, alike)) + sum(_runs(self._alike(column)) for column in columns)
        finders = sum(map(_finders, across)) + sum(map(_finders, down))
        dark = sum(row.bit_count() for row in rows) / self._side**2
        return runs + 3 * blocks + 40 * finders + 10 * int(abs(100 * dark - 50) / 5)

    def _alike(self, row: int) -> int:
        """A bit for each module that is like the one before it."""
        return ~(row ^ row >> 1) & (1 << self._side - 1) - 1

    def _rows(self, dark: Set[tuple[int, int]]) -> list[int]:
        rows = [0] * self._side
        for row, column in dark:
            rows[row] |= 1 << self._side - 1 - column
        return rows

    def _text(self, row: int) -> str:
        return f"{row:0{self._side}b}"


_frame = cache(_Frame)


def _fixed_modules(side: int) -> Iterator[tuple[tuple[int, int], bool]]:
    """What is no data, and whether it is dark; where the format will stand, it is light."""
    for at in range(side):
        yield (6, at), at % 2 == 0
        yield (at, 6), at % 2 == 0
    if side > _SMALLEST:
        yield from _rings((side - 7, side - 7), 2, _ALIGNMENT, side)
    for place in ((3, 3), (3, side - 4), (side - 4, 3)):
        yield from _rings(place, 4, _FINDER, side)
    for at in {*_FORMAT_ROWS, -8}:
        yield (at % side, 8), False
    for at in _FORMAT_COLUMNS:
        yield (8, at % side), False


def _rings(
    middle: tuple[int, int], reach: int, dark: Set[int], side: int
) -> Iterator[tuple[tuple[int, int], bool]]:
    around = range(-reach, reach + 1)
    for down, across in product(around, around):
        row, column = middle[0] + down, middle[1] + across
        if 0 <= row < side and 0 <= column < side:
            yield (row, column), max(abs(down), abs(across)) in dark


def _zigzag(side: int) -> Iterator[tuple[int, int]]:
    """All modules in the order in which data are written: up and down in columns of two, from the right."""
    upwards = True
    for right in (*range(side - 1, 6, -2), 5, 3, 1):
        for row in reversed(range(side)) if upwards else range(side):
            yield from ((row, right), (row, right - 1))
        upwards = not upwards


def _runs(alike: int) -> int:
    """What lines of five or more like modules cost: 3 each, and 1 for each module beyond."""
    fives = alike & alike >> 1 & alike >> 2 & alike >> 3
    return fives.bit_count() + 2 * (fives & ~(fives >> 1)).bit_count()


def _finders(line: str) -> int:
    """How often a line looks like a finder: 1011101, with white of four modules on one side."""
    return len(_LIKE_A_FINDER.findall(f"0000{line}0000"))
