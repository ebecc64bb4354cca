"""Lines that lie as those of a machine-readable zone do: two or three, long, parallel, one below another."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from kiosk.lobby.scanning.mrz.lines import Line

_SLENDER = 9.0  # times as long as high, at least: thirty letters
_PARALLEL = 4.0  # degrees
_SHORTEST = 0.2  # of the longest: of one line perhaps only a part was found
_OVERHANG = 0.3  # of the longest, by which another line may begin or end elsewhere
_HEIGHTS = (0.55, 1.8)
_STEP = (0.9, 3.5)  # heights from a line to the next
_OWN_DIRECTION = 0.6  # of the longest: a shorter line takes the longest's direction

Zone = tuple[Line, ...]
"""Two or three lines, from the top as it seems; they begin and end alike."""


def find_zones(lines: Sequence[Line], limit: int = 4) -> list[Zone]:
    """What may be the machine-readable zone, the likeliest first; a line may be in several.

    Args:
        lines: of the whole picture.
    """
    zones: list[Zone] = []
    used: set[Line] = set()
    for longest in sorted(lines, key=lambda line: -line.length):
        if longest.length < _SLENDER * longest.height or longest in used:
            continue
        stack = _stack(longest, lines)
        used.update(stack)
        evened = _evened(stack, longest)
        zones += [tuple(evened[first:end]) for first, end in _windows(stack, longest)]
        if len(zones) >= limit:
            break
    return zones[:limit]


def _stack(longest: Line, lines: Sequence[Line]) -> list[Line]:
    """The lines above and below that belong to it, from the top."""
    beside = [line for line in lines if _may_belong(line, longest)]
    beside.sort(key=lambda line: float((line.middle - longest.middle) @ longest.down))
    first = last = beside.index(longest)
    while first > 0 and _follows(beside[first - 1], beside[first], longest):
        first -= 1
    while last + 1 < len(beside) and _follows(beside[last], beside[last + 1], longest):
        last += 1
    return beside[first : last + 1]


def _may_belong(line: Line, longest: Line) -> bool:
    begin, end = line.reach(longest.middle, longest.along)
    return bool(
        abs(line.along @ longest.along) > np.cos(np.radians(_PARALLEL))
        and line.length > _SHORTEST * longest.length
        and _HEIGHTS[0] < line.height / longest.height < _HEIGHTS[1]
        and max(-begin, end) < (0.5 + _OVERHANG) * longest.length
    )


def _follows(upper: Line, lower: Line, longest: Line) -> bool:
    step = float((lower.middle - upper.middle) @ longest.down) / longest.height
    return _STEP[0] < step < _STEP[1]


def _evened(stack: Sequence[Line], longest: Line) -> list[Line]:
    """The lines, all of one direction, from where the first begins to where the last ends."""
    reaches = [line.reach(longest.middle, longest.along) for line in stack]
    low, high = min(reach[0] for reach in reaches), max(reach[1] for reach in reaches)
    evened = []
    for line in stack:
        along = line.along * np.sign(line.along @ longest.along)
        if line.length < _OWN_DIRECTION * longest.length:
            along = longest.along
        shift = (low + high) / 2 - float((line.middle - longest.middle) @ longest.along)
        evened.append(replace(line, middle=line.middle + along * shift, along=along, length=high - low))
    return evened


def _windows(stack: list[Line], longest: Line) -> list[tuple[int, int]]:
    """From which to which line of the stack a zone may go: the longest lines, the most, the lowest."""

    def promise(window: tuple[int, int]) -> tuple[float, int, int]:
        first, end = window
        shortest = min(line.length for line in stack[first:end])
        return round(shortest / longest.length, 1), end - first, first

    among = stack.index(longest)
    windows = [(first, first + size) for size in (2, 3) for first in range(len(stack) - size + 1)]
    return sorted((one for one in windows if one[0] <= among < one[1]), key=promise, reverse=True)
