"""Reads a strip of text: how likely each sign is at each step along it."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from kiosk.lobby.scanning.mrz.network import READS_TEXT, Network
from kiosk.lobby.scanning.mrz.signs import FILLER, SIGNS
from kiosk.lobby.scanning.picture import Grey

# The network knows more signs than a passport has.
_ALSO = {"<": "«‹〈《く＜", "I": "il|"} | {sign: sign.lower() for sign in "ABCDEFGHJKMNOPQRSTUVWXYZ"}
_TURNED = ">»›〉》"  # what fillers look like upside down


@dataclass(frozen=True, eq=False)
class Likelihoods:
    """What was seen along a strip."""

    blanks: npt.NDArray[np.floating[Any]]
    """(steps,): the likelihood that no sign is there, or none of a zone's."""
    signs: npt.NDArray[np.floating[Any]]
    """(steps, signs): the likelihood of each."""
    upright: float
    """How many steps show fillers, less those that show fillers upside down."""

    def places(self) -> float:
        """How many signs the strip has room for, from its first to its last: they stand evenly."""
        best = np.where(self.signs.max(axis=1) > self.blanks, self.signs.argmax(axis=1), -1)
        steps = np.flatnonzero((best >= 0) & (best != np.concatenate(([-1], best[:-1]))))
        gaps = np.diff(steps)
        if gaps.size < len(SIGNS) // 4:
            return 0.0
        usual = np.median(gaps)
        pitch = gaps[(gaps > 0.5 * usual) & (gaps < 1.7 * usual)].mean()
        return float((steps[-1] - steps[0]) / pitch + 1)


class LetterReader:
    """Reads strips by a network; its first use loads it."""

    def __init__(self) -> None:
        self._network: Network | None = None
        self._columns: list[list[int]] = []
        self._turned: list[int] = []

    def read(self, strip: Grey) -> Likelihoods:
        """How likely each sign of a machine-readable zone is along the strip, (48, width)."""
        network = self._network or self._load()
        seen = network.run(strip)
        signs = np.column_stack([seen[:, columns].sum(axis=1) for columns in self._columns])
        blanks = 1 - signs.sum(axis=1)
        upright = float(signs[:, FILLER].sum() - seen[:, self._turned].sum())
        return Likelihoods(blanks, signs, upright)

    def _load(self) -> Network:
        self._network = Network(READS_TEXT)
        column = {sign: at for at, sign in enumerate(self._network.characters, start=1)}
        self._columns = [
            [column[one] for one in sign + _ALSO.get(sign, "") if one in column] for sign in SIGNS
        ]
        self._turned = [column[one] for one in _TURNED if one in column]
        return self._network
