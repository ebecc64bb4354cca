"""The outline of what was recognised: a slanted box with round corners."""

from collections.abc import Sequence
from math import hypot

Point = tuple[float, float]

_STEPS = 6  # straight pieces to a corner
_THINNEST = 0.16  # of a box's length: a bar code may be told by one line across it


def rounded(corners: Sequence[Point], radius: float) -> list[float]:
    """The line around four corners, as x and y in turn, for a line that is closed.

    The corners are bent with this radius, in their own unit, or less where the sides are short.
    """
    corners = _thick(corners)
    line: list[float] = []
    for before, corner, after in zip(
        (corners[-1], *corners), corners, (*corners[1:], corners[0]), strict=False
    ):
        begin, end = _towards(corner, before, radius), _towards(corner, after, radius)
        for step in range(_STEPS + 1):
            share = step / _STEPS
            weights = ((1 - share) ** 2, 2 * share * (1 - share), share**2)
            points = list(zip(weights, (begin, corner, end), strict=True))
            line += (sum(weight * point[axis] for weight, point in points) for axis in (0, 1))
    return line


def middle(corners: Sequence[Point]) -> Point:
    """The middle of the four corners."""
    return sum(x for x, _ in corners) / len(corners), sum(y for _, y in corners) / len(corners)


def _thick(corners: Sequence[Point]) -> list[Point]:
    """The corners, moved apart where the box has hardly any height."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = corners
    along = ((bx + cx - ax - dx) / 2, (by + cy - ay - dy) / 2)
    down = ((cx + dx - ax - bx) / 2, (cy + dy - ay - by) / 2)
    length, height = hypot(*along), hypot(*down)
    lacking = max(0.0, length * _THINNEST - height) / 2
    if not lacking or not length:
        return list(corners)
    # Across the length, to the side on which the lower corners are.
    side = 1 if along[0] * down[1] - along[1] * down[0] >= 0 else -1
    x, y = -along[1] / length * lacking * side, along[0] / length * lacking * side
    return [(ax - x, ay - y), (bx - x, by - y), (cx + x, cy + y), (dx + x, dy + y)]


def _towards(corner: Point, other: Point, radius: float) -> Point:
    """The point where the bend of this corner begins on the side to the other one."""
    length = hypot(other[0] - corner[0], other[1] - corner[1])
    share = min(0.5, radius / length) if length else 0
    return corner[0] + (other[0] - corner[0]) * share, corner[1] + (other[1] - corner[1]) * share
