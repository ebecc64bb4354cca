"""What the school asks those who come for her purpose, one question after another."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kivy.lang import Builder
from kivy.properties import StringProperty

from kiosk.i18n import Translator
from kiosk.lobby.screens.steps.step_screen import AskingScreen
from kiosk.lobby.screens.widgets import ChoiceTile
from kiosk.telling import isolated, school_text
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

    def __init__(self, app: "LobbyApp") -> None:
        self._asked: Question | None = None
        super().__init__(app)

    def refresh(self) -> None:
        """Show the question before her, in the language in force."""
        super().refresh()
        asked, translator = self.way.question, self.app.look.translator
        if asked is None:
            return
        self.question = isolated(school_text(asked.text, translator).text, translator)
        if asked is not self._asked:
            self._asked = asked
            self.ids.answers.clear_widgets()
            for answer in asked.answers:
                self.ids.answers.add_widget(self._tile(answer))
        for tile in self.ids.answers.children:
            tile.text = worded(asked, tile.answer, translator)

    def _tile(self, answer: str) -> AnswerTile:
        tile = AnswerTile(answer=answer, icon=_ICONS.get(answer, "chevron"))
        tile.bind(on_release=self._answer)
        return tile

    def _answer(self, tile: Any) -> None:
        answer = tile.answer
        self.app.act(lambda way: way.answer(answer))


def worded(question: Question, answer: str, translator: Translator) -> str:
    """An answer in the language in force."""
    if answer in question.choices:
        return isolated(school_text(question.choices[answer], translator).text, translator)
    return translator.text("Yes") if answer == "yes" else translator.text("No")


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
