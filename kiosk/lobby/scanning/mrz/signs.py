"""The signs of a machine-readable zone, and which of them may stand where (ICAO Doc 9303, parts 4 to 7)."""

from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt

SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<"
FILLER = SIGNS.index("<")

Weights = npt.NDArray[np.floating[Any]]
"""(signs read, signs standing there): how much the one speaks for the other; 0 where that may not stand."""

# They look alike in print: where no digit may stand, what was read as one is the letter, and the other way.
_AS_LETTERS = {"0": "O", "1": "I", "2": "Z", "4": "A", "5": "S", "6": "G", "7": "T", "8": "B"}
_AS_DIGITS = {letter: digit for digit, letter in _AS_LETTERS.items()} | {
    "Q": "0",
    "D": "0",
    "C": "0",
    "L": "1",
}
# As letters these are doubtful, for another letter looks like the digit as well.
_ALSO_LETTERS = (("0", "D", 0.01), ("0", "Q", 0.01), ("1", "L", 0.08), ("7", "Y", 0.1), ("4", "H", 0.1))
# Where both may stand, they are sometimes read as each other.
_EITHER = (
    ("0", "O", 0.1), ("O", "0", 0.1), ("1", "I", 0.05), ("I", "1", 0.05), ("2", "Z", 0.02), ("Z", "2", 0.02),
    ("5", "S", 0.02), ("S", "5", 0.02), ("8", "B", 0.02), ("B", "8", 0.02), ("6", "G", 0.02),
    ("G", "6", 0.02), ("D", "0", 0.005), ("Q", "0", 0.005), ("C", "0", 0.005), ("7", "T", 0.01),
)  # fmt: skip

LETTER, DIGIT, ANY = "A9*"
"""What may stand in a place; a filler may stand everywhere."""

_THREE_LINES = ("AAAAA*********9" + 15 * "*", "9999999A9999999AAA" + 11 * "*" + "9", 30 * "A")
_SECOND_OF_TWO = "*********9AAA9999999A9999999"


def places(lines: int, length: int) -> list[str]:
    """What may stand where, for each line: `LETTER`, `DIGIT` or `ANY` for each place.

    Args:
        lines: three, of 30 places; or two, of 36 or 44.
    """
    return list(_THREE_LINES) if lines == 3 else [LETTER * length, _SECOND_OF_TWO.ljust(length, ANY)]


def weights() -> dict[str, Weights]:
    """How what was read is to be taken where a `LETTER`, a `DIGIT` or `ANY` of them stands."""
    letters = _weights([(digit, letter, 0.5) for digit, letter in _AS_LETTERS.items()] + list(_ALSO_LETTERS))
    digits = _weights([(letter, digit, 1.0) for letter, digit in _AS_DIGITS.items()])
    letters[:, [sign.isdigit() for sign in SIGNS]] = 0
    digits[:, [sign.isalpha() for sign in SIGNS]] = 0
    return {LETTER: letters, DIGIT: digits, ANY: _weights(_EITHER)}


def _weights(alike: Iterable[tuple[str, str, float]]) -> Weights:
    matrix = np.eye(len(SIGNS))
    for read, stands, weight in alike:
        matrix[SIGNS.index(read), SIGNS.index(stands)] = weight
    return matrix
