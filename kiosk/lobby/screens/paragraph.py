"""A text laid out and drawn by Pango: shaped, ordered, wrapped, with a caret. Interface thread only."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import ceil
from typing import Any, Literal, NamedTuple

import cairocffi
import pangocairocffi
from pangocffi import (
    Alignment,
    Context,
    EllipsizeMode,
    FontDescription,
    Layout,
    Rectangle,
    Weight,
    WrapMode,
    ffi,
    pango,
    units_from_double,
    units_to_double,
)
from pangocffi import Language as PangoLanguage

from kiosk.i18n import Direction
from kiosk.lobby.screens.coverage import Coverage, Pen, drawn
from kiosk.lobby.screens.fonts import families, features, fontconfig_tag, line_height

Align = Literal["start", "centre", "end", "left", "right", "justify"]
Side = Literal["start", "middle", "end"]

# Of Pango's C headers, where the binding leaves the type opaque.
_DIRECTIONS: dict[Direction, int] = {"ltr": 0, "rtl": 1}
_IS_LINE_BREAK = 1 << 0
_IS_CURSOR_POSITION = 1 << 4
_BACKSPACE_DELETES_CHARACTER = 1 << 10

# How far, in pixels, cairo may move a glyph to where it draws it: sideways it has four places in each pixel.
_SNAP_ACROSS, _SNAP_UP = 0.25, 0.5

# How often lines are set a little narrower, so that nothing is cut at their edges: each time they may break
# elsewhere, and other letters stand there.
_NARROWINGS = 3

_ELLIPSES = {"start": EllipsizeMode.START, "middle": EllipsizeMode.MIDDLE, "end": EllipsizeMode.END}


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: `size` is the em in pixels, `language` a BCP 47 tag, `family` goes before Noto's."""

    size: float
    weight: Literal["normal", "bold"] = "normal"
    direction: Direction = "ltr"
    language: str = "en"
    align: Align = "start"
    line_height: float = 1.0
    family: str = ""


class Caret(NamedTuple):
    """Where the caret stands, in pixels from the paragraph's top left corner."""

    x: float
    y: float
    height: float


