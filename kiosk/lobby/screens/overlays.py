"""What lies over a step's screen for a moment: a question, or the languages."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kivy.input.motionevent import MotionEvent
from kivy.lang import Builder
from kivy.properties import NumericProperty
from kivy.uix.anchorlayout import AnchorLayout

from kiosk.i18n import Language
from kiosk.lobby.screens import languages  # noqa: F401 - its rules are used here


class Overlay(AnchorLayout):
    """Darkens the screen below and lets no touch through to it. Fires `on_close`."""

    __events__: tuple[str, ...] = ("on_close",)

    aside = NumericProperty(0)
    around = NumericProperty(0)
    """Pixels that stay free beside what it shows, and above and below it."""
    room = NumericProperty(0)
    """How high, in pixels, what it shows may be."""

    def on_close(self) -> None:
        """It has done its work."""

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Keep every touch."""
        super().on_touch_down(touch)
        return True


class StillThere(Overlay):
    """Asks whether she is still there; any touch says yes."""

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """She is."""
        super().on_touch_down(touch)
        self.dispatch("on_close")
        return True


class Closable(Overlay):
    """Has a `panel`; a touch beside it changes nothing and closes it."""

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Beside the panel, close it."""
        super().on_touch_down(touch)
        if not self.ids.panel.collide_point(*touch.pos):
            self.dispatch("on_close")
        return True


class LanguageChoice(Closable):
    """Every language that the screens speak. Fires `on_choose` with a tag."""

    __events__ = ("on_choose",)

    def __init__(self, languages_known: Iterable[Language], chosen: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.ids.grid.offer_all(languages_known, chosen)

    def on_choose(self, tag: str) -> None:
        """A language was chosen."""


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
