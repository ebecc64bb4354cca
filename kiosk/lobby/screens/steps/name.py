"""What she is called: read from her card or typed, and always hers to change (standard 8)."""

from pathlib import Path
from typing import TYPE_CHECKING

from kivy.lang import Builder
from kivy.properties import BooleanProperty, StringProperty

from kiosk.lobby.screens import field, keyboard  # noqa: F401 - their rules are used here
from kiosk.lobby.screens.honorifics import HonorificChoice, honorifics
from kiosk.lobby.screens.steps.step_screen import AskingScreen

if TYPE_CHECKING:
    from kiosk.lobby.screens.app import LobbyApp


class NameScreen(AskingScreen):
    """A field and a keyboard; beside it, by her choice alone, a form of address (standard 9)."""

    missing = BooleanProperty(False)
    """Whether she went on without a name."""
    honorific = StringProperty()
    """The form of address that she chose, or what there is to choose; empty where there is none."""

    def __init__(self, app: "LobbyApp") -> None:
        super().__init__(app)
        self.ids.name.bind(text=lambda _, text: self._write(text))

    def refresh(self) -> None:
        """Show the name as she left it, or as her card says it, and the language's forms of address."""
        super().refresh()
        way = self.way
        self.ids.name.text = way.name if way.written is None else way.written
        offered = honorifics(self.app.look.translator.language.tag)
        self.honorific = way.honorific or (f"{offered[0]} {offered[1]} …" if offered else "")

    def offer_honorifics(self) -> None:
        """She would like to be addressed in some way."""
        offered = honorifics(self.app.look.translator.language.tag)
        choice = HonorificChoice(offered, self.way.honorific)
        choice.bind(on_choose=lambda _, honorific: self._choose(honorific))
        self.app.frame.cover(choice)

    def give(self) -> None:
        """She has written it."""
        name = self.ids.name.text
        self.missing = not name.strip()
        self.app.act(lambda way: way.give_name(name))

    def _write(self, text: str) -> None:
        if text != (self.way.name if self.way.written is None else self.way.written):
            self.app.act(lambda way: way.write_name(text))

    def _choose(self, honorific: str | None) -> None:
        self.app.frame.uncover()
        self.app.act(lambda way: way.choose_honorific(honorific))


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
