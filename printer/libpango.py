"""The functions of Pango and cairo that setting a text takes, called by ctypes.

The packages that bind all of them (pangocffi, cairocffi) read a thousand C declarations at every start, which
takes longer than the first badge of a process may.
"""

import ctypes
from collections.abc import Callable
from ctypes import POINTER, Structure, c_char_p, c_double, c_float, c_int, c_void_p
from typing import Any, TypeAlias


class Rectangle(Structure):
    """PangoRectangle."""

    _fields_ = (("x", c_int), ("y", c_int), ("width", c_int), ("height", c_int))


class Path(Structure):
    """cairo_path_t."""

    _fields_ = (("status", c_int), ("data", c_void_p), ("num_data", c_int))


Function: TypeAlias = Callable[..., Any]


class Held:
    """Something of these libraries', freed with this object."""

    def __init__(self, pointer: int, free: Function) -> None:
        self.pointer = self._as_parameter_ = pointer
        self._free = free

    def __del__(self) -> None:
        self._free(self.pointer)


def _functions(library: str) -> Callable[..., Function]:
    """What makes its functions callable, each by its name, the types of its arguments, and of its result."""
    loaded = ctypes.CDLL(library)

    def function(name: str, *arguments: Any, gives: Any = None) -> Function:
        found = loaded[name]
        found.argtypes, found.restype = arguments, gives
        return found

    return function


_pango = _functions("libpango-1.0.so.0")
_pangocairo = _functions("libpangocairo-1.0.so.0")
_cairo = _functions("libcairo.so.2")

unref = _functions("libgobject-2.0.so.0")("g_object_unref", c_void_p)

font_map_new = _pangocairo("pango_cairo_font_map_new", gives=c_void_p)
set_font_options = _pangocairo("pango_cairo_context_set_font_options", c_void_p, c_void_p)
layout_path = _pangocairo("pango_cairo_layout_path", c_void_p, c_void_p)

context_new = _pango("pango_font_map_create_context", c_void_p, gives=c_void_p)
context_set_language = _pango("pango_context_set_language", c_void_p, c_void_p)
context_set_rounding = _pango("pango_context_set_round_glyph_positions", c_void_p, c_int)
language = _pango("pango_language_from_string", c_char_p, gives=c_void_p)

font_new = _pango("pango_font_description_new", gives=c_void_p)
font_free = _pango("pango_font_description_free", c_void_p)
font_set_family = _pango("pango_font_description_set_family", c_void_p, c_char_p)
font_set_weight = _pango("pango_font_description_set_weight", c_void_p, c_int)
font_set_size = _pango("pango_font_description_set_absolute_size", c_void_p, c_double)

layout_new = _pango("pango_layout_new", c_void_p, gives=c_void_p)
layout_set_font = _pango("pango_layout_set_font_description", c_void_p, c_void_p)
layout_set_text = _pango("pango_layout_set_text", c_void_p, c_char_p, c_int)
layout_set_line_spacing = _pango("pango_layout_set_line_spacing", c_void_p, c_float)
layout_set_alignment = _pango("pango_layout_set_alignment", c_void_p, c_int)
layout_set_width = _pango("pango_layout_set_width", c_void_p, c_int)
layout_set_height = _pango("pango_layout_set_height", c_void_p, c_int)
layout_set_wrap = _pango("pango_layout_set_wrap", c_void_p, c_int)
layout_set_ellipsize = _pango("pango_layout_set_ellipsize", c_void_p, c_int)
layout_direction = _pango("pango_layout_get_direction", c_void_p, c_int, gives=c_int)
layout_unknown_glyphs = _pango("pango_layout_get_unknown_glyphs_count", c_void_p, gives=c_int)
layout_is_ellipsized = _pango("pango_layout_is_ellipsized", c_void_p, gives=c_int)
layout_lines = _pango("pango_layout_get_line_count", c_void_p, gives=c_int)
layout_extents = _pango("pango_layout_get_extents", c_void_p, POINTER(Rectangle), c_void_p)
layout_baseline = _pango("pango_layout_get_baseline", c_void_p, gives=c_int)
layout_iter = _pango("pango_layout_get_iter", c_void_p, gives=c_void_p)
iter_next_line = _pango("pango_layout_iter_next_line", c_void_p, gives=c_int)
iter_baseline = _pango("pango_layout_iter_get_baseline", c_void_p, gives=c_int)
iter_free = _pango("pango_layout_iter_free", c_void_p)

surface_new = _cairo("cairo_recording_surface_create", c_int, c_void_p, gives=c_void_p)
surface_free = _cairo("cairo_surface_destroy", c_void_p)
pen_new = _cairo("cairo_create", c_void_p, gives=c_void_p)
pen_free = _cairo("cairo_destroy", c_void_p)
new_path = _cairo("cairo_new_path", c_void_p)
move_to = _cairo("cairo_move_to", c_void_p, c_double, c_double)
identity = _cairo("cairo_identity_matrix", c_void_p)
scale = _cairo("cairo_scale", c_void_p, c_double, c_double)
copy_path = _cairo("cairo_copy_path", c_void_p, gives=c_void_p)
path_free = _cairo("cairo_path_destroy", c_void_p)
options_new = _cairo("cairo_font_options_create", gives=c_void_p)
options_free = _cairo("cairo_font_options_destroy", c_void_p)
options_set_hints = _cairo("cairo_font_options_set_hint_style", c_void_p, c_int)
options_set_metrics = _cairo("cairo_font_options_set_hint_metrics", c_void_p, c_int)
version = _pango("pango_version", gives=c_int)
