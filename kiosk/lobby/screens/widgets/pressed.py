"""What buttons and choices share: that they are pressed."""

from kivy.input.motionevent import MotionEvent
from kivy.uix.behaviors import ButtonBehavior

from kiosk.lobby.screens.widgets.panel import Panel


class Pressed(ButtonBehavior, Panel):
    """Fires `on_release` when the finger lifts, for as long as it is shown."""

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """In a list this comes a moment late; by then another screen may have come."""
        if self.get_root_window() is None:
            touch.ungrab(self)
            return False
        return bool(super().on_touch_up(touch))
