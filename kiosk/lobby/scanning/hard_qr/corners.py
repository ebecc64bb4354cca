"""Which finders of a picture may be the corners of one QR code."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
import numpy.typing as npt

from kiosk.lobby.scanning.hard_qr.finders import Finder
from kiosk.lobby.scanning.picture import Vector

_MOST, _MOST_IN_PAIRS = 10, 6  # finders that are looked at
_UNLIKE, _UNLIKE_PAIR = 2.2, 1.7  # sizes of the modules of one code, in perspective
_NEAREST, _FURTHEST = 9, 250  # modules between two finders
_WORST = 1.6
_SOUND, _SOUND_PAIR = 0.62, 0.7  # scores: what is striped or woven has up to 0.58 by chance
_STRAIGHT, _DIAGONAL = np.radians(17), np.radians(28)


@dataclass(frozen=True, eq=False)
class Corners:
    """Three corners of a QR code, as the symbol itself stands."""

    top_left: Finder
    top_right: Finder
    bottom_left: Finder

    @property
    def finders(self) -> tuple[Finder, Finder, Finder]:
        """All three, the top ones first."""
        return self.top_left, self.top_right, self.bottom_left

    @property
    def across(self) -> Vector:
        """From the top left finder to the top right one."""
        return self.top_right.middle - self.top_left.middle

    @property
    def down(self) -> Vector:
        """From the top left finder to the bottom left one."""
        return self.bottom_left.middle - self.top_left.middle

    def side(self) -> float:
        """The width of the symbol in modules, judged by the sizes of the finders."""
        lengths = []
        for column, way, other in ((0, self.across, self.top_right), (1, self.down, self.bottom_left)):
            length = np.hypot(*way)
            modules = [abs(it.facing(self.across)[:, column] @ way) / length for it in (self.top_left, other)]
            lengths.append(length / np.mean(modules) + 7)
        return float(np.mean(lengths))


def whole_corners(finders: list[Finder]) -> Iterator[Corners]:
    """Threes of finders that lie like those of a QR code, the likeliest first."""
    likely = []
    for three in combinations(finders[:_MOST], 3):
        sizes = [finder.module for finder in three]
        score = float(np.mean([finder.score for finder in three]))
        if max(sizes) > _UNLIKE * min(sizes) or score < _SOUND:
            continue
        cost, corners = min(
            (_ordered(three[k], three[k - 1], three[k - 2]) for k in range(3)), key=lambda way: way[0]
        )
        if cost < _WORST:
            likely.append((cost + 0.5 * np.log(max(sizes) / min(sizes)) - score, corners))
    yield from (corners for _, corners in sorted(likely, key=lambda way: way[0]))


def supposed_corners(finders: list[Finder]) -> Iterator[Corners]:
    """Pairs of finders with a third one supposed where it would lie if it was torn off, or outshone."""
    likely = []
    sound = [finder for finder in finders if finder.score > _SOUND_PAIR]
    for one, other in combinations(sound[:_MOST_IN_PAIRS], 2):
        way = other.middle - one.middle
        steps = [np.linalg.solve(finder.frame, way) for finder in (one, other)]
        length = float(np.mean([np.hypot(*step) for step in steps]))
        unlike = max(one.module, other.module) / min(one.module, other.module)
        if unlike > _UNLIKE_PAIR or not _NEAREST < length < _FURTHEST:
            continue
        lean = float(np.mean([_lean(step) for step in steps]))
        cost = float(np.log(unlike)) - 0.3 * (one.score + other.score)
        if lean < _STRAIGHT:
            likely += [(cost + lean, corners) for corners in _beside(one, other, way, length)]
        elif lean > _DIAGONAL:
            likely += [(cost + np.pi / 4 - lean, corners) for corners in _between(one, other, way)]
    yield from (corners for _, corners in sorted(likely, key=lambda way: way[0]))


def _ordered(corner: Finder, one: Finder, other: Finder) -> tuple[float, Corners]:
    """The three with this one at the top left, and how little that looks like a square."""
    steps = [np.linalg.solve(corner.frame, it.middle - corner.middle) for it in (one, other)]
    turned = steps[0][0] * steps[1][1] - steps[0][1] * steps[1][0]
    corners = _clockwise(corner, one, other)
    lengths = [float(np.hypot(*step)) for step in steps]
    if turned == 0 or min(lengths) < _NEAREST or max(lengths) > _FURTHEST:
        return np.inf, corners
    skew = abs(float(steps[0] @ steps[1])) / (lengths[0] * lengths[1])
    return skew + 0.8 * abs(np.log(lengths[0] / lengths[1])) + sum(map(_lean, steps)), corners


def _beside(one: Finder, other: Finder, way: Vector, length: float) -> Iterator[Corners]:
    frames = one.facing(way), other.facing(way)
    for sign in (1, -1):
        for finder, frame, second in ((one, frames[0], other), (other, frames[1], one)):
            third = Finder(finder.middle + sign * frame[:, 1] * length, (frames[0] + frames[1]) / 2, 0.0)
            yield _clockwise(finder, second, third)


def _between(one: Finder, other: Finder, way: Vector) -> Iterator[Corners]:
    frame: npt.NDArray[np.float64] = (one.frame + other.facing(one.frame[:, 0])) / 2
    x, y = np.linalg.solve(frame, way / 2)
    for sign in (1, -1):
        third = (one.middle + other.middle) / 2 + sign * frame @ np.array([-y, x])
        yield _clockwise(Finder(third, frame, 0.0), one, other)


def _clockwise(corner: Finder, one: Finder, other: Finder) -> Corners:
    (x, y), (u, v) = one.middle - corner.middle, other.middle - corner.middle
    return Corners(corner, one, other) if x * v - y * u > 0 else Corners(corner, other, one)


def _lean(step: npt.NDArray[np.floating[Any]]) -> float:
    """How far this direction lies from the nearest side of the frame, in radians."""
    angle = np.arctan2(step[1], step[0])
    return float(abs((angle + np.pi / 4) % (np.pi / 2) - np.pi / 4))
