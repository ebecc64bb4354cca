"""What she can do instead of waiting on (standards 20 and 29)."""

from pathlib import Path
from typing import Any

from kivy.lang import Builder
from kivy.properties import BooleanProperty, StringProperty

from kiosk.lobby.screens.overlays import Closable


class WaitingChoices(Closable):
    """Go on waiting, leave a message, see somebody else, or leave. Fires one event for each.

    `status` says how it stands, where she is asked; empty where she asked herself.
    """

    __events__ = ("on_wait", "on_message", "on_other_host", "on_leave")

    status = StringProperty()
    waits = BooleanProperty(True)
    """Whether there is something to wait for."""
    addressed = BooleanProperty(True)
    """Whether there is anybody for whom she could leave a message."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        if not self.addressed:
            self.ids.choices.remove_widget(self.ids.message)

    def on_wait(self) -> None:
        """She waits on."""

    def on_message(self) -> None:
        """She leaves a message."""

    def on_other_host(self) -> None:
        """She came to see somebody else."""

    def on_leave(self) -> None:
        """She leaves, perhaps to come back."""


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
