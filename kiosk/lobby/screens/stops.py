"""Where a keypad can stand: everything on a screen that can be touched, in reading order."""

from collections.abc import Iterator
from dataclasses import dataclass

from kivy.uix.behaviors import ButtonBehavior
from kivy.uix.widget import Widget

from kiosk.lobby.screens.field import Field
from kiosk.lobby.screens.keyboard import Keyboard
from kiosk.lobby.screens.keys import Key, Place, nearest
from kiosk.lobby.screens.widgets import Choice, PrimaryButton, SwitchRow

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Stop:
    """A button, a choice, a field, or a key of the keyboard."""

    widget: Widget
    key: Key | None = None

    @property
    def place(self) -> Place:
        """Where it lies in the window."""
        if self.key is not None:
            x, y = self.widget.to_window(self.key.place.x, self.key.place.y)
            return Place(x, y, self.key.place.width, self.key.place.height)
        x, y = self.widget.to_window(*self.widget.pos)
        return Place(x, y, *self.widget.size)


def shown(root: Widget) -> Iterator[Widget]:
    """Every widget that is to be seen or scrolled to, parents before children, in reading order."""
    if root.opacity == 0 or min(root.size) <= 0:
        return
    yield root
    for child in reversed(root.children):
        yield from shown(child)


def parts(root: Widget) -> Iterator[Widget]:
    """The same, without what lies inside a control: a button is one thing."""
    if root.opacity == 0 or min(root.size) <= 0:
        return
    yield root
    if not is_control(root):
        for child in reversed(root.children):
            yield from parts(child)


def is_control(widget: Widget) -> bool:
    """Whether something happens when it is touched."""
    return isinstance(widget, ButtonBehavior | Field | Keyboard)


def stops(root: Widget) -> list[Stop]:
    """Every control that is not disabled; a keyboard is one, on its first key."""
    found = []
    for widget in parts(root):
        if not is_control(widget) or widget.disabled:
            continue
        if not isinstance(widget, Keyboard):
            found.append(Stop(widget))
        elif widget.keys:
            found.append(Stop(widget, offered(widget)[0]))
    return found


def first(found: list[Stop], screen: Widget) -> Stop | None:
    """Where a screen begins: the field in use, what was chosen before, the first choice, what is next."""
    inside = set(screen.walk())
    here = [stop for stop in found if stop.widget in inside] or found
    wanted = (
        lambda widget: isinstance(widget, Field) and widget.active,
        lambda widget: _is_one_of_many(widget) and widget.chosen,
        _is_one_of_many,
        lambda widget: isinstance(widget, Field),
        lambda widget: isinstance(widget, PrimaryButton),
        lambda _: True,
    )
    return next((stop for is_wanted in wanted for stop in here if is_wanted(stop.widget)), None)


def _is_one_of_many(widget: Widget) -> bool:
    return isinstance(widget, Choice) and not isinstance(widget, SwitchRow)


def beside(stop: Stop, found: list[Stop]) -> list[Stop]:
    """The stops of its list, itself among them: those that lie in the same box."""
    return [other for other in found if other.widget.parent is stop.widget.parent]


def keyboard_of(field: Field, found: list[Stop]) -> Keyboard | None:
    """The keyboard among the stops that writes into this field."""
    keyboards = (stop.widget for stop in found if isinstance(stop.widget, Keyboard))
    return next((keyboard for keyboard in keyboards if keyboard.field == field), None)


def offered(keyboard: Keyboard) -> list[Key]:
    """The keys that can be struck now."""
    return list(keyboard.offer.keys) if keyboard.offer else list(keyboard.keys)


def key_at(keyboard: Keyboard, point: Point) -> Key:
    """The key that lies there now, or nearest to it: after shift, another one lies in its place."""
    return nearest(offered(keyboard), *point)


def key_beyond(keyboard: Keyboard, key: Key, direction: Point) -> Key | None:
    """The next key in a direction, (1, 0) being to the right and (0, 1) up; None past the edge."""
    x, y = key.place.centre
    across, up = direction

    def ahead(other: Key) -> bool:
        other_x, other_y = other.place.centre
        same_row = abs(other_y - y) < key.place.height / 2
        return (
            (other_x - x) * across > 0 and same_row if across else (other_y - y) * up > key.place.height / 2
        )

    def far(other: Key) -> tuple[float, float]:
        other_x, other_y = other.place.centre
        return (abs(other_x - x), 0) if across else (round(abs(other_y - y)), _off(other, x))

    return min(filter(ahead, offered(keyboard)), key=far, default=None)


def _off(key: Key, x: float) -> float:
    """How far a key lies beside a column; nothing where it spans it."""
    return max(key.place.x - x, x - key.place.x - key.place.width, 0.0)
