"""What stands around every step's screen: the bar at the top, and what may lie over it all."""

from pathlib import Path
from typing import Any

from kivy.input.motionevent import MotionEvent
from kivy.lang import Builder
from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from kiosk.lobby.screens.overlays import Overlay


class Frame(FloatLayout):
    """Holds one step's screen at a time, and at most one overlay.

    Fires `on_touched` for every touch; `on_back`, `on_cancel` and `on_language` for the bar's buttons.
    """

    __events__ = ("on_touched", "on_back", "on_cancel", "on_language")

    can_go_back = BooleanProperty(False)
    language_name = StringProperty()
    """The language in force by its own name; empty where it cannot be changed in the bar."""
    steps = NumericProperty(0)
    current = NumericProperty(0)
    still = BooleanProperty(False)
    """Takes no touches, while something that was asked for is being done."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.overlay: Overlay | None = None

    def show(self, screen: Widget) -> None:
        """Show a step's screen in place of the one before."""
        self.uncover()
        self.ids.slot.clear_widgets()
        self.ids.slot.add_widget(screen)

    def cover(self, overlay: Overlay) -> None:
        """Lay something over the screen until it fires `on_close`."""
        self.uncover()
        self.overlay = overlay
        overlay.bind(on_close=lambda _: self.uncover())
        self.add_widget(overlay)

    def uncover(self) -> None:
        """Take away what lies over the screen."""
        if self.overlay is not None:
            self.remove_widget(self.overlay)
            self.overlay = None

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Every touch counts as a sign that she is there."""
        if self.still:
            return True
        self.dispatch("on_touched")
        return bool(super().on_touch_down(touch))

    def on_touched(self) -> None:
        """The screen was touched."""

    def on_back(self) -> None:
        """She wants to see the step before."""

    def on_cancel(self) -> None:
        """She wants to leave, with nothing kept."""

    def on_language(self) -> None:
        """She wants another language."""


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
