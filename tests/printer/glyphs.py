"""Which glyphs Pango sets, and where: seen while texts are set, when their outlines are taken."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import POINTER, Structure, byref, c_int, c_uint, c_uint32, c_void_p
from dataclasses import dataclass
from unittest.mock import patch

from printer import typesetting
from printer.pango import Paragraph
from printer.typesetting import TENTHS

_UNIT = 1024  # PANGO_SCALE
_NO_GLYPH = 0x0FFFFFFF  # PANGO_GLYPH_EMPTY
_SIZE = 1 << 5  # PANGO_FONT_MASK_SIZE


class _Glyph(Structure):
    _fields_ = (("id", c_uint32), ("width", c_int), ("x", c_int), ("y", c_int), ("attributes", c_uint))


class _Glyphs(Structure):
    _fields_ = (("count", c_int), ("glyphs", POINTER(_Glyph)))


class _Item(Structure):
    """A PangoItem up to its font."""

    _fields_ = (("text", c_int * 3), ("engines", c_void_p * 2), ("font", c_void_p))


class _Run(Structure):
    _fields_ = (("item", POINTER(_Item)), ("glyphs", POINTER(_Glyphs)))


class _Rectangle(Structure):
    _fields_ = (("x", c_int), ("y", c_int), ("width", c_int), ("height", c_int))


_pango, _glib = ctypes.CDLL("libpango-1.0.so.0"), ctypes.CDLL("libglib-2.0.so.0")
for _name in ("pango_layout_get_iter", "pango_font_describe", "pango_font_description_to_string"):
    getattr(_pango, _name).restype = c_void_p
_pango.pango_layout_iter_get_run_readonly.restype = POINTER(_Run)


@dataclass(frozen=True)
class Run:
    """Glyphs of one font, from left to right: the id of each, and where it stands, in dots."""

    font: str
    glyphs: tuple[tuple[int, float, float], ...]


@contextmanager
def watched() -> Iterator[dict[str, list[Run]]]:
    """While it lasts, every text that is set is noted: its outline, and the runs of glyphs that make it."""
    seen: dict[str, list[Run]] = {}
    take = Paragraph.outline

    def taken(paragraph: Paragraph, scale: float, indent: float) -> str:
        outline = take(paragraph, scale, indent)
        seen[outline] = list(_runs(paragraph.layout.pointer, scale / TENTHS, indent))
        return outline

    typesetting.fit_again.cache_clear()
    with patch.object(Paragraph, "outline", taken):
        yield seen


def _runs(layout: int, scale: float, indent: float) -> Iterator[Run]:
    lines, place = c_void_p(_pango.pango_layout_get_iter(c_void_p(layout))), _Rectangle()
    more = True
    while more:
        run = _pango.pango_layout_iter_get_run_readonly(lines)
        if run:
            _pango.pango_layout_iter_get_run_extents(lines, None, byref(place))
            base = _pango.pango_layout_iter_get_baseline(lines)
            yield _run(run.contents, scale, place.x + indent * _UNIT, base)
        more = _pango.pango_layout_iter_next_run(lines)
    _pango.pango_layout_iter_free(lines)


def _run(run: _Run, scale: float, x: float, base: float) -> Run:
    placed = []
    glyphs = run.glyphs.contents
    for glyph in glyphs.glyphs[: glyphs.count]:
        if glyph.id != _NO_GLYPH:
            placed.append((glyph.id, (x + glyph.x) / _UNIT * scale, (base + glyph.y) / _UNIT * scale))
        x += glyph.width
    return Run(_name_of(run.item.contents.font), tuple(placed))


def _name_of(font: int) -> str:
    """Its family and style, without its size."""
    described = c_void_p(_pango.pango_font_describe(c_void_p(font)))
    _pango.pango_font_description_unset_fields(described, _SIZE)
    name = _pango.pango_font_description_to_string(described)
    try:
        return ctypes.string_at(name).decode()
    finally:
        _glib.g_free(c_void_p(name))
        _pango.pango_font_description_free(described)
