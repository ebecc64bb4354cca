"""Typesetting: texts in any script, fitted into boxes with Pango.

Pango shapes, orders (right to left, and back within it), breaks lines and finds a font for every character.
What it sets is taken as outlines, not as a picture: a page of them costs about as much as its rasterising
(5 ms here), the PDF stays sharp on an office printer, and one description serves ink on paper and paper on
ink alike. They are read in one piece from cairo's memory, which is five times as fast as point by point.
"""

from bisect import bisect_left
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from math import ceil, log
from threading import local
from typing import Any, cast

import cairocffi
import pangocairocffi
import pangocffi
from cairocffi import cairo as libcairo
from pangocffi import pango as libpango

from printer.text import clean

FAMILIES = ", ".join(
    f"Noto Sans{script}" for script in ("", " Arabic", " Hebrew", " Armenian", " Georgian", " Lao", " Thai")
)
"""Asked first, so that a badge looks the same wherever other fonts are installed too. Scripts that are not
named here, and Chinese, Japanese and Korean by language, are found by fontconfig."""


class Align(Enum):
    """Where lines stand. READING is where their own script begins: Latin left, Arabic right."""

    READING = "reading"
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True)
class Style:
    """How a text is set: `size` is the em it has where there is room, `least` the smallest, both in dots."""

    size: float
    least: float
    lines: int = 1
    bold: bool = True
    align: Align = Align.LEFT
    language: str = "en"


@dataclass(frozen=True)
class Extent:
    """What a text takes of its box. Dots, from the box's top left corner; y points down.

    `cap` is where capitals of the first line begin, `base` the last line's baseline; `top` and `bottom`
    bound all ink and the room that letters of this size take, `left` and `right` the ink alone.
    """

    lines: int = 0
    cap: float = 0
    base: float = 0
    top: float = 0
    bottom: float = 0
    left: float = 0
    right: float = 0

    @property
    def above_capitals(self) -> float:
        """What rises above them: accents, and the tall letters of other scripts."""
        return self.cap - self.top


@dataclass(frozen=True)
class Lettering:
    """A text as it is set.

    `outline` is a PDF path without its painting operator, in tenths of a dot; "" where nothing can be shown.
    `cut` says that the text was too long and ends in an ellipsis. `missing` are the characters that were left
    out because no installed font has them, each once.
    """

    outline: str
    size: float
    extent: Extent
    cut: bool = False
    missing: str = ""


TENTHS = 10

_UNITS = 1024 * TENTHS  # PANGO_SCALE, in a dot
_RIGHT_TO_LEFT = 1  # PANGO_DIRECTION_RTL
_CAP_HEIGHT, _DESCENT = 0.714, 0.22  # of the em, in Noto Sans
_LINE_SPACING = 0.86  # Noto leaves room between lines for every script; a badge has none to give
_STEP = 0.95  # from one size that is tried to the next
_PATH_ITEM = 16  # bytes of a cairo_path_data_t: a header of two ints, or a point of two doubles
_PATH_OPERATORS = ("%d %d m", "%d %d l", "%d %d %d %d %d %d c", "h")

_FONT_LANGUAGES = {"zh": "zh-cn", "zh-hans": "zh-cn", "zh-hant": "zh-tw"}  # fontconfig goes by country

_THREAD = local()


def fit(text: str, width: float, height: float, style: Style) -> Lettering:
    """The text, as large as the style and the box (in dots) allow.

    It shrinks, and takes its second line, before it breaks a word, and breaks a word before it is cut.
    """
    return _typesetter().fit(text, width, height, style)


fit_again = lru_cache(maxsize=256)(fit)
"""`fit` for texts that stand on many badges, which are then not set anew. Not for visitors' names: those are
not kept in memory."""


def _typesetter() -> "_Typesetter":
    """Pango keeps fonts by thread, and so do we."""
    if not hasattr(_THREAD, "typesetter"):
        _THREAD.typesetter = _Typesetter()
    return cast("_Typesetter", _THREAD.typesetter)


