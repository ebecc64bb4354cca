"""Nothing can be written down: she is told so, and where people are."""

from pathlib import Path

from kivy.lang import Builder
from kivy.properties import StringProperty

from kiosk.lobby.flow import Way
from kiosk.lobby.screens.steps.message_screen import MessageScreen
from kiosk.telling import isolated


class UnableScreen(MessageScreen):
    """The truth, and the main office."""

    call = StringProperty()
    """How to reach the school by telephone; empty where no number is known."""

    def refresh(self) -> None:
        """Say the number."""
        translator, phone = self.app.look.translator, self.app.lobby.settings.school.phone
        self.call = (
            translator.text("You can also call {phone}.", phone=isolated(phone, translator)) if phone else ""
        )

    def leave(self) -> None:
        """She goes."""
        self.app.act(Way.leave)


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
