"""Pango: paragraphs in any script, measured and as outlines."""

from ctypes import byref, string_at
from enum import IntEnum
from typing import NamedTuple

from printer import libpango as lib
from printer.libpango import Held, Path, Rectangle

EM = 1000
"""The one em at which texts are set, in units; whoever wants another scales. For each size Pango would look
its fonts up anew, which takes longer than setting a name."""


class Wrap(IntEnum):
    """Where a line may be broken: between words only, or if need be within one."""

    WORD = 0
    WORD_CHAR = 2


class Alignment(IntEnum):
    """Where lines stand. LEFT is where the paragraph begins, which in Arabic is the right."""

    LEFT = 0
    CENTRE = 1
    RIGHT = 2


RELEASE = ".".join(map(str, divmod(lib.version() // 100, 100)))
"""Pango's own: "1.50"."""

_ALPHA = 0x2000  # CAIRO_CONTENT_ALPHA
_OFF = 1  # CAIRO_HINT_STYLE_NONE, CAIRO_HINT_METRICS_OFF
_RIGHT_TO_LEFT = 1  # PANGO_DIRECTION_RTL
_AT_THE_END = 3  # PANGO_ELLIPSIZE_END
_NORMAL, _BOLD = 400, 700
_UNIT = 1024  # PANGO_SCALE

_PATH_ITEM = 16  # bytes of a cairo_path_data_t: a header of two ints, or a point of two doubles
_PATH_OPERATORS = ("%d %d m", "%d %d l", "%d %d %d %d %d %d c", "h")


class Fonts:
    """The installed fonts, as one thread uses them; those that it has used stay in memory."""

    def __init__(self, families: str) -> None:
        """`families`, parted by commas, are asked first; the others have the characters that these lack."""
        self.context = Held(lib.context_new(Held(lib.font_map_new(), lib.unref)), lib.unref)
        lib.context_set_rounding(self.context, False)
        unhinted = Held(lib.options_new(), lib.options_free)
        lib.options_set_hints(unhinted, _OFF)
        lib.options_set_metrics(unhinted, _OFF)
        lib.set_font_options(self.context, unhinted)
        self.normal, self.bold = _font(families, _NORMAL), _font(families, _BOLD)
        # Without bounds: of a long line, cairo leaves out letters that would fall outside its surface.
        self.pen = Held(lib.pen_new(Held(lib.surface_new(_ALPHA, None), lib.surface_free)), lib.pen_free)


class Measure(NamedTuple):
    """What a paragraph takes, in units from its top left corner; y points down.

    `first` and `last` are the baselines of its first and last line; the others bound its ink.
    """

    lines: int
    first: float
    last: float
    left: float
    top: float
    right: float
    bottom: float


class Paragraph:
    """A text, set at EM units. Pango sets it anew whenever it is asked for after a change."""

    def __init__(self, fonts: Fonts, text: str, language: str, *, bold: bool) -> None:
        """Fonts differ by language: one Chinese character has one shape in Beijing and another in Tokyo."""
        lib.context_set_language(fonts.context, lib.language(language.encode()))
        self._fonts = fonts
        self.layout = Held(lib.layout_new(fonts.context), lib.unref)
        lib.layout_set_font(self.layout, fonts.bold if bold else fonts.normal)
        self.write(text)

    def write(self, text: str) -> None:
        """Another text instead."""
        encoded = text.encode()
        lib.layout_set_text(self.layout, encoded, len(encoded))

    def set_alignment(self, alignment: Alignment) -> None:
        """Where its lines stand."""
        lib.layout_set_alignment(self.layout, alignment)

    def set_line_spacing(self, share: float) -> None:
        """How far below one another its lines stand, of what their fonts ask for."""
        lib.layout_set_line_spacing(self.layout, share)

    def set_wrap(self, wrap: Wrap) -> None:
        """Where its lines may be broken."""
        lib.layout_set_wrap(self.layout, wrap)

    def set_width(self, width: float) -> None:
        """How long its lines may be, in units."""
        lib.layout_set_width(self.layout, round(width * _UNIT))

    def cut_after(self, lines: int) -> None:
        """Has it end in an ellipsis where it would take more lines."""
        lib.layout_set_ellipsize(self.layout, _AT_THE_END)
        lib.layout_set_height(self.layout, -lines)

    def lacks_glyphs(self) -> bool:
        """Whether no font has a glyph for some of it."""
        return bool(lib.layout_unknown_glyphs(self.layout))

    @property
    def is_cut(self) -> bool:
        """Whether it ends in an ellipsis."""
        return bool(lib.layout_is_ellipsized(self.layout))

    @property
    def from_right(self) -> bool:
        """Whether its first letter is of a script that is read from the right."""
        return bool(lib.layout_direction(self.layout, 0) == _RIGHT_TO_LEFT)

    def measure(self) -> Measure:
        """What it takes as it is wrapped now."""
        ink = Rectangle()
        lib.layout_extents(self.layout, byref(ink), None)
        return Measure(
            lines=lib.layout_lines(self.layout),
            first=lib.layout_baseline(self.layout) / _UNIT,
            last=self._last_baseline() / _UNIT,
            left=ink.x / _UNIT,
            top=ink.y / _UNIT,
            right=(ink.x + ink.width) / _UNIT,
            bottom=(ink.y + ink.height) / _UNIT,
        )

    def outline(self, scale: float, indent: float) -> str:
        """Its outlines, moved to the right by so many units and then enlarged: a path as PDF writes it, in
        whole numbers, without a painting operator."""
        pen = self._fonts.pen
        lib.identity(pen)
        lib.new_path(pen)
        lib.move_to(pen, indent, 0)
        lib.layout_path(pen, self.layout)
        lib.scale(pen, 1 / scale, 1 / scale)
        return _operators(Held(lib.copy_path(pen), lib.path_free))

    def _last_baseline(self) -> int:
        lines = Held(lib.layout_iter(self.layout), lib.iter_free)
        while lib.iter_next_line(lines):
            pass
        return int(lib.iter_baseline(lines))


def _font(families: str, weight: int) -> Held:
    font = Held(lib.font_new(), lib.font_free)
    lib.font_set_family(font, families.encode())
    lib.font_set_weight(font, weight)
    lib.font_set_size(font, EM * _UNIT)
    return font


def _operators(held: Held) -> str:
    """A path as PDF writes it. Read in one piece from cairo's memory, which is far faster than point by
    point."""
    path = Path.from_address(held.pointer)
    items = memoryview(string_at(path.data, path.num_data * _PATH_ITEM))
    headers, points = items.cast("i").tolist(), items.cast("d").tolist()
    operators, used = [], []
    item = 0
    while item < path.num_data:
        kind, end = headers[4 * item], item + headers[4 * item + 1]
        operators.append(_PATH_OPERATORS[kind])
        used += points[2 * item + 2 : 2 * end]
        item = end
    return "\n".join(operators) % tuple(map(round, used))
