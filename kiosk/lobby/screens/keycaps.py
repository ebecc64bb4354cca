"""How keys look: a group of canvas instructions that shows keys and which of them is pressed."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from kivy.graphics import Color, InstructionGroup, Rectangle
from kivy.graphics.texture import Texture

from kiosk.i18n import Direction
from kiosk.lobby.screens import fonts
from kiosk.lobby.screens.caps import Kind
from kiosk.lobby.screens.colours import Colour, Colours
from kiosk.lobby.screens.icons import icon
from kiosk.lobby.screens.keys import Key
from kiosk.lobby.screens.paragraph import Paragraph, Style, written_direction
from kiosk.lobby.screens.plates import plate
from kiosk.lobby.screens.stencil import stencil

_LETTER, _WORD = 0.46, 0.33  # of a key's height
_HIGH = 1.3  # a key higher than this many widths has letters as if it were not
_SMALLEST = 0.6  # of a label's size
_WIDEST = 0.88  # of a key's width
_LIGHT: tuple[Kind, ...] = ("letter", "form", "space", "language")
_CIRCLE = "\N{DOTTED CIRCLE}"  # stands for the letter that a mark goes with
_WITHOUT_CIRCLE = ("ARABIC", "ETHIOPIC", "THAI")  # marks of other scripts get it in shaping
_DEPTH = 2  # pixels by which a key stands above the ground


@dataclass(frozen=True, slots=True)
class Lettering:
    """What the labels are written in: the letters in the keyboard's language, words in the screen's."""

    letters: str
    words: str
    direction: Direction
    """The way of the letters, to which the erase key points back."""
    corner: int


class Keycaps(InstructionGroup):
    """The keys on a canvas. `show` draws them anew, `press` only recolours."""

    def __init__(self) -> None:
        super().__init__()
        self._inks: dict[Key, tuple[Color, Color]] = {}
        self._pressed: Key | None = None
        self._colours: Colours | None = None
        self._lit: frozenset[Kind] = frozenset()

    def show(self, keys: Iterable[Key], colours: Colours, lettering: Lettering, lit: frozenset[Kind]) -> None:
        """Show these keys; those of a kind in `lit` are in force (a locked shift, say)."""
        self.clear()
        self._inks, self._pressed = {}, None
        self._colours, self._lit = colours, lit
        for key in keys:
            self._add(key, colours, lettering)

    def press(self, pressed: Key | None) -> None:
        """Show which key a finger is on, if any."""
        before, self._pressed = self._pressed, pressed
        for key in (before, pressed):
            if key is not None and key in self._inks and self._colours is not None:
                fill, ink = self._inks[key]
                fill.rgba, ink.rgba = self._face(key, self._colours)

    def _face(self, key: Key, colours: Colours) -> tuple[Colour, Colour]:
        kind = key.cap.kind
        if kind == "done":
            return (colours.accent_pressed if key is self._pressed else colours.accent), colours.on_accent
        if key is self._pressed or kind in self._lit:
            return colours.accent, colours.on_accent
        return (colours.surface if kind in _LIGHT else colours.muted), colours.ink

    def _add(self, key: Key, colours: Colours, lettering: Lettering) -> None:
        x, y = int(key.place.x), int(key.place.y)
        width, height = int(key.place.width), int(key.place.height)
        corner = min(lettering.corner, height // 2, width // 2)
        fill, ink = self._face(key, colours)
        fill_colour, ink_colour = Color(*fill), Color(*ink)
        self._inks[key] = (fill_colour, ink_colour)
        self.add(Color(*colours.shadow))
        self.add(plate(corner, (x, y - _DEPTH), (width, 2 * corner)))  # no more of it is seen
        self.add(fill_colour)
        self.add(plate(corner, (x, y), (width, height)))
        self.add(ink_colour)
        label = _label(key, width, height, lettering)
        lift = _lift(key, lettering) * _letter_size(width, height)
        middle = (x + (width - label.width) // 2, y + (height - label.height) // 2 + round(lift))
        self.add(Rectangle(texture=label, pos=middle, size=label.size))
        if key.cap.more:
            dot = max(2, height // 24)
            spot = (x + width - corner - dot, y + height - corner // 2 - 2 * dot)
            self.add(Color(*colours.edge))
            self.add(plate(dot, spot, (2 * dot, 2 * dot)))


def _label(key: Key, width: int, height: int, lettering: Lettering) -> Texture:
    cap = key.cap
    if cap.icon:
        return icon(cap.icon, int(height * 0.48), lettering.direction)
    is_letter = cap.kind in ("letter", "form")
    size = _letter_size(width, height) if is_letter else round(_WORD * min(height, _HIGH * width))
    language = lettering.words if cap.kind == "done" else lettering.letters
    return _written(_with_letter(cap.label), size, round(_WIDEST * width), language)


def _lift(key: Key, lettering: Lettering) -> float:
    own = key.cap.kind == "letter" and written_direction(key.cap.label) == lettering.direction
    return fonts.lift(lettering.letters) if own else 0.0


def _letter_size(width: int, height: int) -> int:
    return round(_LETTER * min(height, _HIGH * width))


def _with_letter(label: str) -> str:
    """The label; a mark that would stand alone with a circle for its letter."""
    is_mark = unicodedata.category(label[:1] or " ").startswith("M")
    return _CIRCLE + label if is_mark and unicodedata.name(label[0]).startswith(_WITHOUT_CIRCLE) else label


@lru_cache(maxsize=512)
def _written(text: str, size: int, width: int, language: str) -> Texture:
    """The text on one line; smaller if it is too wide, and then cut."""
    natural = Paragraph(text, Style(size, language=language)).size[0]
    fitting = size * max(_SMALLEST, min(1.0, width / max(1, natural)))
    style = Style(fitting, language=language, direction=written_direction(text), align="centre")
    paragraph = Paragraph(text, style, max(width, size), max_lines=1)
    return stencil(paragraph.draw(paragraph.size), paragraph.size)
