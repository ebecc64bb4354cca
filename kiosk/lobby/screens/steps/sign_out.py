"""Signing out without a badge: by visit number and name."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from kivy.lang import Builder
from kivy.properties import BooleanProperty, OptionProperty, StringProperty

from kiosk.lobby.scanning.camera import CameraState
from kiosk.lobby.screens.field import Field
from kiosk.lobby.screens.keyboard import Keyboard
from kiosk.lobby.screens.steps.step_screen import StepScreen

if TYPE_CHECKING:
    from kiosk.lobby.screens.app import LobbyApp

_NUMBER = re.compile(r"([A-Z]?)[^A-Z0-9]*([0-9]+)")


class SignOutScreen(StepScreen):
    """Two fields and a keyboard; or she shows her badge, which the camera sees here too."""

    title = StringProperty()
    end = StringProperty()
    """What the last key says."""
    watching = BooleanProperty(False)
    """Whether the camera would see her badge."""
    writing = OptionProperty("number", options=("number", "name"))
    """Where the keyboard writes."""

    def __init__(self, app: "LobbyApp") -> None:
        super().__init__(app)
        self.begin()

    def begin(self) -> None:
        """She has written nothing yet."""
        self.ids.number.text = f"{self.app.lobby.settings.lobby.letter}-"
        self.write("number")

    def refresh(self) -> None:
        """Show the notice, and whether the camera works."""
        self.title, self.end = self.told()
        self.watching = self.app.camera is CameraState.WORKING
        self.ids.head.tell(self.app.notice)

    def write(self, what: str) -> None:
        """The keyboard writes the "number", with digits, or the "name"."""
        self.writing = what
        field: Field = self.ids[what].__self__
        keyboard: Keyboard = self.ids.keyboard
        keyboard.field = field
        keyboard.layer = "digits" if what == "number" else "letters"

    def told(self) -> tuple[str, str]:
        """What it is for, at its head and on its last key."""
        say = self.app.look.say
        # NOTE: title.
        return say("Signing out"), say("Sign out")

    def find(self, number: str, name: str) -> None:
        """Both are written."""
        self.app.attendant.find_leaving(number, name)

    def go_on(self) -> None:
        """From the number to the name, and from there to whom they fit."""
        number, name = self.ids.number.text, self.ids.name.text
        if self.writing == "number":
            self.write("name")
        elif name.strip():
            self.find(visit_number(number, self.app.lobby.settings.lobby.letter), name)


def visit_number(typed: str, letter: str) -> str:
    """The visit number that was meant: at the lobby "A", "17", "a17" and "A 017" are all "A-017"."""
    found = _NUMBER.fullmatch(typed.strip().upper())
    return f"{found[1] or letter}-{int(found[2]):03}" if found else typed


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
