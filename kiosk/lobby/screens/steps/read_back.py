"""Reading back what she told: "Is this right?" (standard 21)."""

from pathlib import Path
from typing import TYPE_CHECKING

from kivy.lang import Builder
from kivy.properties import StringProperty

from kiosk.lobby.flow import Step, Way
from kiosk.lobby.screens.school_text import isolated, school_text
from kiosk.lobby.screens.steps.step_screen import AskingScreen
from kiosk.lobby.screens.widgets import Panel

if TYPE_CHECKING:
    from kiosk.lobby.screens.app import LobbyApp


class ToldRow(Panel):
    """One thing that she told. Fires `on_change`."""

    __events__ = ("on_change",)

    icon = StringProperty()
    text = StringProperty()
    detail = StringProperty()

    def on_change(self) -> None:
        """It is not right."""


class ReadBackScreen(AskingScreen):
    """Why she is here, who she is and whom she came to see; each can be changed."""

    purpose = StringProperty()
    purpose_icon = StringProperty("people")
    name = StringProperty()
    host = StringProperty()
    host_detail = StringProperty()

    def __init__(self, app: "LobbyApp") -> None:
        super().__init__(app)
        if self.way.host is None:  # this purpose asks for nobody
            self.ids.lines.remove_widget(self.ids.host)

    def refresh(self) -> None:
        """Show what she told so far."""
        super().refresh()
        way, translator = self.way, self.app.look.translator
        purpose = way.purposes[way.purpose] if way.purpose else None
        if purpose is not None:
            self.purpose = isolated(school_text(purpose.read_back, translator).text, translator)
            self.purpose_icon = purpose.icon
        self.name = isolated(way.name, translator)
        choice = next((choice for choice in self.app.attendant.choices if choice.host.id == way.host), None)
        if choice is not None:
            place = school_text(choice.place.name, translator).text if choice.place else ""
            details = [isolated(detail, translator) for detail in (choice.host.title, place) if detail]
            self.host, self.host_detail = isolated(choice.host.name, translator), " · ".join(details)

    def correct_purpose(self) -> None:
        """She came for something else."""
        self.app.act(lambda way: way.correct(Step.PURPOSE))

    def correct_name(self) -> None:
        """She is called something else."""
        self.app.act(lambda way: way.correct(Step.NAME))

    def correct_host(self) -> None:
        """She came to see somebody else."""
        self.app.act(lambda way: way.correct(Step.HOST))

    def confirm(self) -> None:
        """It is right."""
        self.app.act(Way.confirm)


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
