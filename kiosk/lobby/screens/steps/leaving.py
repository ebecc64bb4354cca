"""Her badge was shown: is she leaving? Her name is not shown (standard 52)."""

from pathlib import Path

from kivy.lang import Builder
from kivy.properties import StringProperty

from kiosk.lobby.flow import Way
from kiosk.lobby.screens.steps.message_screen import MessageScreen


class LeavingScreen(MessageScreen):
    """The number of her visit, yes and no."""

    number = StringProperty()

    def refresh(self) -> None:
        """Show the number as soon as it is known."""
        waiting = self.app.attendant.waiting
        self.number = waiting.news.number if waiting else ""

    def leave(self) -> None:
        """Yes."""
        self.app.act(Way.sign_out)

    def stay(self) -> None:
        """No: back to the page of her visit."""
        self.app.act(Way.wait)


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
