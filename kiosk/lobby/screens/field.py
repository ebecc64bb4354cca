"""The field into which the keyboard writes: one line, with a caret that stands where a reader expects it."""

import unicodedata
from pathlib import Path
from typing import Any, Literal

from kivy.clock import Clock
from kivy.graphics import Color, Rectangle
from kivy.input.motionevent import MotionEvent
from kivy.lang import Builder
from kivy.properties import BooleanProperty, ColorProperty, NumericProperty, OptionProperty, StringProperty

from kiosk.lobby.screens.paragraph import Paragraph, Style, written_direction
from kiosk.lobby.screens.stencil import redraw, stencil
from kiosk.lobby.screens.widgets import Panel

_CARET_WIDTH = 3
_CARET_HEIGHT = 1.3  # ems: some fonts ask for far more


class Field(Panel):
    """One line of text, kept in Unicode's composed form (NFC), with its accents and its case.

    What is typed runs the way it is written, whatever the language of the screen; only an empty field
    follows the screen. A tap places the caret. `insert`, `erase` and `clear` are the keyboard's.
    """

    text = StringProperty()
    hint = StringProperty()
    language = StringProperty("en")
    caret = NumericProperty(0)
    """The index in `text` before which the next letter goes."""
    active = BooleanProperty(False)
    writing = OptionProperty("ltr", options=("ltr", "rtl"))
    """The way of the keyboard in use: decides where the caret stands between two directions."""
    longest = NumericProperty(80)
    """How many characters are taken."""
    font_size = NumericProperty(0)
    ink = ColorProperty((0, 0, 0, 1))
    hint_ink = ColorProperty((0, 0, 0, 1))
    caret_ink = ColorProperty((0, 0, 0, 1))

    def __init__(self, **kwargs: Any) -> None:
        self._redraw = Clock.create_trigger(lambda _: self._draw(), -1)
        self._scrolled = 0.0
        super().__init__(**kwargs)
        with self.canvas:
            self._ink = Color()
            self._line = Rectangle()
            self._caret_ink = Color()
            self._caret_line = Rectangle()
        for name in ("pos", "size", "padding", "hint", "language", "direction", "caret", "active", "writing"):
            self.fbind(name, self._redraw)
        for name in ("font_size", "ink", "hint_ink", "caret_ink"):
            self.fbind(name, self._redraw)
        self._redraw()

    @property
    def before(self) -> str:
        """What stands before the caret."""
        return self.text[: self.caret]

    def insert(self, letters: str) -> None:
        """Write before the caret; a mark joins the letter before it. Beyond `longest`, nothing is written."""
        self.rewrite(self.before + letters)

    def rewrite(self, before: str) -> None:
        """Put this in the place of what stands before the caret; beyond `longest`, nothing changes."""
        before = unicodedata.normalize("NFC", before)
        text = unicodedata.normalize("NFC", before + self.text[self.caret :])
        if len(text) <= self.longest:
            self.text = text
            self.caret = min(len(before), len(text))

    def erase(self) -> None:
        """Take away what stands before the caret: one letter, or its last mark where readers expect that."""
        start = self._typed().erased_from(self.caret)
        end = self.caret
        self.text = self.text[:start] + self.text[end:]
        self.caret = start

    def step(self, side: Literal["left", "right"]) -> None:
        """Move the caret one place to this side, as the eye sees it."""
        self.caret = self._typed().beside(self.caret, side)

    def clear(self) -> None:
        """Leave nothing of what was written, in the picture neither."""
        self.text = ""
        self._draw()

    def on_text(self, _: "Field", text: str) -> None:
        """A text that is set is written on at its end."""
        self.caret = len(text)
        self._redraw()

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Place the caret."""
        if not self.collide_point(*touch.pos):
            return False
        self.active = True
        paragraph = self._typed()
        self.caret = paragraph.index_at(
            touch.x - self.x - self.padding[0] - self._scrolled, paragraph.size[1] / 2
        )
        return True

    def caret_place(self) -> tuple[float, float]:
        """Where the caret stands, in window coordinates of this field: its x and its middle's y."""
        return self._caret_line.pos[0], self.center_y

    def _typed(self) -> Paragraph:
        direction = written_direction(self.text, self.direction)
        return Paragraph(self.text, Style(self.font_size, direction=direction, language=self.language))

    def _hinted(self) -> Paragraph:
        style = Style(self.font_size, direction=self.direction, language=self.language)
        return Paragraph(self.hint, style, self._room, max_lines=1)

    @property
    def _room(self) -> int:
        return max(1, int(self.width - self.padding[0] - self.padding[2]) - _CARET_WIDTH)

    def _draw(self) -> None:
        room, height = self._room, max(1, int(self.height))
        typed = self._typed()
        caret = typed.caret(self.caret, self.writing)
        self._scrolled = _scrolled(self._scrolled, caret.x, typed.size[0], room, typed.style.direction)
        beside_caret = 2.0 * _CARET_WIDTH if self.direction == "ltr" else 0.0
        shown, x = (typed, self._scrolled) if self.text else (self._hinted(), beside_caret)
        picture = (room + _CARET_WIDTH, height)
        coverage = shown.draw(picture, (x, (height - shown.size[1]) // 2))
        if self._line.texture is None or self._line.texture.size != picture:
            self._line.texture = stencil(coverage, picture)
        else:
            redraw(self._line.texture, coverage)
        left = int(self.x + self.padding[0])
        self._line.pos, self._line.size = (left, int(self.y)), picture
        self._ink.rgba = self.ink if self.text else self.hint_ink
        self._caret_ink.rgba = self.caret_ink
        tall = int(_CARET_HEIGHT * self.font_size) if self.active else 0
        self._caret_line.pos = (left + round(self._scrolled + caret.x), int(self.center_y - tall / 2))
        self._caret_line.size = (_CARET_WIDTH, tall)
        self.canvas.ask_update()


def _scrolled(before: float, caret: float, length: float, room: float, direction: str) -> float:
    """Where the line begins so that the caret is in the room, moved as little as can be."""
    slack = room - length
    if slack >= 0:
        return 0.0 if direction == "ltr" else slack
    return min(0.0, max(slack, min(max(before, -caret), room - caret)))


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
