"""A real keyboard: it writes into the field in use, and its letters lie where they lie on the screen."""

from collections.abc import Callable, Iterator

from kivy.uix.widget import Widget

from kiosk.lobby.screens.field import Field
from kiosk.lobby.screens.focus import Focus
from kiosk.lobby.screens.keyboard import Keyboard
from kiosk.lobby.screens.layouts import Layout, capital, layout
from kiosk.lobby.screens.stops import keyboard_of, stops

_PLACES = ("qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./")  # of a Latin keyboard, row by row


class Typewriter:
    """Writes as the keyboard on the screen would."""

    def __init__(self, focus: Focus, root: Callable[[], Widget]) -> None:
        """`root` gives what can be reached now."""
        self._focus = focus
        self._root = root

    def type(self, letters: str) -> bool:
        """Write into the field in use, and stand there; False where there is nothing to write into.

        Letters that are typed on a screen with a field that is not in use yet are the beginning of it.
        """
        field = self._field()
        if field is None and not letters.isdecimal() and not letters.isspace():
            field = next(self._fields(), None)
        if field is None:
            return False
        here = self._focus.stop
        if here is None or not isinstance(here.widget, Field | Keyboard):
            self._focus.stand_on(field)
        field.active = True
        keyboard = keyboard_of(field, stops(self._root()))
        if keyboard is None:
            field.insert(letters)
        else:
            keyboard.type(meant(letters, layout(keyboard.layout)))
        return True

    def erase(self) -> None:
        """Take away what stands before the caret of the field in use."""
        field = self._field()
        keyboard = keyboard_of(field, stops(self._root())) if field is not None else None
        if keyboard is not None:
            keyboard.erase()
        elif field is not None:
            field.erase()

    def _field(self) -> Field | None:
        """The field that it stands on or whose keys it is at, else the active one."""
        here = self._focus.stop
        if here is not None and isinstance(here.widget, Field):
            return here.widget
        if here is not None and isinstance(here.widget, Keyboard):
            return here.widget.field
        return next((field for field in self._fields() if field.active), None)

    def _fields(self) -> Iterator[Field]:
        return (stop.widget for stop in stops(self._root()) if isinstance(stop.widget, Field))


def meant(typed: str, layout: Layout) -> str:
    """The letter of `layout` in the place of the one that was `typed`.

    What was typed stays as it is where the layout is Latin itself, or where it is no letter of a Latin
    keyboard: then the real one is of her own language.
    """
    letters = {letter for row in layout.rows for letter in row}
    if letters & set(_PLACES[0]):
        return typed
    rows = layout.shifted if typed.isupper() and layout.shifted else layout.rows
    for places, row in zip(_PLACES, rows, strict=False):
        index = places.find(typed.lower())
        if 0 <= index < len(row):
            return capital(row[index]) if typed.isupper() else row[index]
    return typed
