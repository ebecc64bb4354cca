"""What a strip says when it must say exactly so many signs, each of those that may stand in its place.

The network tells how likely each sign is at each step along the strip, and a sign lasts for one step or for
several (connectionist temporal classification); the likeliest way through is found by dynamic programming.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from kiosk.lobby.scanning.mrz.letters import Likelihoods
from kiosk.lobby.scanning.mrz.signs import FILLER, SIGNS, Weights

_NEVER = -1e9
# Log likelihoods. Fillers melt into one another, letters do not: rather a filler than a letter was not seen.
_UNSEEN, _UNSEEN_FILLER, _UNSEEN_BLANK = -20.0, -9.0, -14.0
_BLANK = -1
_UNEVEN = (0.4, 1.7)  # of the usual distance between two signs

_Array = npt.NDArray[np.floating[Any]]


@dataclass(frozen=True, eq=False)
class Spelling:
    """A line, and what else it may say."""

    text: str
    places: str
    """What may stand in each place, as `signs.places` says it."""
    at: _Array
    """(places,): the middle of each sign, in steps along the strip."""
    likely: _Array
    """(places, signs): the likelihood of each sign; 0 where it may not stand."""

    def losses(self) -> _Array:
        """(places, signs): how much lower the log likelihood of each sign is than of the one in the text."""
        likely = np.log(np.maximum(self.likely, np.exp(_UNSEEN)))
        own = likely[np.arange(len(self.text)), [SIGNS.index(sign) for sign in self.text]]
        return np.where(self.likely > 0, np.maximum(own[:, None] - likely, 0.0), np.inf)

    def certainty(self, first: int, end: int | None = None) -> float:
        """How sure the least sure sign is, 0 to 1, from place `first` to the last that is no filler.

        0 where signs do not stand evenly: one between them was not seen, or one is none.

        Args:
            end: the first place that does not matter any more.
        """
        end = len(self.text[:end].rstrip("<"))
        gaps = np.diff(self.at[first : end + 1])
        usual = np.median(np.diff(self.at))
        if not (
            _UNEVEN[0] * usual < gaps.min(initial=usual) and gaps.max(initial=usual) < _UNEVEN[1] * usual
        ):
            return 0.0
        shares = []
        for sign, likely in zip(self.text[first:end], self.likely[first:end], strict=True):
            # A letter is weighed against other letters; a filler that was hardly seen was put in to fit.
            rest = 1.0 if sign == "<" else max(float(likely.sum()), 1e-9)
            shares.append(float(likely[SIGNS.index(sign)]) / rest)
        return min(shares, default=0.0)


def spell(seen: Likelihoods, places: str, weights: dict[str, Weights]) -> Spelling | None:
    """The likeliest line; None where the strip is too short for it.

    Args:
        places: what may stand in each place: keys of `weights`.
    """
    if len(seen.blanks) < len(places):
        return None
    kinds = sorted(set(places))
    of_place = [kinds.index(place) for place in places]
    taken = np.stack([seen.signs @ weights[kind] for kind in kinds])  # (kinds, steps, signs)
    used = np.flatnonzero((taken > np.exp(_UNSEEN / 2)).any(axis=(0, 1)))  # the rest would only cost time
    signs = np.log(np.maximum(taken, np.exp(_UNSEEN)))
    signs[:, :, FILLER] = np.maximum(signs[:, :, FILLER], _UNSEEN_FILLER)
    blanks = np.log(np.maximum(seen.blanks, np.exp(_UNSEEN_BLANK)))
    path = _Ways(signs[:, :, used], blanks, of_place).best()
    text = "".join(SIGNS[used[sign]] for sign, _ in path)
    at = np.array([np.mean(steps) for _, steps in path])
    likely = [taken[kind, steps].max(axis=0) for kind, (_, steps) in zip(of_place, path, strict=True)]
    return Spelling(text, places, at, np.array(likely))


class _Ways:
    """The likeliest ways to have spelled so many signs after so many steps."""

    def __init__(self, signs: _Array, blanks: _Array, of_place: list[int]) -> None:
        """Args:
        signs: (kinds, steps, signs), log likelihoods.
        of_place: the kind of each place.
        """
        # After each step: on a sign that is the nth, or on a blank after the nth.
        self._on_sign = np.full((len(of_place) + 1, signs.shape[2]), _NEVER)
        self._on_blank = np.full(len(of_place) + 1, _NEVER)
        self._on_blank[0] = 0.0
        # For each step: whether the sign goes on, else from which it came; whether it ended there, and which.
        self._came: list[tuple[npt.NDArray[Any], ...]] = []
        for step, blank in enumerate(blanks):
            self._step(signs[of_place, step], float(blank))

    def _step(self, signs: _Array, blank: float) -> None:
        """Args:
        signs: (places, signs), log likelihoods.
        """
        rows = np.arange(len(self._on_blank))
        last = self._on_sign.argmax(axis=1)
        best = self._on_sign[rows, last]
        others = self._on_sign.copy()
        others[rows, last] = _NEVER
        second = others.argmax(axis=1)
        # The same sign again, without a blank between, is the sign going on: the next must be another one.
        same = np.arange(self._on_sign.shape[1]) == last[:-1, None]
        from_sign = np.where(same, others[rows, second][:-1, None], best[:-1, None])
        before = np.where(same, second[:-1, None], last[:-1, None])
        from_blank = self._on_blank[:-1, None]
        begun = np.maximum(from_sign, from_blank)
        goes_on = self._on_sign[1:] >= begun
        self._came.append(
            (goes_on, np.where(from_blank >= from_sign, _BLANK, before), best > self._on_blank, last)
        )
        self._on_blank = np.maximum(self._on_blank, best) + blank
        self._on_sign[1:] = np.maximum(self._on_sign[1:], begun) + signs

    def best(self) -> list[tuple[int, list[int]]]:
        """Each sign with the steps that it lasts."""
        place = len(self._on_blank) - 1
        now = int(self._on_sign[place].argmax())
        if self._on_blank[place] > self._on_sign[place, now]:
            now = _BLANK
        path: list[tuple[int, list[int]]] = []
        lasts: list[int] = []
        for step in range(len(self._came) - 1, -1, -1):
            goes_on, before, ended, last = self._came[step]
            if now == _BLANK:
                now = int(last[place]) if ended[place] else _BLANK
                continue
            lasts.append(step)
            if not goes_on[place - 1, now]:
                path.append((now, lasts))
                lasts, place, now = [], place - 1, int(before[place - 1, now])
        return path[::-1]
