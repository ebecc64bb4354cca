"""The three squares by which a QR code is found, each sought by itself.

Dark blobs as compact as a square are normalised by their own moments, so that tilt and roll no longer matter;
then rays from the middle must meet light and dark as the rings of a finder lie: 3 : 5 : 7 modules.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from kiosk.lobby.scanning.opencv import cv2
from kiosk.lobby.scanning.picture import Grey, Vector

_Floats = npt.NDArray[np.floating[Any]]

WINDOWS = (6, 16, 50)
"""Dark and light are told apart over one part in so many of the picture's longest side."""

_FAINTEST, _STRONGEST, _OF_CONTRAST = 2.0, 8.0, 0.06
_LEAST_AREA, _LARGEST = 11, 3  # pixels; of the picture's longest side, one part in so many
_FULL, _LONG = 0.42, 4  # of its upright box; as long as wide
_MOST_BLOBS = 2000  # the largest; noise has more, and would take long
_COMPACT = 10.0  # area over the root of the moments' determinant: a square has 12, in perspective too
_RAYS = 32
_ANGLES = np.arange(_RAYS) * 2 * np.pi / _RAYS
_REACH = np.arange(0.3, 1.95, 0.04)  # of the inner square's side
_STEPS = np.stack((np.cos(_ANGLES), np.sin(_ANGLES)), axis=1)[:, None, :] * _REACH[None, :, None]
_TURNS = np.radians(np.arange(0, 90, 5.0))
# How much further than to the middle of a side it is to the edge of a square that is turned so far.
_SQUARES = 1 / np.maximum(
    np.abs(np.cos(_ANGLES - _TURNS[:, None])), np.abs(np.sin(_ANGLES - _TURNS[:, None]))
)
_AT_FIRST, _ENOUGH = 0.25, 0.5  # of the rays


@dataclass(frozen=True, eq=False)
class Finder:
    """One such square, as it lies in the picture."""

    middle: Vector
    frame: npt.NDArray[np.float64]
    """(2, 2): its columns are one module along either side, in pixels."""
    score: float
    """1 where all its rings are whole; 0 for one that is only supposed."""

    @property
    def module(self) -> float:
        """The size of a module, in pixels."""
        return float(np.sqrt(abs(np.linalg.det(self.frame))))

    def facing(self, along: Vector) -> npt.NDArray[np.float64]:
        """The frame, turned by quarters so that its first column points most nearly `along`."""
        x, y = np.linalg.solve(self.frame, along)
        quarters = np.round(np.arctan2(y, x) / (np.pi / 2)) * np.pi / 2
        cosine, sine = np.rint(np.cos(quarters)), np.rint(np.sin(quarters))
        turn: npt.NDArray[np.float64] = self.frame @ np.array([[cosine, -sine], [sine, cosine]])
        return turn


