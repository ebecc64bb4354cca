"""The screen at night: dark, but for the time. A touch wakes it."""

from datetime import datetime
from pathlib import Path

from kivy.input.motionevent import MotionEvent
from kivy.lang import Builder
from kivy.properties import StringProperty

from kiosk.i18n import Translator
from kiosk.lobby.screens.overlays import Overlay
from kiosk.telling.sentences import clock_time


class Asleep(Overlay):
    """Covers everything; the touch that wakes it does nothing else."""

    time = StringProperty()

    def tell(self, now: datetime, translator: Translator) -> None:
        """Show this time of the school's clock."""
        self.time = clock_time(now, translator.language)

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Wake."""
        super().on_touch_down(touch)
        self.dispatch("on_close")
        return True


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
