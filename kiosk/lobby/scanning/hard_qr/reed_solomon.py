"""The Reed-Solomon code of QR codes, which also fills in what is known to be missing.

A block with so many check words is corrected as long as twice its wrong words and its missing ones together
are no more than that; a missing word that is not known as such is a wrong one.
"""

from collections.abc import Sequence

import numpy as np

_PRIMITIVE = 0x11D  # ISO/IEC 18004: GF(256), first root 1


def _tables() -> tuple[list[int], list[int]]:
    powers, logs, power = [0] * 510, [0] * 256, 1
    for exponent in range(255):
        powers[exponent] = powers[exponent + 255] = power
        logs[power] = exponent
        power = power << 1 ^ (_PRIMITIVE if power & 128 else 0)
    return powers, logs


_POWERS, _LOGS = _tables()
_POWER_ARRAY, _LOG_ARRAY = np.array(_POWERS), np.array(_LOGS)


def correct(words: Sequence[int], checks: int, missing: Sequence[int]) -> tuple[list[int], int] | None:
    """The block with its errors and gaps corrected, and how many of its check words that took.

    Args:
        words: data words, then `checks` check words.
        missing: the places of words that are not to be trusted.

    Returns: None where too much is wrong.
    """
    last = len(words) - 1
    syndromes = _syndromes(words, checks)
    if not any(syndromes):
        return list(words), 0
    locator = _locator(syndromes, [last - place for place in missing])
    wrong = [place for place in range(last + 1) if _value(locator, _POWERS[(255 - last + place) % 255]) == 0]
    if len(wrong) != len(locator) - 1:
        return None
    evaluator = _product(syndromes, locator)[:checks]
    slope = [term if power % 2 == 0 else 0 for power, term in enumerate(locator[1:])]
    right = list(words)
    for place in wrong:
        root = _POWERS[(255 - last + place) % 255]
        steepness = _value(slope, root)
        if steepness == 0:
            return None
        error = _times(_POWERS[last - place], _value(evaluator, root))
        right[place] ^= _times(error, _POWERS[255 - _LOGS[steepness]])
    spent = 2 * len(wrong) - len(missing)
    return None if spent > checks or any(_syndromes(right, checks)) else (right, spent)


def _syndromes(words: Sequence[int], checks: int) -> list[int]:
    values = np.array(words)
    places = np.flatnonzero(values)
    powers = np.arange(checks)[:, None] * (len(words) - 1 - places)
    terms = _POWER_ARRAY[(_LOG_ARRAY[values[places]] + powers) % 255]
    return [int(value) for value in np.bitwise_xor.reduce(terms, axis=1, initial=0)]


def _locator(syndromes: list[int], missing: list[int]) -> list[int]:
    """The polynomial whose roots are at the errors and gaps (Berlekamp and Massey, begun with the gaps)."""
    locator = [1]
    for power in missing:
        locator = _product(locator, [1, _POWERS[power % 255]])
    before, length = list(locator), len(missing)
    for step in range(len(missing), len(syndromes)):
        off = 0
        for power, term in enumerate(locator[: step + 1]):
            off ^= _times(term, syndromes[step - power])
        before = [0, *before]
        if off == 0:
            continue
        size = max(len(locator), len(before))
        longer = [
            a ^ _times(off, b) for a, b in zip(_padded(locator, size), _padded(before, size), strict=True)
        ]
        if 2 * length <= step + len(missing):
            before = [_times(term, _POWERS[255 - _LOGS[off]]) for term in locator]
            length = step + 1 + len(missing) - length
        locator = longer
    while locator[-1] == 0:
        locator.pop()
    return locator


def _padded(terms: list[int], size: int) -> list[int]:
    return terms + [0] * (size - len(terms))


def _times(one: int, other: int) -> int:
    return _POWERS[_LOGS[one] + _LOGS[other]] if one and other else 0


def _product(one: Sequence[int], other: Sequence[int]) -> list[int]:
    product = [0] * (len(one) + len(other) - 1)
    for i, a in enumerate(one):
        for j, b in enumerate(other):
            product[i + j] ^= _times(a, b)
    return product


def _value(terms: Sequence[int], at: int) -> int:
    value = 0
    for term in reversed(terms):
        value = _times(value, at) ^ term
    return value
