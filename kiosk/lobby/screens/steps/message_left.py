"""Her message is written down; what now?"""

from pathlib import Path

from kivy.lang import Builder

from kiosk.lobby.flow import Way
from kiosk.lobby.screens.steps.message_screen import MessageScreen


class MessageLeftScreen(MessageScreen):
    """Thanks, an apology, and the choice to leave or to stay."""

    def leave(self) -> None:
        """She leaves."""
        self.app.act(Way.sign_out)

    def stay(self) -> None:
        """She stays, and waits on."""
        self.app.act(Way.wait)


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
