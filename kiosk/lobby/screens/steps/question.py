"""What the school asks those who come for her purpose: each question has a screen of its own."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kivy.lang import Builder
from kivy.properties import StringProperty

from kiosk.i18n import Translator
from kiosk.lobby.screens.steps.step_screen import AskingScreen
from kiosk.lobby.screens.widgets import ChoiceTile
from kiosk.telling import SchoolText, in_force, school_text
from kiosk.visits.question import Question

if TYPE_CHECKING:
    from kiosk.lobby.screens.app import LobbyApp

_ICONS = {"yes": "check", "no": "close"}


class AnswerTile(ChoiceTile):
    """One answer; `answer` is its id."""

    answer = StringProperty()


class QuestionScreen(AskingScreen):
    """One question, and its answers side by side."""

    question = StringProperty()
    spoken = StringProperty("en")
    """BCP 47 tag of what it is in, which may not be the language in force."""

    def __init__(self, app: "LobbyApp") -> None:
        super().__init__(app)
        if self.way.question is not None:
            for answer in self.way.question.answers:
                self.ids.answers.add_widget(self._tile(answer))
        self.refresh()

    def refresh(self) -> None:
        """Show the question before her, in the language in force."""
        super().refresh()
        asked, translator = self.way.question, self.app.look.translator
        if asked is None:
            return
        question = school_text(asked.text, translator)
        self.question, self.spoken = question.within(translator), question.language
        answers = {answer: worded(asked, answer, translator) for answer in asked.answers}
        for tile in self.ids.answers.children:
            answer = answers[tile.answer]
            tile.text, tile.spoken = answer.within(translator), answer.language
        self.tell_language([question, *answers.values()])

    def _tile(self, answer: str) -> AnswerTile:
        tile = AnswerTile(answer=answer, icon=_ICONS.get(answer, "chevron"))
        tile.bind(on_release=self._answer)
        return tile

    def _answer(self, tile: Any) -> None:
        answer = tile.answer
        self.app.act(lambda way: way.answer(answer))


def worded(question: Question, answer: str, translator: Translator) -> SchoolText:
    """An answer in the language in force, if the school has it in that."""
    if answer in question.choices:
        return school_text(question.choices[answer], translator)
    if answer == "yes":
        # NOTE: answer to a question of the school.
        return in_force(translator.text("Yes"), translator)
    # NOTE: answer to a question of the school.
    return in_force(translator.text("No"), translator)


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
