"""Where a keypad stands on the screen, and how it goes on."""

from collections.abc import Callable
from typing import Any
from weakref import ReferenceType, WeakKeyDictionary, ref

from kivy.clock import Clock
from kivy.core.window import Window
from kivy.uix.behaviors import ButtonBehavior
from kivy.uix.scrollview import ScrollView
from kivy.uix.widget import Widget

from kiosk.lobby.screens.colours import Colours
from kiosk.lobby.screens.field import Field
from kiosk.lobby.screens.keyboard import Keyboard
from kiosk.lobby.screens.keys import Key, Place
from kiosk.lobby.screens.look import Look
from kiosk.lobby.screens.ring import REACH, Ring
from kiosk.lobby.screens.stops import (
    Point,
    Stop,
    beside,
    first,
    key_at,
    key_beyond,
    keyboard_of,
    parts,
    stops,
)
from kiosk.lobby.screens.widgets import Choice

_FOLLOW = 0  # seconds between two looks at whether the screen has changed: at each frame
_SETTLED = 0.25  # seconds after which a screen is laid out
_PAGE = 0.8  # of a view's height, so that some lines stay
_VIEW = 12  # pixels around what is scrolled into view


class Focus:
    """Stands on one thing that can be touched, and draws a ring around it while keys are used.

    A screen that comes is begun where its choices begin, and one that comes back where it was left. While a
    screen is still being laid out, that is looked for anew. Of a screen that has gone, nothing is held.
    """

    def __init__(self, look: Look, root: Callable[[], Widget], screen: Callable[[], Widget | None]) -> None:
        """`root` gives what can be reached now, `screen` that part of it in which she begins."""
        self.on_move: Callable[[], None] = lambda: None
        """Called when it has gone to something else on the same screen."""
        self.ring = Ring()
        self.visible = False
        self._look = look
        self._root = root
        self._screen_now = screen
        self._begun: ReferenceType[Widget] | None = None
        self._places: WeakKeyDictionary[Widget, tuple[ReferenceType[Widget], Point, int]] = (
            WeakKeyDictionary()
        )
        self._drawn: tuple[Place, float, Colours] | None = None
        self._follow: Any = None
        self._came = 0.0
        self._struck: Key | None = None

    @property
    def stop(self) -> Stop | None:
        """What it stands on; None where nothing can be touched."""
        self.follow()
        return self._stop(stops(self._root()))

    def stand_on(self, widget: Widget) -> None:
        """Stand on this one, which can be touched now."""
        self._stand(Stop(widget), stops(self._root()))

    def show(self) -> None:
        """Draw the ring."""
        self.visible = True
        if self._follow is None:
            self._follow = Clock.schedule_interval(lambda _: self.follow(), _FOLLOW)
        self.follow()
        self._bring_into_view()

    def hide(self) -> None:
        """Draw no ring; what it stands on stays."""
        self.visible = False
        if self._follow is not None:
            self._follow.cancel()
            self._follow = None
        self._draw(None)

    def follow(self) -> None:
        """Stand somewhere on the screen there is now, and keep the ring around it."""
        found, screen = stops(self._root()), self._screen_now()
        if screen is None:
            return
        if self._begun is None or self._begun() is not screen:
            self._begun, self._came = ref(screen), Clock.get_time()
        stop, place = self._stop(found), self._places.get(screen)
        if place is None:
            if Clock.get_time() - self._came >= _SETTLED:
                self._stand(stop, found)
        elif stop is not None and place[0]() is not stop.widget:  # what it stood on has gone
            self._stand(stop, found)
            self._bring_into_view()
            self.on_move()
        self._draw(stop)

    def step(self, by: int) -> None:
        """To the next thing, or with -1 the one before; past the last comes the first."""
        here, found = self.stop, stops(self._root())
        if not found:
            return
        index = next((i for i, stop in enumerate(found) if here and stop.widget is here.widget), -1)
        self._go_to(found[(index + by) % len(found)], found)

    def go(self, direction: Point) -> None:
        """One thing on: (0, -1) is down. Among keys of the keyboard, to the key that lies there."""
        across, up = direction
        here = self.stop
        if here is not None and here.key is not None:
            beyond = key_beyond(here.widget, here.key, direction)
            if beyond is not None:
                self._go_to(Stop(here.widget, beyond), stops(self._root()))
            elif up and here.widget.offer is None:
                self.step(int(-up))
        elif here is not None and across and isinstance(here.widget, Field):
            here.widget.step("right" if across > 0 else "left")
        else:
            self.step(self._onwards(across) if across else int(-up))

    def go_to_begin(self) -> None:
        """To the first thing; in a field, before what is written."""
        self._go_to_edge(0)

    def go_to_end(self) -> None:
        """To the last thing; in a field, behind what is written."""
        self._go_to_edge(-1)

    def turn(self, by: int) -> None:
        """A text that is longer than its view: a page on, or with -1 back."""
        views = (view for view in parts(self._root()) if isinstance(view, ScrollView) and view.do_scroll_y)
        for view in views:
            hidden = view.children[0].height - view.height
            view.scroll_y = min(1.0, max(0.0, view.scroll_y - by * _PAGE * view.height / hidden))

    def choose(self, number: int) -> None:
        """Take the choice of this number (from 1) in the list that it stands in, else in the first one."""
        here, found = self.stop, stops(self._root())
        choices = [stop for stop in found if isinstance(stop.widget, Choice)]
        lists = [beside(stop, choices) for stop in ([here] if here in choices else []) + choices]
        chosen = next((those[number - 1] for those in lists if len(those) >= max(number, 2)), None)
        if chosen is not None:
            self.show()
            self._go_to(chosen, found)
            self.press()

    def press(self) -> None:
        """What a finger would do."""
        here = self.stop
        self._struck = here.key if here is not None else None
        match here:
            case Stop(Keyboard() as keyboard, key) if key is not None:
                keyboard.strike(key)
            case Stop(Field() as field):
                self._finish(field)
            case Stop(ButtonBehavior() as button):
                button.trigger_action(0)

    def hold(self) -> None:
        """What a finger would do that stays on the key of the keyboard that was pressed."""
        here = self.stop
        if here is not None and isinstance(here.widget, Keyboard) and self._struck is not None:
            here.widget.hold(self._struck)

    def dismiss(self) -> bool:
        """Close what the keyboard offers; False where it offers nothing."""
        here = self.stop
        if here is None or not isinstance(here.widget, Keyboard) or here.widget.offer is None:
            return False
        here.widget.dismiss()
        return True

    def _go_to_edge(self, index: int) -> None:
        here, found = self.stop, stops(self._root())
        if here is not None and isinstance(here.widget, Field):
            here.widget.caret = len(here.widget.text) if index else 0
        elif found:
            self._go_to(found[index], found)

    def _finish(self, field: Field) -> None:
        keyboard = keyboard_of(field, stops(self._root()))
        if keyboard is not None:
            keyboard.dispatch("on_done")
            if keyboard.field != field:  # there is more to write on this screen
                self.stand_on(keyboard.field.__self__)
                self.on_move()
        else:
            field.active = True

    def _onwards(self, across: float) -> int:
        """1 towards where reading goes on, -1 back."""
        return int(across) if self._look.direction == "ltr" else int(-across)

    def _go_to(self, stop: Stop, found: list[Stop]) -> None:
        self._stand(stop, found)
        self._bring_into_view()
        self._draw(stop)
        self.on_move()

    def _stand(self, stop: Stop | None, found: list[Stop]) -> None:
        screen = self._screen_now()
        if screen is None or stop is None:
            return
        index = next((i for i, other in enumerate(found) if other.widget is stop.widget), 0)
        centre = stop.key.place.centre if stop.key is not None else (0.0, 0.0)
        self._places[screen] = ref(stop.widget), centre, index

    def _stop(self, found: list[Stop]) -> Stop | None:
        """What it stands on, or what came in its place."""
        screen = self._screen_now()
        if screen is None or not found:
            return None
        if screen not in self._places:
            return first(found, screen)
        widget, centre, index = self._places[screen]
        here = next((stop for stop in found if stop.widget is widget()), None)
        if here is None:
            return found[min(index, len(found) - 1)]
        return Stop(here.widget, key_at(here.widget, centre)) if here.key is not None else here

    def _bring_into_view(self) -> None:
        here = self._stop(stops(self._root()))
        view = here.widget.parent if here is not None else None
        while here is not None and isinstance(view, Widget):
            if isinstance(view, ScrollView):
                view.scroll_to(here.widget, padding=_VIEW + REACH, animate=False)
            view = view.parent

    def _draw(self, stop: Stop | None) -> None:
        drawn: tuple[Place, float, Colours] | None = None
        if stop is not None and self.visible:
            corner = stop.widget.corner if stop.key is not None else getattr(stop.widget, "rounding", 0)
            drawn = _within_window(stop.place), corner, self._look.colours
        if drawn == self._drawn:
            return
        self._drawn = drawn
        if drawn is None:
            self.ring.clear()
        else:
            self.ring.encircle(*drawn)


def _within_window(place: Place) -> Place:
    """The part of a place around which there is room for the ring."""
    left, bottom = max(place.x, REACH), max(place.y, REACH)
    right = min(place.x + place.width, Window.width - REACH)
    top = min(place.y + place.height, Window.height - REACH)
    return Place(left, bottom, max(right - left, 2 * REACH), max(top - bottom, 2 * REACH))
