"""Reading back what she told: "Is this right?" (standard 21)."""

from pathlib import Path
from typing import TYPE_CHECKING

from kivy.lang import Builder
from kivy.properties import BooleanProperty, StringProperty

from kiosk.lobby.flow import Step, Way
from kiosk.lobby.screens.steps.host import described
from kiosk.lobby.screens.steps.step_screen import AskingScreen
from kiosk.lobby.screens.widgets import Panel
from kiosk.telling import isolated, school_text
from kiosk.visits.need import Need
from kiosk.visits.purpose import Ask

if TYPE_CHECKING:
    from kiosk.lobby.screens.app import LobbyApp


class ToldRow(Panel):
    """One thing that she told. Fires `on_change`."""

    __events__ = ("on_change",)

    icon = StringProperty()
    text = StringProperty()
    detail = StringProperty()
    private = BooleanProperty(False)
    """Whether only she should hear it."""

    def on_change(self) -> None:
        """It is not right."""


class ReadBackScreen(AskingScreen):
    """Why she is here, who she is and whom she came to see; each can be changed."""

    purpose = StringProperty()
    purpose_icon = StringProperty("people")
    name = StringProperty()
    name_detail = StringProperty()
    """How she would like to be addressed."""
    host = StringProperty()
    host_detail = StringProperty()
    beside = BooleanProperty(False)
    """Whether "yes" stands beside what it is said to, for want of height."""
    step_free = BooleanProperty(False)
    company = BooleanProperty(False)
    """What else she needs (standard 23)."""

    def __init__(self, app: "LobbyApp") -> None:
        super().__init__(app)
        self._host_row: ToldRow = self.ids.host.__self__
        self.bind(host=lambda *_: self._place_host())
        self._place_host()

    def refresh(self) -> None:
        """Show what she told so far."""
        super().refresh()
        way, translator = self.way, self.app.look.translator
        purpose = way.chosen_purpose
        if purpose is not None:
            self.purpose = isolated(school_text(purpose.read_back, translator).text, translator)
            self.purpose_icon = purpose.icon
        self.name = isolated(way.name, translator)
        self.name_detail = way.honorific or ""
        self.host, self.host_detail = self._whom()
        self.step_free, self.company = Need.STEP_FREE in way.needs, Need.COMPANY in way.needs

    def correct_purpose(self) -> None:
        """She came for something else."""
        self.app.act(lambda way: way.correct(Step.PURPOSE))

    def correct_name(self) -> None:
        """She is called something else."""
        self.app.act(lambda way: way.correct(Step.NAME))

    def correct_host(self) -> None:
        """She came to see somebody else."""
        self.app.act(lambda way: way.correct(Step.HOST))

    def ask_for(self, need: str) -> None:
        """She needs this as well, or takes it back."""
        self.app.act(lambda way: way.ask_for(Need(need)))

    def confirm(self) -> None:
        """It is right."""
        self.app.act(Way.confirm)

    def _whom(self) -> tuple[str, str]:
        """Name and details of whom she came to see; empty for nobody, and until it is looked up."""
        way, translator = self.way, self.app.look.translator
        if way.role is not None:
            return isolated(way.role, translator), ""
        if way.host is None:
            purpose = way.chosen_purpose
            asked = purpose is not None and Ask.HOST in purpose.asks
            return translator.text("Somebody at the office") if asked else "", ""
        found = [choice for choice in self.app.attendant.choices if choice.host.id == way.host]
        return described(found[0], translator) if found else ("", "")

    def _place_host(self) -> None:
        """There is a line for whom she came to see if she came to see somebody."""
        lines, row = self.ids.lines, self._host_row
        if self.host and row.parent is None:
            lines.add_widget(row)
        elif not self.host and row.parent is not None:
            lines.remove_widget(row)


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
