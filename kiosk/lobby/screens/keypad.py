"""The keys of a keypad or keyboard: they go from one thing to the next, choose, write, and steer the voice.

A plain USB keyboard or number pad, or a tactile keypad for kiosks that sends arrows, Enter and function keys.
The numbers are Kivy's key codes.
"""

from collections.abc import Callable
from typing import Any, Protocol

from kivy.core.window import Window

from kiosk.lobby.screens.focus import Focus
from kiosk.lobby.screens.guidance import Guidance
from kiosk.lobby.screens.stops import Point
from kiosk.lobby.screens.typewriter import Typewriter
from kiosk.lobby.speech.phrase import Manner

UP, DOWN, RIGHT, LEFT = 273, 274, 275, 276
TAB, ENTER, KEYPAD_ENTER, ESCAPE, ERASE, HOME, END = 9, 13, 271, 27, 8, 278, 279
PAGE_UP, PAGE_DOWN = 280, 281
HELP = 282  # F1
LISTEN, REPEAT, SILENCE, SLOWER, FASTER, QUIETER, LOUDER = range(283, 290)  # F2 to F8
VOLUME_UP, VOLUME_DOWN = 0x40000080, 0x40000081
PLUGGED, PULLED_OUT = 296, 0x4000006B  # F15 and F16, by which keypads tell of their own headphone jack

_DIRECTIONS: dict[int, Point] = {UP: (0, 1), DOWN: (0, -1), RIGHT: (1, 0), LEFT: (-1, 0)}
_MANNERS: dict[int, Callable[[Manner], Manner]] = {
    SLOWER: Manner.slower,
    FASTER: Manner.faster,
    QUIETER: Manner.quieter,
    LOUDER: Manner.louder,
    VOLUME_DOWN: Manner.quieter,
    VOLUME_UP: Manner.louder,
}


class Ways(Protocol):
    """Where keys lead that are for the whole screen."""

    def back(self) -> None:
        """What lies over the screen is closed, or else the step before comes."""

    def help(self) -> None:
        """It is said on the screen what the keys do."""

    def touched(self) -> bool:
        """She is there; returns whether the screen takes what she does."""

    def lets_choose(self) -> bool:
        """Whether what is shown has been there long enough to be chosen from."""


class Keypad:
    """Listens to the window's keys, until it is closed."""

    def __init__(self, focus: Focus, typewriter: Typewriter, guidance: Guidance, ways: Ways) -> None:
        self._focus = focus
        self._typewriter = typewriter
        self._guidance = guidance
        self._ways = ways
        self._held: set[int] = set()
        self._repeats = False  # whether the key that came last was not let go of before
        Window.bind(on_key_down=self._down, on_key_up=self._up, on_textinput=self._write)

    def close(self) -> None:
        """Listens no more."""
        Window.unbind(on_key_down=self._down, on_key_up=self._up, on_textinput=self._write)

    def _down(self, _: object, key: int, *rest: Any) -> bool:
        modifiers = rest[2] if len(rest) > 2 else ()
        self._repeats = key in self._held
        self._held.add(key)
        if key in {PLUGGED, PULLED_OUT}:
            self._guidance.plug(key == PLUGGED)
        elif self._ways.touched():
            self._act(key, back="shift" in modifiers)
        return True  # none of Kivy's own keys does anything

    def _up(self, _: object, key: int, *_rest: Any) -> None:
        self._held.discard(key)

    def _act(self, key: int, *, back: bool) -> None:
        if key in {ENTER, KEYPAD_ENTER} and self._repeats:
            self._focus.hold()
        elif (choice := self._choices.get(key)) is not None:
            self._choose(choice)
        elif (action := self._action(key, back=back)) is not None:
            self._guidance.hush()
            action()

    @property
    def _choices(self) -> dict[int, Callable[[], None]]:
        return {
            ENTER: lambda: self._move(self._focus.press),
            KEYPAD_ENTER: lambda: self._move(self._focus.press),
            ESCAPE: self._back,
            HELP: self._ways.help,
        }

    def _choose(self, choice: Callable[[], None]) -> None:
        """Once for each press of the key, and not from what has come just now."""
        if not self._repeats and self._ways.lets_choose():
            self._guidance.hush()
            choice()

    def _action(self, key: int, *, back: bool) -> Callable[[], object] | None:
        if key in _MANNERS:
            return lambda: self._guidance.change(_MANNERS[key])
        if key in _DIRECTIONS:
            return lambda: self._move(lambda: self._focus.go(_DIRECTIONS[key]))
        actions: dict[int, Callable[[], object]] = {
            TAB: lambda: self._move(lambda: self._focus.step(-1 if back else 1)),
            HOME: lambda: self._move(self._focus.go_to_begin),
            END: lambda: self._move(self._focus.go_to_end),
            PAGE_UP: lambda: self._focus.turn(-1),
            PAGE_DOWN: lambda: self._focus.turn(1),
            ERASE: self._typewriter.erase,
            LISTEN: self._guidance.toggle,
            REPEAT: self._guidance.repeat,
            SILENCE: self._guidance.hush,
        }
        return actions.get(key)

    def _back(self) -> None:
        if not self._focus.dismiss():
            self._ways.back()

    def _move(self, on: Callable[[], None]) -> None:
        """The first key only shows where she is."""
        if self._focus.visible:
            on()
        else:
            self._focus.show()
            self._focus.on_move()

    def _write(self, _: object, typed: str) -> None:
        if not self._ways.touched():
            return
        if self._typewriter.type(typed):
            self._guidance.hush()
        elif typed.isdecimal() and int(typed):
            self._choose(lambda: self._focus.choose(int(typed)))
        elif typed == " ":
            self._choose(lambda: self._move(self._focus.press))
