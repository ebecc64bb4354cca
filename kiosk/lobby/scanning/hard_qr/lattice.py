"""Where the modules of a QR code lie in a picture, on tilted, curved and crumpled paper too.

The edges between modules keep time like a clock: seen through a lattice that fits, they lie where it has its
lines; where it does not, their phase tells by how much it is off. So a lattice that fits at the finders is
bent until it fits further and further away from them.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from kiosk.lobby.scanning.code import Corner
from kiosk.lobby.scanning.hard_qr.corners import Corners
from kiosk.lobby.scanning.opencv import cv2
from kiosk.lobby.scanning.picture import Grey

_Floats = npt.NDArray[np.floating[Any]]

_QUIET = 1  # modules around
_FINE, _COARSE, _LARGE = 6, 4, 77  # pixels a module; for symbols wider than so many modules
_SQUARE = np.array([[-3.5, -3.5], [3.5, -3.5], [3.5, 3.5], [-3.5, 3.5]])
# How far from the finders, as a share of the symbol, and with how many terms of `_terms`.
_ROUNDS = ((0.25, 3), (0.4, 4), (0.6, 6), (0.8, 6), (1.0, 10), (1.0, 10))
_FREE_ROUNDS = 2
_NEAREST = 0.05  # depth, beside that of the symbol's first corner
_IN_TIME = 0.4  # modules: an edge further off may belong to the next line
_STIFF, _BENT_STIFF = 2e-3, 0.24
_AROUND = 1.6  # modules over which edges must agree


class Lattice:
    """The lines between the modules of one symbol, laid over a picture."""

    def __init__(self, side: int, plane: _Floats, shift: _Floats) -> None:
        """Args:
        side: how many modules wide the symbol is.
        plane: (3, 3), from modules to pixels.
        shift: (2, side + 2, side + 2), in modules: where the middle of each module, and of those around the
            symbol, lies beside its place in the plane.
        """
        self.side = side
        self._plane = plane
        self._shift = shift
        self.pixels = _FINE if side < _LARGE else _COARSE
        """A module's size in what `seen` gives."""

    def seen(self, picture: Grey) -> Grey:
        """The symbol set upright and flat, with one module around it."""
        centres = np.arange(-_QUIET, self.side + _QUIET) + 0.5
        x, y = np.meshgrid(centres, centres)
        places = self._in_picture(x + self._shift[0], y + self._shift[1])
        size = (len(centres) * self.pixels,) * 2
        maps = [
            cv2.resize(place.astype(np.float32), size, interpolation=cv2.INTER_LINEAR) for place in places
        ]
        view = cv2.remap(picture, maps[0], maps[1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        return view.astype(np.uint8, copy=False)

    def corners(self) -> tuple[Corner, Corner, Corner, Corner]:
        """The corners of the symbol in the picture, as `Code` has them."""
        ends = self._shift[:, [1, 1, -2, -2], [1, -2, -2, 1]] + [
            [0, self.side, self.side, 0],
            [0, 0, self.side, self.side],
        ]
        first, second, third, fourth = zip(*(side.tolist() for side in self._in_picture(*ends)), strict=True)
        return first, second, third, fourth

    def fit(self, picture: Grey, known: tuple[bool, bool, bool]) -> float:
        """Bend the lattice until its lines lie between the modules.

        Args:
            known: which of the finders it was laid upon; it is fitted from those outwards.

        Returns: how well it fits, 0 to 1.
        """
        far = _distance(self.side, known)
        for share, terms in _ROUNDS:
            use = far <= max(share * float(far.max()), 6)
            for shift, (off, clear) in zip(
                self._shift, _clocks(self.seen(picture), self.pixels), strict=True
            ):
                weight = np.where(use & (np.abs(off) < _IN_TIME), clear**2, 0).ravel()
                basis = _terms(self.side)[:terms]
                stiff = weight.sum() * _STIFF * np.diag([0.1, *([1.0] * (terms - 1))]) + 1e-9 * np.eye(terms)
                bend = np.linalg.solve((basis * weight) @ basis.T + stiff, (basis * weight) @ off.ravel())
                shift += (bend @ basis).reshape(off.shape)
        for _ in range(_FREE_ROUNDS):
            for shift, (off, clear) in zip(
                self._shift, _clocks(self.seen(picture), self.pixels), strict=True
            ):
                weight = np.where(np.isfinite(far) & (np.abs(off) < _IN_TIME), clear**2, 0)
                total = cv2.GaussianBlur(weight, (0, 0), _AROUND) + 1e-3
                shift += cv2.GaussianBlur(weight * off, (0, 0), _AROUND) / total
        clocks = _clocks(self.seen(picture), self.pixels)
        agreed = np.minimum(*(clear * np.cos(2 * np.pi * off) for off, clear in clocks))
        return float(agreed[1:-1, 1:-1].mean())

    def _in_picture(self, x: _Floats, y: _Floats) -> _Floats:
        across, down, depth = self._plane @ np.stack((x.ravel(), y.ravel(), np.ones(x.size)))
        depth = np.maximum(depth, _NEAREST)  # what lies behind the camera is not seen
        return np.stack((across / depth, down / depth)).reshape(2, *x.shape)


def lattices(side: int, corners: Corners) -> Iterator[Lattice]:
    """Lattices laid upon the finders: one for flat paper in perspective, one for curved paper."""
    flat, seen = [], []
    for finder, at in zip(corners.finders, ((3.5, 3.5), (side - 3.5, 3.5), (3.5, side - 3.5)), strict=True):
        flat.append(np.array(at) + _SQUARE)
        seen.append(finder.middle + _SQUARE @ finder.facing(corners.across).T)
    modules, pixels = np.concatenate(flat), np.concatenate(seen)
    none = np.zeros((2, side + 2 * _QUIET, side + 2 * _QUIET))
    plane, _ = cv2.findHomography(modules, pixels, 0)
    if plane is not None:
        yield Lattice(side, np.asarray(plane, np.float64), none.copy())
    middles = [part.mean(axis=0).astype(np.float32) for part in (*flat, *seen)]
    slanted = cv2.getAffineTransform(np.array(middles[:3]), np.array(middles[3:]))
    if abs(np.linalg.det(slanted[:, :2])) > 0.1:
        wanted = np.linalg.solve(slanted[:, :2], (pixels - slanted[:, 2]).T) - modules.T
        basis = _polynomial(*(modules.T / side * 2 - 1))[:6]
        stiff = _BENT_STIFF * np.diag([0.0, 0.0, 0.0, 1.0, 1.0, 1.0])
        bend = np.linalg.solve(basis @ basis.T + stiff, basis @ wanted.T)
        shift = (bend.T @ _terms(side)[:6]).reshape(none.shape)
        yield Lattice(side, np.vstack((slanted, [0, 0, 1])), shift)


def _clocks(view: Grey, pixels: int) -> list[tuple[_Floats, _Floats]]:
    """For either direction: by how many modules the edges around each module are off, and how clearly."""
    soft = cv2.GaussianBlur(view.astype(np.float32), (0, 0), 0.25 * pixels)
    phase = 2 * np.pi * (np.arange(len(view)) + 0.5) / pixels
    size = (len(view) // pixels,) * 2
    clocks = []
    for edges, hand in (
        (np.abs(cv2.Sobel(soft, cv2.CV_32F, 1, 0)), phase[None, :]),
        (np.abs(cv2.Sobel(soft, cv2.CV_32F, 0, 1)), phase[:, None]),
    ):
        strongest = float(np.percentile(edges[::3, ::3], 90)) + 1e-3
        edges = np.minimum(edges, strongest)
        parts = np.stack((edges * np.cos(hand), edges * np.sin(hand), edges), axis=-1).astype(np.float32)
        cells = cv2.GaussianBlur(cv2.resize(parts, size, interpolation=cv2.INTER_AREA), (0, 0), _AROUND)
        cosine, sine, strength = np.moveaxis(cells, -1, 0)
        clear = np.hypot(cosine, sine) / (strength + 0.05 * strongest)
        clocks.append((np.arctan2(sine, cosine) / (2 * np.pi), clear))
    return clocks


@cache
def _terms(side: int) -> _Floats:
    """(10, modules): the polynomials up to the third degree, at the middle of each module."""
    centres = (np.arange(-_QUIET, side + _QUIET) + 0.5) / side * 2 - 1
    x, y = np.meshgrid(centres, centres)
    return _polynomial(x.ravel(), y.ravel())


def _polynomial(x: _Floats, y: _Floats) -> _Floats:
    return np.stack((np.ones_like(x), x, y, x * y, x * x, y * y, x * x * y, x * y * y, x**3, y**3))


@cache
def _distance(side: int, known: tuple[bool, bool, bool]) -> _Floats:
    """Of each module from the nearest known finder, in modules; those around the symbol do not count."""
    centres = np.arange(-_QUIET, side + _QUIET) + 0.5
    x, y = np.meshgrid(centres, centres)
    places = ((3.5, 3.5), (side - 3.5, 3.5), (3.5, side - 3.5))
    return np.asarray(
        np.min([np.hypot(x - a, y - b) for (a, b), seen in zip(places, known, strict=True) if seen], axis=0)
    )
