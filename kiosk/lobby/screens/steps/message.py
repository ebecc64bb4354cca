"""A message for whom she came to see: how to reach her, and what it is about (standard 20)."""

from pathlib import Path
from typing import TYPE_CHECKING

from kivy.lang import Builder
from kivy.properties import BooleanProperty, OptionProperty

from kiosk.lobby.screens.field import Field
from kiosk.lobby.screens.keyboard import Keyboard
from kiosk.lobby.screens.steps.step_screen import StepScreen

if TYPE_CHECKING:
    from kiosk.lobby.screens.app import LobbyApp


class MessageWritingScreen(StepScreen):
    """Two fields and a keyboard. Her name is known; nothing of it is shown."""

    writing = OptionProperty("text", options=("text", "contact"))
    """Where the keyboard writes."""
    missing = BooleanProperty(False)
    """Whether she went on with nothing written."""

    def __init__(self, app: "LobbyApp") -> None:
        self._sent = False
        super().__init__(app)
        self.write("text")

    def write(self, what: str) -> None:
        """The keyboard writes the "text" or the "contact"."""
        self.writing = what
        box: Field = self.ids[what].__self__
        keyboard: Keyboard = self.ids.keyboard
        keyboard.field = box

    def go_on(self) -> None:
        """From what it is about to how to reach her, and from there it is sent."""
        written = {name: self.ids[name].text.strip() for name in ("text", "contact")}
        self.missing = not written[self.writing]
        if self.missing:
            return
        empty = next((name for name, said in written.items() if not said), None)
        if empty:
            self.write(empty)
        elif not self._sent:
            self._sent = True  # a second touch sends no second message
            self.app.attendant.leave_message(written["contact"], written["text"])


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
