"""What lines may say besides what they most likely say, the likelier first, for the check digits to decide.

They count numbers and dates. What letters may stand for, they cannot decide.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np

from kiosk.lobby.scanning.mrz.signs import LETTER, SIGNS
from kiosk.lobby.scanning.mrz.spelling import Spelling

_UNLIKELIEST = 6.0  # log likelihood below that of the text itself
_DOUBTS, _WORST_DOUBTS = 24, 10  # tried one or two at a time, and three at a time
_MOST = 60

_Change = tuple[float, int, int, str]
"""Loss, line, place and the other sign."""


def variants(lines: Sequence[Spelling]) -> Iterator[list[str]]:
    """The lines themselves, then with up to three signs exchanged for others that were also seen there."""
    yield [line.text for line in lines]
    doubts = sorted(_doubts(lines))[:_DOUBTS]
    sets = [
        *((doubt,) for doubt in doubts),
        *combinations(doubts, 2),
        *combinations(doubts[:_WORST_DOUBTS], 3),
    ]
    likely = [
        changes
        for changes in sets
        if _loss(changes) < _UNLIKELIEST and len({change[1:3] for change in changes}) == len(changes)
    ]
    for changes in sorted(likely, key=_loss)[:_MOST]:
        signs = [list(line.text) for line in lines]
        for _, line, place, sign in changes:
            signs[line][place] = sign
        yield ["".join(line) for line in signs]


def _doubts(lines: Sequence[Spelling]) -> Iterator[_Change]:
    for at, line in enumerate(lines):
        losses = line.losses()
        for place, sign in np.argwhere(losses < _UNLIKELIEST):
            if line.places[place] != LETTER and SIGNS[sign] != line.text[place]:
                yield float(losses[place, sign]), at, int(place), SIGNS[sign]


def _loss(changes: Sequence[_Change]) -> float:
    return sum(change[0] for change in changes)