def find_finders(picture: Grey) -> Iterator[list[Finder]]:
    """The finders of a picture as they show over ever another window: all that were found up to there."""
    soft = cv2.GaussianBlur(picture, (3, 3), 0)
    dark, light = np.percentile(soft[::8, ::8], (2, 98))
    margin = float(np.clip(_OF_CONTRAST * (light - dark), _FAINTEST, _STRONGEST))
    known: list[Finder] = []
    for share in WINDOWS:
        window = max(9, max(picture.shape) // share) | 1
        mask = cv2.adaptiveThreshold(
            soft, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, window, margin
        ).astype(np.uint8, copy=False)
        for finder in _ringed(mask):
            near = [i for i, it in enumerate(known) if np.hypot(*(it.middle - finder.middle)) < 2 * it.module]
            if not near:
                known.append(finder)
            elif finder.score > known[near[0]].score:
                known[near[0]] = finder
        yield sorted(known, key=lambda finder: -finder.score)


def _ringed(mask: Grey) -> Iterator[Finder]:
    middles, shapes = _blobs(mask)
    if len(middles):
        good, _ = _rings(mask, middles, shapes, slice(0, _RAYS, 4))
        likely = good.mean(axis=1) >= _AT_FIRST
        middles, shapes = middles[likely], shapes[likely]
    if not len(middles):
        return
    good, edges = _rings(mask, middles, shapes, slice(0, _RAYS))
    for k in np.flatnonzero(good.mean(axis=1) >= _ENOUGH):
        sound = good[k]
        # Each ring tells how far out the edge of the inner square lies; together they are sure of it.
        outline = np.where(sound, (edges[:, k] * np.array([[2], [6 / 5], [6 / 7]])).mean(axis=0), 0)
        errors = (np.square(outline - _SQUARES) * sound).sum(axis=1) / sound.sum()
        best = int(np.argmin(errors))
        turn = _TURNS[best]
        rotation = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
        size = outline.sum() / (_SQUARES[best] * sound).sum()
        yield Finder(middles[k], shapes[k] @ rotation / 3 * size, float(sound.mean() - errors[best]))


def _blobs(mask: Grey) -> tuple[_Floats, _Floats]:
    """What is as compact as a square: middles, (n, 2), and maps from a square of side 1, (n, 2, 2)."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=4)
    wide, high, area = (stats[:, column].astype(float) for column in (2, 3, 4))
    likely = (
        (area >= _LEAST_AREA) & (area > _FULL * wide * high) & (wide < _LONG * high) & (high < _LONG * wide)
    )
    likely &= np.maximum(wide, high) < max(mask.shape) / _LARGEST
    likely[0] = False
    chosen = np.flatnonzero(likely)
    chosen = chosen[np.argsort(-area[chosen], kind="stable")[:_MOST_BLOBS]]
    number = np.full(len(stats), -1, np.intp)
    number[chosen] = np.arange(len(chosen))
    blob = number[labels]
    y, x = np.nonzero(blob >= 0)
    blob, mass = blob[y, x], area[chosen]

    def mean(values: npt.NDArray[Any]) -> _Floats:
        return np.asarray(np.bincount(blob, values, len(chosen)) / mass)

    middles = np.stack((mean(x), mean(y)), axis=1)
    x, y = x - middles[blob, 0], y - middles[blob, 1]
    # A pixel is a square, not a point: that adds a twelfth.
    across, down, mixed = mean(x * x) + 1 / 12, mean(y * y) + 1 / 12, mean(x * y)
    root = np.sqrt(np.maximum(across * down - mixed * mixed, 1e-9))
    # The root of a symmetric 2 by 2 matrix, in closed form.
    shapes = np.stack((across + root, mixed, mixed, down + root), axis=1) * np.sqrt(
        12 / (across + down + 2 * root)
    ).reshape(-1, 1)
    compact = mass / root >= _COMPACT
    return middles[compact], shapes.reshape(-1, 2, 2)[compact]


def _rings(
    mask: Grey, middles: _Floats, shapes: _Floats, rays: slice
) -> tuple[npt.NDArray[np.bool_], _Floats]:
    """Which rays meet the rings as they should, (n, rays), and where each of the three ends, (3, n, rays)."""
    steps = _STEPS[rays]
    points = (steps.reshape(1, -1, 2) @ shapes.transpose(0, 2, 1)).reshape(len(middles), *steps.shape)
    x, y = np.moveaxis(np.rint(points + middles[:, None, None, :]).astype(np.intp), -1, 0)
    height, width = mask.shape
    inside = (x >= 0) & (y >= 0) & (x < width) & (y < height)
    dark = (mask[np.clip(y, 0, height - 1), np.clip(x, 0, width - 1)] > 0) & inside
    order = np.arange(len(_REACH))
    first = np.argmax(~dark, axis=2)
    again = dark & (order > first[..., None])
    second = np.argmax(again, axis=2)
    beyond = ~dark & (order > second[..., None])
    third = np.argmax(beyond, axis=2)
    edges = _REACH[np.stack((first, second, third))] - 0.02
    inner, light, outer = edges
    good = again.any(axis=2) & beyond.any(axis=2) & (inner > 0.38) & (inner < 0.95)
    good &= (light > 1.25 * inner) & (light < 2.25 * inner) & (outer > 1.75 * inner) & (outer < 3.1 * inner)
    return good, edges
