"""Which part of the camera's picture becomes a photo: she frames herself; no program looks for her face."""

from dataclasses import dataclass
from typing import NamedTuple

from printer.photo import PROPORTION

_SMALLEST, _LARGEST = 0.4, 1.0  # of the picture's height
_NEARER = 0.85  # times the height, with each touch
_STEP = 0.12  # of the part's own height, with each touch


class Part(NamedTuple):
    """A part of a picture; y points down. All in shares of the picture's sides."""

    left: float
    top: float
    width: float
    height: float


OVAL = Part(0.17, 0.12, 0.66, 0.68)
"""Where the head goes, in shares of the photo's sides."""


@dataclass(frozen=True)
class Framing:
    """A part in the shape of a photo: where its middle is, from the top, and how high it is.

    Both in shares of the picture's height.
    """

    middle: float = 0.5
    height: float = 0.8

    def higher(self) -> "Framing":
        """For somebody tall."""
        return _within(self.middle - _STEP * self.height, self.height)

    def lower(self) -> "Framing":
        """For a child, or in a wheelchair."""
        return _within(self.middle + _STEP * self.height, self.height)

    def closer(self) -> "Framing":
        """Less of the picture, larger."""
        return _within(self.middle, max(_SMALLEST, self.height * _NEARER))

    def further(self) -> "Framing":
        """More of the picture, smaller."""
        return _within(self.middle, min(_LARGEST, self.height / _NEARER))

    def part(self, width: float, height: float) -> Part:
        """The part of a picture of this width and height, in any unit."""
        wide = self.height * PROPORTION * height / width
        high = self.height
        if wide > 1:  # an upright picture
            wide, high = 1.0, high / wide
        return Part(0.5 - wide / 2, self.middle - high / 2, wide, high)


def _within(middle: float, height: float) -> Framing:
    """The framing, moved so far that it does not leave the picture."""
    return Framing(min(max(middle, height / 2), 1 - height / 2), height)
