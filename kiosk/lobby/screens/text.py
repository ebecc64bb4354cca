"""Kivy's text, drawn by Pango: with it every stock widget shapes, orders, wraps and falls back right.

Of Kivy's own text properties these are heeded: text, font_size, font_family, bold, color, halign ("auto"
is the reader's side), valign, text_size, padding, line_height, max_lines and shorten (both end in an
ellipsis), base_direction and text_language. `font_name` is not: fonts follow the language.
"""

import sys
from functools import lru_cache
from typing import Any

import kivy.core.text
from kivy.core.text import LabelBase
from kivy.graphics.texture import Texture

from kiosk.i18n import Direction
from kiosk.lobby.screens import fonts
from kiosk.lobby.screens.paragraph import Align, Paragraph, Side, Style, written_direction
from kiosk.lobby.screens.stencil import inked

_ALIGNS: dict[str, Align] = {
    "auto": "start",
    "left": "left",
    "center": "centre",
    "right": "right",
    "justify": "justify",
}
_SIDES: dict[str, Side] = {"left": "start", "center": "middle", "right": "end"}


def register() -> None:
    """Make Pango the provider of Kivy's text.

    Must run before kivy.uix.label is imported, which binds the provider once; raises RuntimeError otherwise.
    """
    if kivy.core.text.Label is PangoLabel:
        return
    if "kivy.uix.label" in sys.modules:
        raise RuntimeError("text.register() was called after kivy.uix.label was imported: it must come first")
    fonts.correct()
    kivy.core.text.Label = PangoLabel


def forget() -> None:
    """Drop every drawn text that is kept for showing it again: a visitor's words are among them."""
    _drawn.cache_clear()


class PangoLabel(LabelBase):
    """Kivy's core label on Pango. Kivy makes and calls it; use kivy.uix.label.Label."""

    _font_family_support = True

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.options["max_lines"] = options.get("max_lines", 0)  # Kivy forgets it

    def resolve_font_name(self) -> None:
        """Fonts follow the language, not a file."""
        self.options["font_name_r"] = self.options["font_family"]

    def refresh(self) -> None:
        """Lay the text out; it is drawn when the texture is first shown."""
        if not self._text:
            self.texture, self._size, self.is_shortened = self.texture_1px, (0, 0), False
            return
        options = self.options
        lines = 1 if options["shorten"] else options["max_lines"] or None
        self.texture, self.is_shortened = _drawn(
            self._text,
            self._style(),
            tuple(self._text_size),
            tuple(options["padding"]),
            options["valign"],
            lines,
            _SIDES[options["shorten_from"]] if options["shorten"] else "end",
            tuple(options["color"]),
        )
        self._size = self.texture.size

    def get_extents(self, text: str) -> tuple[int, int]:
        """Width and height of `text` on one line, in pixels."""
        return Paragraph(text, self._style()).size

    @staticmethod
    def find_base_direction(text: str) -> Direction:
        """The direction of the first letter that has one."""
        return written_direction(text)

    def _style(self) -> Style:
        options = self.options
        direction: Direction
        match options["base_direction"]:
            case "ltr" | "rtl" as given:
                direction = given
            case weak:
                direction = written_direction(self._text, "rtl" if weak == "weak_rtl" else "ltr")
        return Style(
            size=options["font_size"],
            weight="bold" if options["bold"] else "normal",
            direction=direction,
            language=options["text_language"] or "en",
            align=_ALIGNS[options["halign"]],
            line_height=options["line_height"],
            family=options["font_family"] or "",
        )


@lru_cache(maxsize=256)
def _drawn(
    text: str,
    style: Style,
    box: tuple[float | None, float | None],
    padding: tuple[float, float, float, float],
    valign: str,
    lines: int | None,
    ellipsis_side: Side,
    colour: tuple[float, ...],
) -> tuple[Texture, bool]:
    """The texture of a text within `box`, and whether the text was shortened to fit it."""
    left, top, right, bottom = padding
    given_width, given_height = box
    inner = None if given_width is None else given_width - left - right
    paragraph = Paragraph(text, style, inner, lines, ellipsis_side)
    inner_width, inner_height = paragraph.size
    width = max(2, int(inner_width + left + right if given_width is None else given_width))
    height = max(2, int(inner_height + top + bottom if given_height is None else given_height))
    free = height - inner_height - top - bottom
    y = top + {"top": 0, "bottom": free}.get(valign, free // 2)
    size = (width, height)
    return inked(lambda: paragraph.draw(size, (left, y)), size, colour), paragraph.is_shortened
