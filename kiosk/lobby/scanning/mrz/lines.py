"""Where a picture has lines of text, however they are turned."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from kiosk.lobby.scanning.mrz.network import FINDS_TEXT, Network
from kiosk.lobby.scanning.opencv import cv2
from kiosk.lobby.scanning.picture import Grey, Matrix

_GRID = 32  # the network takes sides that are multiples of it
_LIKELY = 0.3
_SHRUNK = 1.6  # the network marks the hearts of lines: area over outline times this lies around them
_LONG_PIECE = 2.5  # times its height: a shorter one has no direction
_LOWEST = 4.0  # pixels: nothing lower can be read
_ASKEW = 6.0  # degrees between the pieces of a line
_GAP = 3.0  # heights between them


@dataclass(frozen=True, eq=False)
class Line:
    """A slanted box around a line of text, in pixels of the picture."""

    middle: Matrix
    """(2,), x and y."""
    along: Matrix
    """(2,), of length 1: the way that the line is read, or its opposite."""
    length: float
    height: float

    @property
    def down(self) -> Matrix:
        """(2,), of length 1: from the line to the next one."""
        return np.array([-self.along[1], self.along[0]])

    def turned(self) -> "Line":
        """The same line, read from its other end."""
        return Line(self.middle, -self.along, self.length, self.height)

    def reach(self, origin: Matrix, along: Matrix) -> tuple[float, float]:
        """From where to where it goes in this direction, counted from the origin."""
        at = float((self.middle - origin) @ along)
        return at - self.length / 2, at + self.length / 2


class LineFinder:
    """Finds lines of text by a network; its first use loads it."""

    def __init__(self) -> None:
        self._network: Network | None = None

    def find(self, picture: Grey, longest_side: int) -> list[Line]:
        """The lines of a picture, the longest first.

        Args:
            longest_side: pixels to which the picture is shrunk; lines need about eight in height.
        """
        self._network = self._network or Network(FINDS_TEXT)
        scale = min(1.0, longest_side / max(picture.shape))
        width, height = (max(_GRID, round(side * scale / _GRID) * _GRID) for side in picture.shape[::-1])
        how = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
        small = cv2.resize(picture, (width, height), interpolation=how).astype(np.uint8, copy=False)
        hearts = (self._network.run(small)[0] > _LIKELY).astype(np.uint8)
        to_source = np.array(picture.shape[::-1]) / (width, height)
        outlines, _ = cv2.findContours(hearts, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
        pieces = [_box((outline * to_source).astype(np.float32)) for outline in outlines]
        return _joined(piece for piece in pieces if _LOWEST < piece.height < piece.length / _LONG_PIECE)


def _box(outline: "cv2.typing.MatLike") -> Line:
    middle, (width, height), degrees = cv2.minAreaRect(outline)
    if width < height:
        width, height, degrees = height, width, degrees + 90
    turn = np.radians(degrees)
    around = width * height * _SHRUNK / (width + height) if width else 0.0
    return Line(np.array(middle), np.array([np.cos(turn), np.sin(turn)]), width + around, height + around)


def _joined(pieces: Iterable[Line]) -> list[Line]:
    """Pieces that lie on one line and near each other become one."""
    left = sorted(pieces, key=lambda piece: -piece.length)
    lines = []
    while left:
        line = left.pop(0)
        while (piece := next((piece for piece in left if _continues(line, piece)), None)) is not None:
            left.remove(piece)
            reaches = (line.reach(line.middle, line.along), piece.reach(line.middle, line.along))
            low, high = min(reach[0] for reach in reaches), max(reach[1] for reach in reaches)
            line = Line(line.middle + line.along * (low + high) / 2, line.along, high - low, line.height)
        lines.append(line)
    return sorted(lines, key=lambda line: -line.length)


def _continues(line: Line, piece: Line) -> bool:
    low, high = piece.reach(line.middle, line.along)
    gap = max(low - line.length / 2, -line.length / 2 - high)
    off = abs(float((piece.middle - line.middle) @ line.down))
    return bool(
        abs(line.along @ piece.along) > np.cos(np.radians(_ASKEW))
        and off < 0.5 * line.height
        and 0.6 < piece.height / line.height < 1.6
        and gap < _GAP * line.height
    )
