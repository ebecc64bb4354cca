"""Steps: directions set below one another, numbered, on as many labels as they need."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from textwrap import wrap

from printer.badge import Field
from printer.layout import Box
from printer.slip import Look, Slip, on_paper
from printer.text import LONGEST
from printer.typesetting import Align, Lettering

_SIZES = tuple(6.0 * 0.95**step for step in range(13))
"""The ems that are tried for steps on one label, in millimetres of the drawing: from 6 to 3.2."""

_CLOSE = 5  # sizes, of which the one that needs the fewest lines is taken
_FLOWING = 3.8  # the em where they need several labels
_MOST_LINES = 40

# Of the em
_DISC, _BESIDE_DISC, _BETWEEN, _DIGITS = 1.4, 0.5, 0.6, 0.85
_CAPITALS = 0.714  # their height

_NUMBER = on_paper(Look(em=0, bold=True, align=Align.CENTRE))


@dataclass(frozen=True)
class Step:
    """One step as it is set; `number` is 0 where it is the only one.

    `capitals` is where those of its first line begin, below the step's top; in millimetres of the drawing, as
    `em` and `height` are.
    """

    number: int
    text: Lettering
    em: float
    capitals: float
    height: float


def flow(slip: Slip, directions: Sequence[str], room: Box) -> list[list[Step]]:
    """The steps of each label, at least of one: all of them on one where they can be read there.

    What is longer than a text may be goes on in a step of its own.
    """
    directions = [part for direction in directions for part in wrap(direction, LONGEST)]
    if close := list(islice(_on_one(slip, directions, room), _CLOSE)):
        return [min(close, key=lambda steps: sum(step.text.extent.lines for step in steps))]
    labels: list[list[Step]] = [[]]
    for step in _set(slip, directions, room, Look(_FLOWING, lines=_MOST_LINES)):
        if labels[-1] and _height([*labels[-1], step]) > room.height:
            labels.append([])
        labels[-1].append(step)
    return labels


def put(slip: Slip, steps: Sequence[Step], room: Box) -> None:
    """Sets steps in the middle of their room."""
    top = room.y + (room.height - _height(steps)) / 2
    for step in steps:
        indent, capitals = _indent(step.number, step.em), top + step.capitals
        extent = step.text.extent
        y, height = capitals - extent.above_capitals / slip.unit, (extent.bottom - extent.top) / slip.unit
        slip.put(
            step.text, Box(room.x + indent, y, room.width - indent, height), Look(step.em), Field.DIRECTIONS
        )
        if step.number:
            side = _DISC * step.em
            disc = Box(room.x, capitals + (_CAPITALS * step.em - side) / 2, side, side)
            slip.disc(disc)
            slip.text(str(step.number), disc, replace(_NUMBER, em=_DIGITS * step.em), Field.DIRECTIONS)
        top += step.height + _BETWEEN * step.em


def _on_one(slip: Slip, directions: Sequence[str], room: Box) -> Iterator[list[Step]]:
    """The steps in each size in which one label holds all of them, the largest first."""
    for em in _SIZES:
        steps = _set(slip, directions, room, Look(em, least=em, lines=_MOST_LINES))
        if _height(steps) <= room.height and not any(step.text.cut for step in steps):
            yield steps


def _set(slip: Slip, directions: Sequence[str], room: Box, look: Look) -> list[Step]:
    steps = []
    for place, direction in enumerate(directions, start=1):
        number = place if len(directions) > 1 else 0
        text = slip.fitted(direction, room.width - _indent(number, look.em), room.height, look)
        around = (_DISC - _CAPITALS) / 2 * look.em if number else 0.0
        above, below = (
            text.extent.above_capitals / slip.unit,
            (text.extent.bottom - text.extent.cap) / slip.unit,
        )
        capitals = max(above, around)
        height = capitals + max(below, _CAPITALS * look.em + around)
        steps.append(Step(number, text, look.em, capitals, height))
    return steps


def _indent(number: int, em: float) -> float:
    return (_DISC + _BESIDE_DISC) * em if number else 0.0


def _height(steps: Sequence[Step]) -> float:
    return sum(step.height for step in steps) + sum(_BETWEEN * step.em for step in steps[1:])