class Paragraph:
    """One text in one style, wrapped to `width` pixels if given.

    Beyond `max_lines` (each, if the text has several paragraphs) the rest is an ellipsis at the `ellipsis`
    side; this needs a width. Indexes count characters of `text`, 0 to len(text).
    """

    def __init__(
        self,
        text: str,
        style: Style,
        width: float | None = None,
        max_lines: int | None = None,
        ellipsis: Side = "end",
    ) -> None:
        # A zero byte ends a text in C, and a lone surrogate has no bytes at all.
        self.text = text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
        self.style = style
        self._width = None if width is None else max(1.0, width)
        self._layout = Layout(_context(style.language, style.direction))
        self._layout.font_description = _font(style)
        self._layout.text = self.text
        pango.pango_layout_set_auto_dir(self._layout.pointer, 0)
        # Without automatic direction Pango leaves mirroring the alignment to us.
        self._layout.alignment = _alignment(style.align, style.direction)
        pango.pango_layout_set_justify(self._layout.pointer, style.align == "justify")
        self._set_attributes()
        if self._width is not None:
            self._layout.width = units_from_double(self._width)
            self._layout.wrap = WrapMode.WORD_CHAR
            if max_lines:
                self._layout.ellipsize = _ELLIPSES[ellipsis]
                self._layout.height = -max_lines

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels of the box that holds every line, letter and mark."""
        return self._box[0], self._box[1]

    @property
    def line_count(self) -> int:
        """How many lines there are."""
        return int(self._layout.get_line_count())

    @property
    def is_shortened(self) -> bool:
        """Whether an ellipsis stands for a part of the text."""
        return bool(pango.pango_layout_is_ellipsized(self._layout.pointer))

    @property
    def missing_glyphs(self) -> int:
        """How many characters no installed font can draw."""
        return int(pango.pango_layout_get_unknown_glyphs_count(self._layout.pointer))

    @property
    def broken_words(self) -> int:
        """How many lines begin inside a word, for want of width."""
        layout, encoded = self._layout.pointer, self.text.encode()
        lines = (pango.pango_layout_get_line_readonly(layout, number) for number in range(1, self.line_count))
        starts = (encoded[: pango.pango_layout_line_get_start_index(line)] for line in lines)
        return sum(not self._marks[len(start.decode())] & _IS_LINE_BREAK for start in starts)

    def draw(self, size: tuple[int, int], at: tuple[float, float] = (0, 0)) -> Coverage:
        """The text on a picture of `size`, in pixels.

        `at` is where the box's top left corner lies; what falls outside the picture is cut.
        """

        def put(pen: Pen) -> None:
            pen.move_to(at[0] + self._box[2], at[1] + self._box[3])
            pangocairocffi.show_layout(pen, self._layout)

        return drawn(size, put)

    def caret(self, index: int, writing: Direction | None = None) -> Caret:
        """The caret before the character at `index`.

        Between two directions there are two such places: `writing` says which way the next letter will go;
        without it, the paragraph's own way.
        """
        strong, weak = Rectangle(), Rectangle()
        pango.pango_layout_get_cursor_pos(
            self._layout.pointer, self._bytes_before(index), strong.pointer, weak.pointer
        )
        place = strong if writing in (None, self.style.direction) else weak
        _, _, left, top = self._box
        return Caret(
            units_to_double(place.x) + left, units_to_double(place.y) + top, units_to_double(place.height)
        )

    def index_at(self, x: float, y: float) -> int:
        """The index of the caret place nearest to the point, which may lie outside."""
        _, _, left, top = self._box
        found, trailing = ffi.new("int *"), ffi.new("int *")
        pango.pango_layout_xy_to_index(
            self._layout.pointer, units_from_double(x - left), units_from_double(y - top), found, trailing
        )
        return len(self.text.encode()[: found[0]].decode()) + int(trailing[0])

    def beside(self, index: int, side: Literal["left", "right"]) -> int:
        """The index of the caret place next to `index` for the eye; `index` at that end of the text."""
        found, trailing = ffi.new("int *"), ffi.new("int *")
        pango.pango_layout_move_cursor_visually(
            self._layout.pointer,
            1,
            self._bytes_before(index),
            0,
            1 if side == "right" else -1,
            found,
            trailing,
        )
        if not 0 <= found[0] <= len(self.text.encode()):  # Pango's word for "beyond the end"
            return index
        return len(self.text.encode()[: found[0]].decode()) + int(trailing[0])

    def erased_from(self, index: int) -> int:
        """Where the character ends that stands before what one backspace at `index` takes away.

        In some scripts that is a whole cluster, in others only its last mark.
        """
        if index <= 0:
            return 0
        marks = self._marks
        if marks[index] & _BACKSPACE_DELETES_CHARACTER:
            return index - 1
        return next((i for i in range(index - 1, 0, -1) if marks[i] & _IS_CURSOR_POSITION), 0)

    def _set_attributes(self) -> None:
        style, own = self.style, line_height(self.style.language)
        attributes = pango.pango_attr_list_new()
        # A word too long for its line is broken, but no hyphen is put into anybody's name.
        pango.pango_attr_list_insert(attributes, pango.pango_attr_insert_hyphens_new(0))
        asked = features(self.style.language)
        if asked:
            pango.pango_attr_list_insert(attributes, pango.pango_attr_font_features_new(asked.encode()))
        if own is not None:
            absolute = units_from_double(own * style.size * style.line_height)
            pango.pango_attr_list_insert(attributes, pango.pango_attr_line_height_new_absolute(absolute))
        elif style.line_height != 1.0:
            pango.pango_attr_list_insert(attributes, pango.pango_attr_line_height_new(style.line_height))
        pango.pango_layout_set_attributes(self._layout.pointer, attributes)
        pango.pango_attr_list_unref(attributes)

    @cached_property
    def _box(self) -> tuple[int, int, int, int]:
        """Width, height, and where in it the layout begins: letters may overhang the lines' own box."""
        ink, logical = self._layout.get_extents()
        if self._width is None:
            natural = logical.x + logical.width
            left, right = _beside(ink, natural)
            width = left + ceil(units_to_double(natural)) + right
        else:
            width, left, right = ceil(self._width), 0, 0
            for _ in range(_NARROWINGS):
                more_left, more_right = _beside(ink, self._layout.width)
                if more_left <= left and more_right <= right:
                    break
                left, right = max(left, more_left), max(right, more_right)
                self._layout.width = units_from_double(max(1.0, self._width - left - right))
                ink, logical = self._layout.get_extents()
        above = _overhang(logical.y - ink.y, _SNAP_UP)
        below = _overhang(ink.y + ink.height - logical.y - logical.height, _SNAP_UP)
        return width, above + ceil(units_to_double(logical.height)) + below, left, above

    @cached_property
    def _marks(self) -> list[int]:
        """Pango's PangoLogAttr of each index: bit fields, which the binding does not name."""
        count = ffi.new("int *")
        attributes = pango.pango_layout_get_log_attrs_readonly(self._layout.pointer, count)
        return list(ffi.unpack(ffi.cast("guint32 *", attributes), count[0]))

    def _bytes_before(self, index: int) -> int:
        return len(self.text[:index].encode())


