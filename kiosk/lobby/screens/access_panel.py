"""Where a visitor says how she wants the screen itself."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from kivy.lang import Builder
from kivy.properties import BooleanProperty, NumericProperty

from kiosk.lobby.screens.access import TEXT_SCALES, Access
from kiosk.lobby.screens.overlays import Closable
from kiosk.lobby.screens.widgets import Choice


class TextScaleTile(Choice):
    """A letter as large as text then is; `scale` is one of TEXT_SCALES."""

    scale = NumericProperty(1.0)


class AccessPanel(Closable):
    """The size of text, and what else helps; it takes effect at once.

    Fires `on_choose` with the Access, and `on_speech` when she wants spoken guidance, or no more.
    """

    __events__ = ("on_choose", "on_speech")

    text_scale = NumericProperty(1.0)
    high_contrast = BooleanProperty(False)
    low_reach = BooleanProperty(False)
    still = BooleanProperty(False)
    offers_low_reach = BooleanProperty(True)
    speaks = BooleanProperty(False)
    offers_speech = BooleanProperty(False)

    def __init__(self, access: Access, **kwargs: Any) -> None:
        self._access = access
        super().__init__(**kwargs)
        self._show()

    def scale_text(self, scale: float) -> None:
        """She wants text of this size."""
        self._choose(replace(self._access, text_scale=scale))

    def turn(self, wish: str) -> None:
        """She wants this otherwise than it is: "high_contrast", "low_reach" or "motion"."""
        self._choose(replace(self._access, **{wish: not getattr(self._access, wish)}))

    def turn_speech(self) -> None:
        """She wants the voice otherwise than it is."""
        self.speaks = not self.speaks
        self.dispatch("on_speech")

    def on_speech(self) -> None:
        """She wants spoken guidance, or no more."""

    def on_choose(self, access: Access) -> None:
        """She wants the screen like this."""

    def _choose(self, access: Access) -> None:
        self._access = access
        self._show()
        self.dispatch("on_choose", access)

    def _show(self) -> None:
        access = self._access
        self.text_scale = min(TEXT_SCALES, key=lambda scale: abs(scale - access.text_scale))
        self.high_contrast, self.low_reach = access.high_contrast, access.low_reach
        self.still = not access.motion


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
