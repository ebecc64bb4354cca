"""What the scanner sees, as far as it is shown on the live picture."""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.lobby.scanning.code import Code

Point = tuple[float, float]
"""x to the right and y downwards, in shares of the picture's sides: 0 to 1 inside it."""

Outline = tuple[Point, Point, Point, Point]


class Hint(StrEnum):
    """What a visitor could do whose card is not read."""

    CLOSER = "closer"
    FURTHER = "further"
    MORE_LIGHT = "more-light"
    HOLD_STILL = "hold-still"
    TILT = "tilt"


@dataclass(frozen=True)
class Sight:
    """What was recognised in the newest picture, and where; or what would help."""

    outline: Outline | None = None
    hint: Hint | None = None


NOTHING = Sight()


def outline(code: Code, size: tuple[int, int]) -> Outline:
    """Where a code lies in a picture of this width and height."""
    first, second, third, fourth = ((x / size[0], y / size[1]) for x, y in code.corners)
    return first, second, third, fourth