def _beside(ink: Rectangle, room: int) -> tuple[int, int]:
    """The whole pixels that letters need at the left and the right of a room of so many of Pango's units."""
    if not ink.width:
        return 0, 0
    return _overhang(-ink.x, _SNAP_ACROSS), _overhang(ink.x + ink.width - room, _SNAP_ACROSS)


def _overhang(units: int, snap: float) -> int:
    """The whole pixels that hold what stands out by so many of Pango's units, before it is snapped."""
    return max(0, ceil(units_to_double(units) + snap))


def written_direction(text: str, otherwise: Direction = "ltr") -> Direction:
    """The direction of the text's first letter that has one."""
    encoded = text.encode("utf-8", "replace")
    found = int(pango.pango_find_base_dir(ffi.new("char[]", encoded), len(encoded)))
    return next((direction for direction, value in _DIRECTIONS.items() if value == found), otherwise)


def _alignment(align: Align, direction: Direction) -> Alignment:
    if align == "centre":
        return Alignment.CENTER
    forwards = align in ("start", "justify")
    if align == "left" or (align != "right" and forwards == (direction == "ltr")):
        return Alignment.LEFT
    return Alignment.RIGHT


@lru_cache(maxsize=128)
def _context(language: str, direction: Direction) -> Context:
    """One for each language and direction, never changed: a change would lay out its paragraphs anew."""
    surface = cairocffi.ImageSurface(cairocffi.FORMAT_A8, 1, 1)
    context = pangocairocffi.create_context(cairocffi.Context(surface))
    options = cairocffi.FontOptions(
        antialias=cairocffi.ANTIALIAS_GRAY,
        hint_style=cairocffi.HINT_STYLE_NONE,
        hint_metrics=cairocffi.HINT_METRICS_OFF,
    )
    pangocairocffi.set_font_options(context, options._pointer)  # noqa: SLF001 - the binding offers no other way
    pango.pango_context_set_round_glyph_positions(context.pointer, 0)
    tag = PangoLanguage.from_string(fontconfig_tag(language))
    pango.pango_context_set_language(context.pointer, tag.pointer if tag else ffi.NULL)
    pango.pango_context_set_base_dir(context.pointer, _DIRECTIONS[direction])
    return context


@lru_cache(maxsize=128)
def _font(style: Style) -> Any:
    font = FontDescription()
    font.family = ",".join(filter(None, (style.family, *families(style.language))))
    font.weight = Weight.BOLD if style.weight == "bold" else Weight.NORMAL
    font.set_absolute_size(units_from_double(style.size))
    return font
