"""Asks for the PIN. What was typed is never shown, and nothing of it stays."""

from pathlib import Path
from typing import Any

from kivy.lang import Builder
from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from kiosk.lobby.screens.overlays import Closable
from kiosk.lobby.screens.widgets import SecondaryButton
from kiosk.lobby.service_pin import LONGEST


class PinKey(SecondaryButton):
    """One digit. It does not show that it is pressed: whoever looks over a shoulder would read along."""


class PinPad(Closable):
    """Ten digits. Fires `on_give` with what was typed."""

    __events__ = ("on_give",)

    count = NumericProperty(0)
    """How many digits were typed."""
    told = StringProperty()
    """Why the one before was not taken."""
    checking = BooleanProperty(False)

    def __init__(self, **kwargs: Any) -> None:
        self._typed = ""
        super().__init__(**kwargs)

    def type(self, digit: str) -> None:
        """One more digit."""
        self.told = ""
        self._keep((self._typed + digit)[:LONGEST])

    def erase(self) -> None:
        """One less."""
        self._keep(self._typed[:-1])

    def give(self) -> None:
        """That is all of them."""
        typed = self._typed
        self._keep("")
        if typed:
            self.checking = True
            self.dispatch("on_give", typed)

    def refuse(self, why: str) -> None:
        """It was not taken."""
        self.checking = False
        self.told = why

    def on_give(self, pin: str) -> None:
        """Somebody typed this."""

    def on_parent(self, _: object, parent: object) -> None:
        """Taken away, it keeps nothing."""
        if parent is None:
            self._keep("")

    def _keep(self, typed: str) -> None:
        self._typed = typed
        self.count = len(typed)


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
