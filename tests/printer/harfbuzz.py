"""Lines set by HarfBuzz itself: what Pango sets is compared with them (`test_shaping`).

HarfBuzz comes here in its own release, from uharfbuzz, and reads fonts with its own code. Nothing is left
for it to find out: a line is given in the pieces in which it is read on the paper, from left to right, each
with its font, script, language and direction.
"""

import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

import cairocffi
import uharfbuzz

SCALE = 2048  # units of an em, in which positions come


@dataclass(frozen=True)
class Piece:
    """Letters that stand together: their text as it is typed, the family they take, ISO 15924 script."""

    text: str
    family: str
    script: str
    language: str = "en"
    direction: str = "ltr"


def draw(context: cairocffi.Context, line: Sequence[Piece], em: float) -> None:
    """Adds the line's outlines to the path, from the current point on, in this size."""
    x, y = context.get_current_point()
    for piece in line:
        font = _font(piece.family)
        letters = uharfbuzz.Buffer()
        letters.add_str(piece.text)
        letters.direction, letters.script, letters.language = piece.direction, piece.script, piece.language
        uharfbuzz.shape(font, letters)
        for glyph, place in zip(letters.glyph_infos, letters.glyph_positions, strict=True):
            assert glyph.codepoint, f"{piece.family} has no glyph for a part of {piece.text!r}"
            pen = _Pen(context, x + place.x_offset * em / SCALE, y - place.y_offset * em / SCALE, em / SCALE)
            font.draw_glyph_with_pen(glyph.codepoint, pen)
            x += place.x_advance * em / SCALE


@cache
def _font(family: str) -> uharfbuzz.Font:
    """The installed bold font of this family."""
    found = subprocess.run(
        ["fc-match", "--format=%{family}\n%{file}\n%{index}", f"{family}:bold"],
        capture_output=True,
        check=True,
        text=True,
    ).stdout.splitlines()
    assert family in found[0].split(","), f"{family} is not installed"
    font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(found[1]), int(found[2])))
    font.scale = SCALE, SCALE
    return font


class _Pen:
    """Draws a glyph's outline onto a path, with its curves as cairo has them."""

    def __init__(self, context: cairocffi.Context, x: float, y: float, scale: float) -> None:
        self._context, self._x, self._y, self._scale = context, x, y, scale
        self._last = (0.0, 0.0)

    def moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802 - a pen's methods have these names
        self._to(self._context.move_to, point)

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        self._to(self._context.line_to, point)

    def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self._to(self._context.curve_to, *points)

    def qCurveTo(self, control: tuple[float, float], end: tuple[float, float]) -> None:  # noqa: N802
        """A curve with one control point, as the same with two."""
        first, second = (
            tuple(at + 2 / 3 * (pull - at) for at, pull in zip(tip, control, strict=True))
            for tip in (self._last, end)
        )
        self._to(self._context.curve_to, first, second, end)

    def closePath(self) -> None:  # noqa: N802
        self._context.close_path()

    def _to(self, operator: Callable[..., None], *points: tuple[float, float]) -> None:
        self._last = points[-1]
        placed = ((self._x + x * self._scale, self._y - y * self._scale) for x, y in points)
        operator(*(coordinate for point in placed for coordinate in point))
