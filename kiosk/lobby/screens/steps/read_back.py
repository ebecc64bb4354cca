"""Reading back what she told: "Is this right?" (standard 21)."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kivy.lang import Builder
from kivy.properties import BooleanProperty, StringProperty

from kiosk.lobby.flow import Step, Way
from kiosk.lobby.screens.steps import whom
from kiosk.lobby.screens.steps.question import worded
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
    spoken = StringProperty()
    """BCP 47 tag of the text, where it is not in the language in force."""
    detail = StringProperty()
    detail_spoken = StringProperty()
    """The same of the detail."""
    private = BooleanProperty(False)
    """Whether only she should hear it."""

    def on_change(self) -> None:
        """It is not right."""


class ReadBackScreen(AskingScreen):
    """Why she is here, who she is, whom she came to see and what she answered; each can be changed."""

    purpose = StringProperty()
    purpose_spoken = StringProperty()
    """BCP 47 tag of it, where it is not in the language in force; the same is said of what follows."""
    purpose_icon = StringProperty("people")
    name = StringProperty()
    name_detail = StringProperty()
    """How she would like to be addressed."""
    host = StringProperty()
    host_spoken = StringProperty()
    host_detail = StringProperty()
    host_detail_spoken = StringProperty()
    beside = BooleanProperty(False)
    """Whether "yes" stands beside what it is said to, for want of height."""
    step_free = BooleanProperty(False)
    company = BooleanProperty(False)
    """What else she needs (standard 23)."""

    def __init__(self, app: "LobbyApp") -> None:
        self._answers: list[ToldRow] = []
        super().__init__(app)
        for number in range(len(self.way.answers)):
            row = ToldRow(icon="question", private=True)
            row.bind(on_change=partial(self.correct_answer, number))
            self._answers.append(row)
            self.ids.lines.add_widget(row)
        self.refresh()
        self._host_row: ToldRow = self.ids.host.__self__
        self.bind(host=lambda *_: self._place_host())
        self._place_host()

    def refresh(self) -> None:
        """Show what she told so far."""
        super().refresh()
        way, translator = self.way, self.app.look.translator
        purpose, seen = way.chosen_purpose, self._whom()
        said = [*seen.said]
        if purpose is not None:
            read_back = school_text(purpose.read_back, translator)
            said.append(read_back)
            self.purpose, self.purpose_spoken = read_back.within(translator), read_back.language
            self.purpose_icon = purpose.icon
        self.name = isolated(way.name, translator)
        self.name_detail = way.honorific or ""
        self.host, self.host_spoken = seen.name, seen.spoken
        self.host_detail, self.host_detail_spoken = seen.detail, seen.detail_spoken
        for row, (question, answer) in zip(self._answers, way.answered, strict=False):
            asked, given = school_text(question.text, translator), worded(question, answer, translator)
            said += [asked, given]
            row.text, row.spoken = given.within(translator), given.language
            row.detail, row.detail_spoken = asked.within(translator), asked.language
        self.tell_language(said)
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

    def correct_answer(self, number: int, _row: ToldRow) -> None:
        """She answers this question, counted from 0, otherwise."""
        self.app.act(lambda way: way.correct_answer(number))

    def ask_for(self, need: str) -> None:
        """She needs this as well, or takes it back."""
        self.app.act(lambda way: way.ask_for(Need(need)))

    def confirm(self) -> None:
        """It is right."""
        self.app.act(Way.confirm)

    def drop(self) -> None:
        """What she told goes at once: a bar that fades out may hold for a moment what it stands beside."""
        self.name = self.name_detail = ""
        self.host = self.host_detail = ""
        for row in self._answers:
            row.text = row.detail = ""

    def _whom(self) -> whom.Whom:
        """Whom she came to see; without a name for nobody, and until it is looked up."""
        way, translator = self.way, self.app.look.translator
        school = self.app.lobby.settings.school.language
        if way.role is not None:
            return whom.role(way.role, translator, school)
        if way.host is None:
            purpose = way.chosen_purpose
            asked = purpose is not None and Ask.HOST in purpose.asks
            return whom.Whom(translator.text("Somebody at the office") if asked else "")
        found = [choice for choice in self.app.attendant.choices if choice.host.id == way.host]
        return whom.host(found[0], translator, school) if found else whom.Whom("")

    def _place_host(self) -> None:
        """There is a line for whom she came to see if she came to see somebody."""
        lines, row = self.ids.lines, self._host_row
        if self.host and row.parent is None:
            lines.add_widget(row, index=len(self._answers))
        elif not self.host and row.parent is not None:
            lines.remove_widget(row)


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
