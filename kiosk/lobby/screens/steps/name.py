"""Her name: read from her card or typed, and always hers to change (standard 8)."""

from pathlib import Path
from typing import TYPE_CHECKING

from kivy.lang import Builder
from kivy.properties import BooleanProperty

from kiosk.lobby.screens import field, keyboard  # noqa: F401 - their rules are used here
from kiosk.lobby.screens.steps.step_screen import AskingScreen

if TYPE_CHECKING:
    from kiosk.lobby.screens.app import LobbyApp


class NameScreen(AskingScreen):
    """A field and a keyboard."""

    missing = BooleanProperty(False)
    """Whether she went on without a name."""

    def __init__(self, app: "LobbyApp") -> None:
        super().__init__(app)
        self.ids.name.text = self.way.name

    def give(self) -> None:
        """She has written it."""
        name = self.ids.name.text
        self.missing = not name.strip()
        self.app.act(lambda way: way.give_name(name))


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
