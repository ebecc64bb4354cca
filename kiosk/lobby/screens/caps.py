"""What the keys of a keyboard are: its letters, and the keys among them that are none. Knows no Kivy."""

from dataclasses import dataclass
from enum import Enum
from typing import Literal, NamedTuple

from kiosk.lobby.screens import layouts
from kiosk.lobby.screens.layouts import Layout

Kind = Literal["letter", "shift", "erase", "layer", "layout", "space", "done", "language", "form"]


class Shift(Enum):
    """How the next letter is written."""

    OFF = "off"
    ONCE = "once"
    LOCKED = "locked"


class Cap(NamedTuple):
    """What a key is: a letter writes its `label`, and offers `more` when held. Some show an icon instead.

    A form takes the place of the syllable before the caret.
    """

    kind: Kind
    label: str = ""
    more: tuple[str, ...] = ()
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Faces:
    """What decides the caps of a keyboard.

    `following` is the layout that the layout key leads to, if there is another; `done` stands on the key
    that ends writing; `forms` are those of the syllable before the caret, in scripts that are written so.
    """

    letters: Layout
    layer: Literal["letters", "digits"]
    shift: Shift
    following: Layout | None
    done: str
    forms: tuple[str, ...] = ()

    def rows(self) -> tuple[tuple[Cap, ...], ...]:
        """The caps, row by row from the top."""
        shown = layouts.layout(layouts.DIGITS) if self.layer == "digits" else self.letters
        turned = shown.shifted and self.shift is not Shift.OFF
        rows = shown.shifted if turned else shown.rows
        *upper, lowest = (tuple(self._letter(plain, shown) for plain in row) for row in rows)
        shift = Cap("shift", icon="shift-lock" if self.shift is Shift.LOCKED else "shift")
        return (
            *((tuple(Cap("form", form) for form in self.forms),) if self.forms else ()),
            *upper,
            (*((shift,) if shown.has_shift else ()), *lowest, Cap("erase", icon="erase")),
            self._bottom(),
        )

    def _letter(self, plain: str, shown: Layout) -> Cap:
        in_case = layouts.capital if shown.has_capitals and self.shift is not Shift.OFF else str
        return Cap("letter", in_case(plain), tuple(map(in_case, shown.more.get(plain, ()))))

    def _bottom(self) -> tuple[Cap, ...]:
        other_layer = self.letters if self.layer == "digits" else layouts.layout(layouts.DIGITS)
        return (
            Cap("layer", other_layer.sample),
            Cap("layout", self.following.sample) if self.following else Cap("layout", icon="globe"),
            self._letter("'", self.letters),
            Cap("space", self.letters.own_name),
            self._letter("-", self.letters),
            self._letter(".", self.letters),
            Cap("done", self.done),
        )
