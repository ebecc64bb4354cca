"""What stands around every step's screen: the bar at the top, and what may lie over it all."""

from pathlib import Path
from typing import Any

from kivy.clock import Clock
from kivy.input.motionevent import MotionEvent
from kivy.lang import Builder
from kivy.properties import BooleanProperty, NumericProperty, OptionProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.lobby.screens import scroll  # noqa: F401 - its rule is used here
from kiosk.lobby.screens.overlays import Overlay
from kiosk.lobby.screens.pause import Pause
from kiosk.lobby.screens.service.knocks import Knocks
from kiosk.lobby.screens.widgets import DirBox
from kiosk.lobby.screens.widgets.pressed import Pressed


class Frame(FloatLayout):
    """Holds one step's screen at a time, and at most one overlay.

    A screen that needs more height than there is, scrolls. Where `app.look.sizes` leave the upper part of the
    window out (see `theme.REACH`), the school's name stands there.

    What has just come takes no touch, until `pause` is over; a finger that came down before a screen came has
    nothing to do with it.

    Fires `on_touched` for every touch; `on_back`, `on_cancel`, `on_language`, `on_access` and `on_help`
    for the bar's buttons; `on_knock` for several touches in the corner where the school's name is.
    """

    __events__ = ("on_touched", "on_back", "on_cancel", "on_language", "on_access", "on_help", "on_knock")

    can_go_back = BooleanProperty(False)
    language_name = StringProperty()
    """The language in force by its own name; empty where it cannot be changed in the bar."""
    guidance = StringProperty()
    """What must be said in writing about spoken guidance; empty for nothing."""
    school = StringProperty()
    direction = OptionProperty("ltr", options=("ltr", "rtl"))
    corner = NumericProperty(0)
    """How far the corner reaches down in which staff knock, in pixels; it is twice as wide."""
    needed = NumericProperty(0)
    """The height in pixels that the screen needs."""
    steps = NumericProperty(0)
    current = NumericProperty(0)
    still = BooleanProperty(False)
    """Takes no touches, while something that was asked for is being done."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.overlay: Overlay | None = None
        self.pause = Pause()
        self._knocks = Knocks()
        self._fingers: set[int] = set()

    def show(self, screen: DirBox) -> None:
        """Show a step's screen in place of the one before."""
        self.uncover()
        self._fingers.clear()
        self.pause.begin()
        self.ids.slot.clear_widgets()
        self.needed = 0
        screen.bind(needed=self._make_room)
        self.ids.slot.add_widget(screen)
        self.ids.page.scroll_y = 1

    def show_end(self) -> None:
        """Where the screen is higher than the window, show its lower end."""
        self.ids.page.scroll_y = 0

    def cover(self, overlay: Overlay) -> None:
        """Lay something over the screen until it fires `on_close`."""
        self.uncover()
        self.pause.begin()
        self.overlay = overlay
        overlay.bind(on_close=lambda _: self.uncover())
        self.add_widget(overlay)

    def uncover(self) -> None:
        """Take away what lies over the screen."""
        if self.overlay is not None:
            self.remove_widget(self.overlay)
            self.overlay = None
            self.pause.begin()

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Every touch counts as a sign that she is there."""
        if self.still or not self.pause.lets_pass():
            return True
        self._fingers.add(touch.uid)
        self.dispatch("on_touched")
        if self._is_knocked_on(touch) and self._knocks.hear(Clock.get_boottime()):
            self.dispatch("on_knock")
            return True
        return bool(super().on_touch_down(touch))

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """Of a finger that did not come down on what is shown, nothing comes."""
        if touch.uid not in self._fingers:
            _let_go(touch)
            return True
        self._fingers.discard(touch.uid)
        return bool(super().on_touch_up(touch))

    def on_touched(self) -> None:
        """The screen was touched."""

    def on_back(self) -> None:
        """She wants to see the step before."""

    def on_cancel(self) -> None:
        """She wants to leave, with nothing kept."""

    def on_language(self) -> None:
        """She wants another language."""

    def on_knock(self) -> None:
        """Somebody of the staff knocked where reading begins, at the top."""

    def on_access(self) -> None:
        """She wants the screen itself otherwise."""

    def on_help(self) -> None:
        """She needs a person."""

    def _is_knocked_on(self, touch: MotionEvent) -> bool:
        from_start = touch.x if self.direction == "ltr" else self.width - touch.x
        return self.overlay is None and max(from_start / 2, self.top - touch.y) < self.corner

    def _make_room(self, screen: DirBox, needed: float) -> None:
        if screen.parent is self.ids.slot.__self__:
            self.needed = needed


def _let_go(touch: MotionEvent) -> None:
    for held in list(touch.grab_list):
        widget = held()
        if isinstance(widget, Pressed):
            widget.state = "normal"
    touch.grab_list.clear()


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
