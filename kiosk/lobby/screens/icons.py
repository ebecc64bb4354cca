"""Icons, drawn from `icons.toml`, which says how."""

import tomllib
from functools import cache, lru_cache
from itertools import islice
from math import pi, radians
from pathlib import Path

from kivy.graphics.texture import Texture

from kiosk.lobby.screens.coverage import Pen, drawn
from kiosk.lobby.screens.stencil import stencil

_SHEET = 24
_STROKE = 1.7
_POINT = 1.15
_NUMBERS = {"M": 2, "L": 2, "C": 6, "Z": 0, "O": 3, "R": 5, "A": 5, "P": 2}

DIRECTIONAL = frozenset({"back", "chevron", "enter", "erase", "exit", "forward", "interpreter", "listen"})
"""The icons that point: they are mirrored where reading runs from right to left."""


@cache
def drawings() -> dict[str, str]:
    """How each icon is drawn, by its name."""
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


@lru_cache(maxsize=256)
def icon(name: str, size: int, direction: str = "ltr") -> Texture:
    """The icon as a stencil of `size` x `size` pixels; raises KeyError for a name without a drawing."""
    drawing = drawings()[name]
    mirrored = direction == "rtl" and name in DIRECTIONAL

    def draw(pen: Pen) -> None:
        pen.scale(size / _SHEET, size / _SHEET)
        if mirrored:
            pen.translate(_SHEET, 0)
            pen.scale(-1, 1)
        pen.set_line_width(max(_STROKE, 1.5 * _SHEET / size))  # a thin line on a small icon is only grey
        pen.set_line_cap(1)
        pen.set_line_join(1)
        _follow(pen, drawing)

    return stencil(drawn((size, size), draw), (size, size))


def _follow(pen: Pen, drawing: str) -> None:
    words = iter(drawing.split())
    for command in words:
        numbers = [float(word) for word in islice(words, _NUMBERS[command])]
        match command, numbers:
            case "M", [x, y]:
                pen.move_to(x, y)
            case "L", [x, y]:
                pen.line_to(x, y)
            case "C", curve:
                pen.curve_to(*curve)
            case "Z", _:
                pen.close_path()
            case "O", [x, y, radius]:
                pen.new_sub_path()
                pen.arc(x, y, radius, 0, 2 * pi)
                pen.close_path()
            case "A", [x, y, radius, start, end]:
                pen.new_sub_path()
                (pen.arc if end > start else pen.arc_negative)(x, y, radius, radians(start), radians(end))
            case "R", [x, y, width, height, radius]:
                pen.new_sub_path()
                for right, below, quarter in ((1, 0, 3), (1, 1, 0), (0, 1, 1), (0, 0, 2)):
                    corner_x = x + width - radius if right else x + radius
                    corner_y = y + height - radius if below else y + radius
                    pen.arc(corner_x, corner_y, radius, quarter * pi / 2, (quarter + 1) * pi / 2)
                pen.close_path()
            case "P", [x, y]:
                pen.stroke()
                pen.arc(x, y, _POINT, 0, 2 * pi)
                pen.fill()
    pen.stroke()
