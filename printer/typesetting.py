"""Typesetting: texts in any script, fitted into boxes with Pango.

Pango shapes, orders (right to left, and back within it), breaks lines and finds a font for every character.
What it sets is taken as outlines, not as a picture: a page of them costs about as much as its rasterising
(5 ms here), the PDF stays sharp on an office printer, and one description serves ink on paper and paper on
ink alike. A text is set at one size only; any other is the same, scaled, in a box that is scaled against it.
"""

from bisect import bisect_left
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from math import ceil, log
from threading import local
from typing import cast

from printer.pango import EM, Alignment, Fonts, Paragraph, Wrap
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

_CAP_HEIGHT, _DESCENT = 0.714, 0.22  # of the em, in Noto Sans
_LINE_SPACING = 0.86  # Noto leaves room between lines for every script; a badge has none to give
_STEP = 0.95  # from one size that is tried to the next

_FONT_LANGUAGES = {"zh": "zh-cn", "zh-hans": "zh-cn", "zh-hant": "zh-tw"}  # fontconfig goes by country

_THREAD = local()


def fit(text: str, width: float, height: float, style: Style) -> Lettering:
    """The text, as large as the style and the box (in dots) allow.

    It shrinks, and takes its second line, before it breaks a word, and breaks a word before it is cut.
    """
    return _Fitted(text, width, height, style).lettering()


def extent(text: str, width: float, height: float, style: Style) -> Extent:
    """What the text takes when it is fitted; half the work."""
    return _Fitted(text, width, height, style).extent


fit_again = lru_cache(maxsize=256)(fit)
extent_again = lru_cache(maxsize=256)(extent)
"""The same for texts that stand on many badges, which are then not set anew. Not for visitors' names: those
are not kept in memory."""


class _Fitted:
    """A text in a box, in the largest size at which it stays there."""

    def __init__(self, text: str, width: float, height: float, style: Style) -> None:
        self._text, self._width, self._height, self._style = clean(text), width, height, style
        tag = style.language.replace("_", "-").lower()
        paragraph = Paragraph(_fonts(), self._text, _FONT_LANGUAGES.get(tag, tag), bold=style.bold)
        self._missing = ""
        if paragraph.lacks_glyphs():
            self._missing = _missing(paragraph, self._text)
            left = self._text.translate(dict.fromkeys(map(ord, self._missing)))
            self._text = " ".join(left.split())
            paragraph.write(self._text)
        self._paragraph, self._align = paragraph, style.align
        if style.align is Align.READING:
            self._align = Align.RIGHT if paragraph.from_right else Align.LEFT
        paragraph.set_alignment(_alignment(self._align, paragraph.from_right))
        paragraph.set_line_spacing(_LINE_SPACING)
        self._size, self.extent, self._indent = style.least, Extent(), 0.0
        if self._text:
            self._size = self._largest()
            takes = self._measured(self._size)
            self._indent = self._to_the_edge(takes)
            self.extent = replace(takes, left=takes.left + self._indent, right=takes.right + self._indent)

    def lettering(self) -> Lettering:
        """Itself, its ink at the edge of the box."""
        if not self._text:
            return Lettering("", self._size, self.extent, missing=self._missing)
        unit = self._size / EM
        outline = self._paragraph.outline(unit * TENTHS, self._indent / unit)
        return Lettering(outline, self._size, self.extent, self._paragraph.is_cut, self._missing)

    def _largest(self) -> float:
        """The largest size in which it stays in the box, whole if that can be."""
        sizes = _sizes(self._style)
        for wrap in Wrap:
            self._paragraph.set_wrap(wrap)
            first = bisect_left(sizes, x=True, key=self._stays)
            if first < len(sizes):
                return sizes[first]
        for lines in range(self._style.lines, 0, -1):
            self._paragraph.cut_after(lines)
            if self._stays(self._style.least):
                break
        return self._style.least

    def _stays(self, size: float) -> bool:
        extent = self._measured(size)
        across, down = extent.right - extent.left, extent.bottom - extent.top
        return extent.lines <= self._style.lines and across <= self._width and down <= self._height

    def _measured(self, size: float) -> Extent:
        """What it takes in this size."""
        unit = size / EM
        self._paragraph.set_width(self._width / unit)
        takes = self._paragraph.measure()
        cap = (takes.first - _CAP_HEIGHT * EM) * unit
        return Extent(
            lines=takes.lines,
            cap=cap,
            base=takes.last * unit,
            top=min(cap, takes.top * unit),
            bottom=max(takes.last + _DESCENT * EM, takes.bottom) * unit,
            left=takes.left * unit,
            right=takes.right * unit,
        )

    def _to_the_edge(self, extent: Extent) -> float:
        """How far to move it for its ink, not the white beside its letters, to stand at the edge."""
        if self._align is Align.LEFT:
            return -extent.left
        if self._align is Align.RIGHT:
            return self._width - extent.right
        return (self._width - extent.left - extent.right) / 2


def _fonts() -> Fonts:
    """Pango keeps fonts by thread, and so do we."""
    if not hasattr(_THREAD, "fonts"):
        _THREAD.fonts = Fonts(FAMILIES)
    return cast("Fonts", _THREAD.fonts)


def _missing(paragraph: Paragraph, text: str) -> str:
    """The characters for which there is no glyph, each once; the paragraph is left with another text."""
    missing = ""
    for character in dict.fromkeys(text):
        paragraph.write(character)
        missing += character if paragraph.lacks_glyphs() else ""
    return missing


def _sizes(style: Style) -> list[float]:
    """Every size that is tried, from the greatest to the least."""
    steps = ceil(log(style.least / style.size, _STEP)) if style.size > style.least else 0
    return [max(style.least, style.size * _STEP**step) for step in range(steps + 1)]


def _alignment(align: Align, from_right: bool) -> Alignment:
    """Pango's word for it: LEFT is where a paragraph begins, which in Arabic is the right."""
    if align is Align.CENTRE:
        return Alignment.CENTRE
    begins = (align is Align.LEFT) != from_right
    return Alignment.LEFT if begins else Alignment.RIGHT
