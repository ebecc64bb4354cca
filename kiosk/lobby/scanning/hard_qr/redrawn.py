"""A QR code drawn anew from its modules, so that nothing but their values is left for the engine to read."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from kiosk.lobby.scanning.code import Code
from kiosk.lobby.scanning.engine import QR, read_upright
from kiosk.lobby.scanning.hard_qr.correction import corrected
from kiosk.lobby.scanning.hard_qr.lattice import Lattice
from kiosk.lobby.scanning.hard_qr.symbol import Modules, fixed_modules, version_of
from kiosk.lobby.scanning.opencv import cv2
from kiosk.lobby.scanning.picture import Grey
from kiosk.lobby.scanning.view import whole

_Floats = npt.NDArray[np.floating[Any]]

_SAMPLE = 0.28  # modules: how far around a module's middle its value is taken
_NEAR, _FAR = 7, 13  # modules over which the darkest and the lightest are compared
_SOFT, _SHARP = 3.0, 1.6  # modules over which a mean is taken
_STIFF = 0.02  # how much speaks for no blur at all
_QUIET, _DOTS = 4, 3
_STEADIEST = 2  # of the ways to tell dark from light: the one that fails the least


class Reading:
    """What the modules of a symbol look like through a lattice."""

    def __init__(self, picture: Grey, lattice: Lattice) -> None:
        self._lattice = lattice
        self._fixed, self._is_fixed = fixed_modules(version_of(lattice.side))
        self._values = _values(lattice.seen(picture), lattice.pixels)
        self._ways = list(_thresholds(self._values))
        middle, _ = self._ways[_STEADIEST]
        agreed = (self._values < middle) == self._fixed
        self.agreement = float(agreed[self._is_fixed].mean())
        """The share of the modules whose values are known beforehand that look like it."""

    def codes(self) -> list[Code]:
        """What the symbol says, if it can be corrected."""
        for dark in (*(self._values < threshold for threshold, _ in self._ways), self._equalised()):
            codes = self._read(np.where(self._is_fixed, self._fixed, dark).astype(np.uint8))
            if codes:
                return codes
        return []

    def _equalised(self) -> npt.NDArray[np.bool_]:
        """Which modules are dark, freed from what blur has brought over from their neighbours.

        How much that is, is learnt from the modules that are known.
        """
        middle, spread = self._ways[_STEADIEST]
        dark = np.pad((middle - self._values) / spread, 1, mode="edge")
        side = len(self._values)
        around = np.stack([dark[y : y + side, x : x + side] for y in range(3) for x in range(3)], axis=-1)
        known, wanted = around[self._is_fixed], self._fixed[self._is_fixed] * 2.0 - 1
        share = np.zeros(9)
        share[4] = 1.0
        stiff = _STIFF * len(known)
        share += np.linalg.solve(known.T @ known + stiff * np.eye(9), known.T @ (wanted - known @ share))
        return np.asarray(around @ share > 0)

    def codes_with_gaps(self) -> list[Code]:
        """What the symbol says, if its unsure parts may be taken for unknown."""
        contrast = float(self._values.std()) + 1e-3
        for threshold, spread in self._ways[: _STEADIEST + 1]:
            whole_again = corrected((threshold - self._values) / np.sqrt(spread * contrast))
            if whole_again is not None:
                codes = self._read(whole_again)
                if codes:
                    return codes
        return []

    def _read(self, modules: Modules) -> list[Code]:
        drawn = np.where(np.pad(modules, _QUIET) > 0, 0, 255).astype(np.uint8)
        codes = read_upright(whole(np.kron(drawn, np.ones((_DOTS, _DOTS), np.uint8))), QR)
        return [replace(code, corners=self._lattice.corners()) for code in codes]


def _values(view: Grey, pixels: int) -> _Floats:
    """(side, side): how light each module is."""
    soft = cv2.GaussianBlur(view, (0, 0), _SAMPLE * pixels).astype(np.float32)
    places = ((np.arange(len(view) // pixels) + 0.5) * pixels - 0.5).astype(np.float32)
    x, y = np.meshgrid(places, places)
    return np.asarray(cv2.remap(soft, x, y, cv2.INTER_LINEAR)[1:-1, 1:-1], np.float32)


def _thresholds(values: _Floats) -> Iterator[tuple[_Floats, _Floats]]:
    """What divides dark from light at each module, and the contrast there."""
    for reach in (_NEAR, _FAR):
        around, size = np.ones((reach, reach), np.uint8), (reach, reach)
        low, high = (
            np.asarray(cv2.blur(extreme(values, around), size), np.float32)
            for extreme in (cv2.erode, cv2.dilate)
        )
        yield (low + high) / 2, np.maximum((high - low) / 2, 1)
    mean = np.asarray(cv2.GaussianBlur(values, (0, 0), _SOFT), np.float32)
    spread = np.maximum(np.sqrt(cv2.GaussianBlur(np.square(values - mean), (0, 0), _SOFT)), 1)
    yield mean, spread
    yield np.asarray(cv2.GaussianBlur(values, (0, 0), _SHARP), np.float32), spread
    level, _ = cv2.threshold(values.astype(np.uint8), 0, 1, cv2.THRESH_OTSU)
    yield np.full_like(values, level), np.full_like(values, values.std() + 1)
