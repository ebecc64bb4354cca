"""The end of a visit."""

from pathlib import Path

from kivy.lang import Builder

from kiosk.lobby.flow import Way
from kiosk.lobby.screens.steps.message_screen import MessageScreen


class GoodbyeScreen(MessageScreen):
    """Thanks."""

    def leave(self) -> None:
        """She goes."""
        self.app.act(Way.leave)


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