class _Typesetter:
    """Pango and cairo, as one thread uses them."""

    def __init__(self) -> None:
        # Without bounds: of a long line, cairo leaves out letters that would fall outside its surface.
        self._cairo = cairocffi.Context(cairocffi.RecordingSurface(cairocffi.CONTENT_ALPHA, None))
        self._pango = pangocairocffi.create_context(self._cairo)
        # pangocffi never frees a context, and each holds its thread's fonts: 4 to 10 MB.
        self._freed = pangocffi.ffi.gc(self._pango.pointer, pangocffi.gobject.g_object_unref)

    def fit(self, text: str, width: float, height: float, style: Style) -> Lettering:
        self._speak(style.language)
        text = clean(text)
        missing = self._missing(text)
        text = " ".join(text.translate(dict.fromkeys(map(ord, missing))).split())
        if not text:
            return Lettering("", style.least, Extent(), missing=missing)
        paragraph = _Paragraph(self._pango, text, style)
        paragraph.layout.width = round(width * _UNITS)
        sizes = _sizes(style)
        for paragraph.layout.wrap in (pangocffi.WrapMode.WORD, pangocffi.WrapMode.WORD_CHAR):

            def fits(size: float) -> bool:
                return _fits(paragraph.measured(size), width, height, style.lines)

            first = bisect_left(sizes, x=True, key=fits)
            if first < len(sizes):
                return self._lettering(paragraph, sizes[first], missing)
        paragraph.layout.ellipsize = pangocffi.EllipsizeMode.END
        for lines in range(style.lines, 0, -1):
            paragraph.layout.height = -lines
            if _fits(paragraph.measured(style.least), width, height, lines):
                break
        return self._lettering(paragraph, style.least, missing)

    def _missing(self, text: str) -> str:
        if not self._unknown(text):
            return ""
        return "".join(character for character in dict.fromkeys(text) if self._unknown(character))

    def _unknown(self, text: str) -> bool:
        layout = pangocffi.Layout(self._pango)
        layout.text = text
        return bool(libpango.pango_layout_get_unknown_glyphs_count(layout.pointer))

    def _speak(self, language: str) -> None:
        """Fonts differ by language: one Chinese character has one shape in Beijing and another in Tokyo."""
        tag = language.replace("_", "-").lower()
        spoken = pangocffi.Language.from_string(_FONT_LANGUAGES.get(tag, tag))
        libpango.pango_context_set_language(self._pango.pointer, spoken.pointer)

    def _lettering(self, paragraph: "_Paragraph", size: float, missing: str) -> Lettering:
        extent = paragraph.measured(size)
        x = paragraph.to_the_edge(extent)
        extent = replace(extent, left=extent.left + x, right=extent.right + x)
        self._cairo.new_path()
        self._cairo.move_to(x * TENTHS, 0)
        pangocairocffi.layout_path(self._cairo, paragraph.layout)
        return Lettering(_path_operators(self._cairo), size, extent, paragraph.cut, missing)


class _Paragraph:
    """A text and its font, of which only the size changes."""

    def __init__(self, context: Any, text: str, style: Style) -> None:
        self._font = pangocffi.FontDescription()
        self._font.family = FAMILIES
        self._font.weight = pangocffi.Weight.BOLD if style.bold else pangocffi.Weight.NORMAL
        self.layout = pangocffi.Layout(context)
        self.layout.text = text
        libpango.pango_layout_set_line_spacing(self.layout.pointer, _LINE_SPACING)
        from_right = libpango.pango_layout_get_direction(self.layout.pointer, 0) == _RIGHT_TO_LEFT
        self._align = style.align
        if style.align is Align.READING:
            self._align = Align.RIGHT if from_right else Align.LEFT
        self.layout.alignment = _alignment(self._align, from_right)

    @property
    def cut(self) -> bool:
        """Whether it ends in an ellipsis."""
        return bool(libpango.pango_layout_is_ellipsized(self.layout.pointer))

    def to_the_edge(self, extent: Extent) -> float:
        """How far to move the text for its ink, not the white beside its letters, to stand at the edge."""
        width: float = self.layout.width / _UNITS
        if self._align is Align.LEFT:
            return -extent.left
        if self._align is Align.RIGHT:
            return width - extent.right
        return (width - extent.left - extent.right) / 2

    def measured(self, size: float) -> Extent:
        """Sets the text at this size, and says what it takes."""
        self._font.set_absolute_size(size * _UNITS)
        self.layout.font_description = self._font
        ink, _ = self.layout.get_extents()
        cap = self.layout.get_baseline() / _UNITS - _CAP_HEIGHT * size
        base = self._last_baseline() / _UNITS
        return Extent(
            lines=self.layout.get_line_count(),
            cap=cap,
            base=base,
            top=min(cap, ink.y / _UNITS),
            bottom=max(base + _DESCENT * size, (ink.y + ink.height) / _UNITS),
            left=ink.x / _UNITS,
            right=(ink.x + ink.width) / _UNITS,
        )

    def _last_baseline(self) -> int:
        lines = self.layout.get_iter()
        pointer = pangocffi.ffi.gc(lines.pointer, libpango.pango_layout_iter_free)  # pangocffi leaks it
        while lines.next_line():
            pass
        return int(libpango.pango_layout_iter_get_baseline(pointer))


def _sizes(style: Style) -> list[float]:
    """Every size that is tried, from the greatest to the least."""
    steps = ceil(log(style.least / style.size, _STEP)) if style.size > style.least else 0
    return [max(style.least, style.size * _STEP**step) for step in range(steps + 1)]


def _alignment(align: Align, from_right: bool) -> Any:
    """Pango's word for it: LEFT is where a paragraph begins, which in Arabic is the right."""
    if align is Align.CENTRE:
        return pangocffi.Alignment.CENTER
    begins = (align is Align.LEFT) != from_right
    return pangocffi.Alignment.LEFT if begins else pangocffi.Alignment.RIGHT


def _fits(extent: Extent, width: float, height: float, lines: int) -> bool:
    across, down = extent.right - extent.left, extent.bottom - extent.top
    return extent.lines <= lines and across <= width and down <= height


def _path_operators(context: Any) -> str:
    """The context's path, as PDF writes paths."""
    # cairocffi documents `_pointer` for those who call cairo themselves.
    path = libcairo.cairo_copy_path(context._pointer)  # noqa: SLF001
    try:
        items = memoryview(cairocffi.ffi.buffer(path.data, path.num_data * _PATH_ITEM))
        headers, points = items.cast("i").tolist(), items.cast("d").tolist()
        operators = []
        item = 0
        while item < path.num_data:
            kind, length = headers[4 * item], headers[4 * item + 1]
            operators.append(_PATH_OPERATORS[kind] % tuple(points[2 * item + 2 : 2 * (item + length)]))
            item += length
    finally:
        libcairo.cairo_path_destroy(path)
    return "\n".join(operators)
