"""Where a picture is striped: the places that may hold a bar code or a PDF417, at whatever angle they lie.

The gradients of bars all point the same way. Averaged as a structure tensor over small cells they stay long,
while those of print, faces and cloth cancel out.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from kiosk.lobby.scanning.opencv import cv2
from kiosk.lobby.scanning.picture import Grey, Matrix

_Cells = npt.NDArray[np.floating[Any]]
_Mask = npt.NDArray[np.bool_]

_LONGEST_SIDE = 1600  # pixels at which the finest bars that can be read still show
_SCALES = (1, 3)  # the bars of a code that fills the picture show only at a third of it
_CELL = 8  # pixels
_REACH = (5, 5)  # cells over which gradients must agree
_FAINTEST, _OF_THE_STRONGEST = 3.0, 0.25  # of 255 a pixel; of the picture's strongest gradients
_STRIPED = 0.35  # coherence
# What belongs to a code, by its coherence, that of its inside, and its strength beside the strongest: bars
# amid print; a PDF417, whose rows have edges too, amid print; and either of them on a plain card.
_LOOKS = ((0.7, 0.55, 0.0), (0.3, 0.12, 0.5), (0.35, 0.15, 0.0))
_SPREAD, _WIDE_SPREAD = 14.0, 21.0  # degrees: a card held askew has perspective
_DIRECTIONS = 2
_ALIKE = (0.5, 1.0, 1.0, 1.0, 0.5)  # over bins of 2 degrees
_GAP = np.ones((5, 5), np.uint8)  # cells that are bridged
_FEWEST_CELLS, _NARROWEST = 6, 5  # in all; across the bars
_TALLEST, _EMPTIEST = 4.0, 0.2  # as long as wide; of the box that is striped: an edge, or print, is no code
_EACH = 3
_LONGER, _MUCH_LONGER = 3, 1.2  # of its width that a block may gain on either side; that it must gain
_AS_BUSY = 0.5
_CLEAREST = 4  # how much more the clearest stripes tell of the angle


@dataclass(frozen=True, eq=False)
class Block:
    """A slanted box with stripes across it."""

    middle: Matrix
    """(2,), x and y in pixels of the picture."""
    size: tuple[float, float]
    """Along the direction across the bars, and along the bars, in pixels."""
    angle: float
    """Of the direction across the bars, in degrees, clockwise as seen, -90 to 90."""
    weight: float
    """How large and how strong it is; to compare those of one picture that were found at one scale."""

    def repeats(self, other: "Block") -> bool:
        """Whether both are the same place."""
        turn = abs((self.angle - other.angle + 90) % 180 - 90)
        apart = np.hypot(*(self.middle - other.middle))
        alike = all(0.7 < mine / its < 1.4 for mine, its in zip(self.size, other.size, strict=True))
        return bool(turn < 3 and alike and apart < 0.15 * max(self.size))


def find_blocks(picture: Grey, limit: int = 8) -> list[Block]:
    """The most striped places of a picture, those with fine bars first; some may contain others."""
    found: list[Block] = []
    for scale in _SCALES:
        shrink = scale * max(1.0, max(picture.shape) / _LONGEST_SIDE)
        small = picture
        if shrink > 1:
            size = [max(1, round(side / shrink)) for side in picture.shape[::-1]]
            how = cv2.INTER_AREA if shrink > 2 else cv2.INTER_LINEAR
            small = cv2.resize(picture, size, interpolation=how).astype(np.uint8, copy=False)
        if min(small.shape) >= 4 * _CELL:
            for block in sorted(_Field(small, shrink).blocks(), key=lambda block: -block.weight):
                if not any(block.repeats(other) for other in found):
                    found.append(block)
    return found[:limit]


class _Field:
    """Which way the gradients of a picture point, cell by cell."""

    def __init__(self, picture: Grey, shrunk: float) -> None:
        """Args:
        shrunk: how many pixels of the source picture one of this picture stands for.
        """
        cosine, sine, energy = _tensor(picture)
        self.strength = np.sqrt(energy)
        self.coherence = np.hypot(cosine, sine) / energy
        self.angles = np.degrees(np.arctan2(sine, cosine)) / 2
        faintest = max(_FAINTEST, _OF_THE_STRONGEST * float(np.percentile(self.strength, 98)))
        self.strongest = float(np.percentile(self.strength, 99.5))
        self.strong = self.strength > faintest
        self.stripes = np.where(
            self.strong & (self.coherence > _STRIPED), self.strength * self.coherence**2, 0
        )
        self.cell = np.array(picture.shape[::-1]) / self.strength.shape[::-1] * shrunk

    def blocks(self) -> Iterator[Block]:
        """The striped places in each of the directions that most stripes share."""
        for direction in self._directions():
            lean = (self.angles - direction + 90) % 180 - 90
            for coherence, inside, share in _LOOKS:
                strong = self.strong & (self.strength >= share * self.strongest)
                striped = strong & (self.coherence > coherence) & (np.abs(lean) < _SPREAD)
                stripes = np.where(striped, self.strength * self.coherence**2, 0)
                among = strong & (self.coherence > inside) & (np.abs(lean) < _WIDE_SPREAD)
                yield from self._joined(among | (stripes > 0), lean, stripes, direction)

    def _joined(self, mask: _Mask, lean: _Cells, stripes: _Cells, direction: float) -> Iterator[Block]:
        closed = cv2.morphologyEx(mask.astype(np.uint8), cv2.MORPH_CLOSE, _GAP)
        count, labels, stats, _ = cv2.connectedComponentsWithStats(closed, connectivity=8)
        large = [label for label in range(1, count) if stats[label, cv2.CC_STAT_AREA] >= _FEWEST_CELLS]
        parts = []
        for label in large:
            part = labels == label
            striped = int(np.count_nonzero(stripes[part]))
            if striped >= _FEWEST_CELLS:
                block = self._block(part, lean, stripes, direction)
                if self._is_code_like(block, striped):
                    parts.append((block, part))
        parts.sort(key=lambda pair: -pair[0].weight)
        for block, _ in parts[:_EACH]:
            yield block
            longer = self._lengthened(block)
            if longer.size[0] > _MUCH_LONGER * block.size[0]:
                yield longer
        if len(parts) > 1:  # a code may have fallen apart: tried after its largest parts
            together = np.any([part for _, part in parts], axis=0)
            least = parts[:_EACH][-1][0].weight
            yield replace(self._block(together, lean, stripes, direction), weight=least / 2)

    def _lengthened(self, block: Block) -> Block:
        """The block as far to either side as the picture is as busy as in it: small rows blur the bars."""
        turn = np.radians(block.angle)
        across = np.array([np.cos(turn), np.sin(turn)])
        cell = float(self.cell.mean())
        wide, high = (max(1, round(side / cell)) for side in block.size)
        reach = wide * (1 + 2 * _LONGER)
        axes = np.column_stack((across, (-across[1], across[0])))
        corner = block.middle / self.cell - 0.5 - axes @ ((reach - 1) / 2, (high - 1) / 2)
        strip = cv2.warpAffine(
            self.strength.astype(np.float32),
            np.column_stack((axes, corner)),
            (reach, high),
            flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        ).mean(axis=0)
        start, end = wide * _LONGER, wide * (1 + _LONGER)
        busy = strip > _AS_BUSY * float(np.median(strip[start:end]))
        left = start - int(np.argmin(busy[:start][::-1])) if not busy[:start].all() else 0
        right = end + int(np.argmin(busy[end:])) if not busy[end:].all() else reach
        middle = block.middle + across * ((left + right) / 2 - reach / 2) * cell
        return replace(block, middle=middle, size=((right - left) * cell, block.size[1]))

    def _directions(self) -> Iterator[float]:
        bins = ((self.angles + 90) // 2).astype(int) % 90
        histogram = np.bincount(bins.ravel(), weights=self.stripes.ravel(), minlength=90)
        smooth = np.convolve(np.concatenate((histogram[-2:], histogram, histogram[:2])), _ALIKE, "valid")
        total = histogram.sum()
        for _ in range(_DIRECTIONS):
            peak = int(np.argmax(smooth))
            if total <= 0 or smooth[peak] < 0.08 * total:
                return
            smooth[np.arange(peak - 8, peak + 9) % 90] = 0
            yield peak * 2 - 89.0

    def _block(self, part: _Mask, lean: _Cells, stripes: _Cells, direction: float) -> Block:
        rows, columns = np.nonzero(part)
        strongest = np.where(part, stripes**_CLEAREST, 0)
        angle = direction + float((lean * strongest).sum() / strongest.sum())
        turn = np.radians(angle)
        across = np.array([np.cos(turn), np.sin(turn)])
        along = np.array([-across[1], across[0]])
        points = np.column_stack((columns + 0.5, rows + 0.5)) * self.cell
        spans = [(float(line.min()), float(line.max())) for line in (points @ across, points @ along)]
        middle = across * sum(spans[0]) / 2 + along * sum(spans[1]) / 2
        width, height = (high - low + float(self.cell.mean()) for low, high in spans)
        return Block(
            middle, (width, height), angle, float((self.strength[part] ** 2).sum() * self.cell.prod())
        )

    def _is_code_like(self, block: Block, striped: int) -> bool:
        across, along = block.size
        full = striped * self.cell.prod() / (across * along)
        return bool(
            across >= _NARROWEST * self.cell.mean() and along <= _TALLEST * across and full >= _EMPTIEST
        )


def _tensor(picture: Grey) -> tuple[_Cells, _Cells, _Cells]:
    """The cosine and sine of the doubled gradient angle, and the energy, of each cell's surroundings."""
    soft = cv2.GaussianBlur(picture, (3, 3), 0)
    size = (picture.shape[1] // _CELL, picture.shape[0] // _CELL)
    # A quarter of the pixels tells as much of a cell as all of them.
    across, down = (
        cv2.Scharr(soft, cv2.CV_16S, dx, 1 - dx)[::2, ::2].astype(np.float32) / 16 for dx in (1, 0)
    )
    xx, yy, xy = (
        np.asarray(cv2.blur(cv2.resize(product, size, interpolation=cv2.INTER_AREA), _REACH), np.float32)
        for product in (across * across, down * down, across * down)
    )
    return xx - yy, 2 * xy, np.maximum(xx + yy, 1e-3)
