"""Which glyphs stand on each line of a paragraph, as Pango has them: to compare with what others have."""

import subprocess
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import Any, NamedTuple

import uharfbuzz
from cffi import FFI
from pangocffi import ffi, pango

from kiosk.lobby.screens.paragraph import Paragraph

_EMPTY = 0x0FFFFFFF  # PANGO_GLYPH_EMPTY
_NASTALIQ = "Noto Nastaliq Urdu"

# Of Pango's C headers: the beginnings of what the binding leaves opaque.
_STRUCTURES = FFI()
_STRUCTURES.cdef("""
typedef struct { void *layout; int start, length; } Line;
typedef struct { int start, length, letters; void *shape_engine, *language_engine, *font; } Item;
typedef struct { uint32_t number; int width, x, y; uint32_t attributes; } Info;
typedef struct { int count; Info *infos; } Glyphs;
typedef struct { Item *item; Glyphs *glyphs; } Run;
""")


class Glyph(NamedTuple):
    """One glyph: the font's family, and the glyph's number in it."""

    family: str
    number: int


class Run(NamedTuple):
    """Letters of one font that stand together."""

    text: str
    family: str
    numbers: tuple[int, ...]


class Line(NamedTuple):
    """One line: its text, and what is drawn, from the left."""

    text: str
    runs: tuple[Run, ...]

    @property
    def glyphs(self) -> list[Glyph]:
        """The glyphs that bear ink, from the left."""
        every = (Glyph(run.family, number) for run in self.runs for number in run.numbers)
        return [glyph for glyph in every if has_ink(glyph)]


def lines(paragraph: Paragraph) -> list[Line]:
    """The lines as Pango sets them."""
    encoded = paragraph.text.encode()
    return [
        Line(encoded[start:end].decode(), tuple(_run(encoded, run) for _, _, run in those if run))
        for (start, end), those in groupby(_walked(paragraph), key=lambda step: step[:2])
    ]


@cache
def has_ink(glyph: Glyph) -> bool:
    """Whether the glyph shows anything: spaces and joiners do not, and every renderer has its own of them."""
    if glyph.number == _EMPTY:
        return False
    extents = _font(glyph.family).get_glyph_extents(glyph.number)
    return extents is None or bool(extents.width)


def comparable(glyphs: Sequence[Glyph]) -> tuple[list[Glyph], list[Glyph]]:
    """The glyphs as two renderers must agree on them: those in the order of the line, and those in any.

    The latter are the dots of a Nastaliq word, which stand under and over the whole of it: they are placed
    alike, and painted in an order of the renderer's own.
    """
    dots = [glyph for glyph in glyphs if glyph.family == _NASTALIQ and _is_mark(glyph)]
    return [glyph for glyph in glyphs if glyph not in dots], sorted(dots)


@cache
def _is_mark(glyph: Glyph) -> bool:
    kind = _font(glyph.family).face.get_layout_glyph_class(glyph.number)
    return bool(kind == uharfbuzz.OTLayoutGlyphClass.MARK)


@cache
def _font(family: str) -> uharfbuzz.Font:
    found = subprocess.run(
        ["fc-match", "--format=%{file}\n%{index}", family], capture_output=True, check=True, text=True
    ).stdout.splitlines()
    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(found[0]), int(found[1])))


def _walked(paragraph: Paragraph) -> Iterator[tuple[int, int, Any]]:
    """Where each run's line begins and ends, in bytes, and the run; the end of a line is none."""
    walk = pango.pango_layout_get_iter(paragraph._layout.pointer)
    while True:
        line = _seen_as("Line", pango.pango_layout_iter_get_line_readonly(walk))
        run = _seen_as("Run", pango.pango_layout_iter_get_run_readonly(walk))
        yield line.start, line.start + line.length, run
        if not pango.pango_layout_iter_next_run(walk):
            break
    pango.pango_layout_iter_free(walk)


def _run(encoded: bytes, run: Any) -> Run:
    description = pango.pango_font_describe(ffi.cast("PangoFont *", _address(run.item.font)))
    family = ffi.string(pango.pango_font_description_get_family(description)).decode()
    pango.pango_font_description_free(description)
    text = encoded[run.item.start : run.item.start + run.item.length].decode()
    return Run(text, family, tuple(run.glyphs.infos[at].number for at in range(run.glyphs.count)))


def _seen_as(structure: str, pointer: Any) -> Any:
    return _STRUCTURES.cast(f"{structure} *", int(ffi.cast("uintptr_t", pointer)))


def _address(pointer: Any) -> int:
    return int(_STRUCTURES.cast("uintptr_t", pointer))
