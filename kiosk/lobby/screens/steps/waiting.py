"""She is checked in: her number, her badge, and how far the news of her got (standards 18 and 31)."""

from pathlib import Path
from typing import TYPE_CHECKING

from kivy.lang import Builder
from kivy.properties import BooleanProperty, StringProperty

from kiosk.i18n import Direction
from kiosk.lobby.flow import Way
from kiosk.lobby.screens import sayings, scroll  # noqa: F401 - its rule is used here
from kiosk.lobby.screens.paragraph import written_direction
from kiosk.lobby.screens.school_text import isolated, school_text
from kiosk.lobby.screens.steps.step_screen import StepScreen
from kiosk.lobby.screens.widgets import Panel
from kiosk.lobby.waiting import BadgeWord, Waiting, Word
from kiosk.visits.acknowledgement import AnswerKind

if TYPE_CHECKING:
    from kiosk.lobby.screens.app import LobbyApp


class NewsCard(Panel):
    """The news: a sentence, what was written or the way to go, and whom to ask for."""

    icon = StringProperty("bell")
    news = StringProperty()
    text = StringProperty()
    """What somebody wrote to her, or the directions."""
    fallback = StringProperty()
    """What to say of `text` where it is not in her language."""
    afterwards = StringProperty()
    host = StringProperty()
    host_detail = StringProperty()

    def tell(self, text: str, language: str, direction: Direction) -> None:
        """Shows `text` in its own language (a BCP 47 tag) and direction, whatever the screen's are.

        Said here and not in the rules, where a change of the screen's language would win.
        """
        self.text = text
        self.ids.text.language, self.ids.text.direction = language, direction


class WaitingScreen(StepScreen):
    """Never shows her name: others may read along (standard 52)."""

    number = StringProperty()
    badge = StringProperty()
    badge_tone = StringProperty("info")
    asking = BooleanProperty(False)
    """Whether she is asked if her badge came out."""
    snug = BooleanProperty(False)
    """Whether that leaves little room for all else."""
    known = BooleanProperty(False)

    def __init__(self, app: "LobbyApp") -> None:
        super().__init__(app)
        self._answers = self.ids.answers.__self__
        self.bind(asking=lambda *_: self._arrange())
        self._arrange()

    def refresh(self) -> None:
        """Show what is true of the visit now."""
        waiting = self.app.attendant.waiting
        self.known = waiting is not None
        if waiting is None:
            return
        translator = self.app.look.translator
        self.number = waiting.number
        self.badge_tone, self.badge = sayings.badge(waiting, translator)
        self.asking = waiting.badge is BadgeWord.LOOK_FOR_IT
        card = self.ids.card
        card.icon = _ICONS[waiting.word]
        card.news = sayings.news(waiting, translator)
        card.afterwards = sayings.afterwards(waiting, translator)
        self._tell_text(waiting)
        self._tell_host(waiting)

    def say_it_came_out(self) -> None:
        """Yes, she has her badge."""
        self.app.attendant.confirm_badge(came_out=True)

    def say_none_came_out(self) -> None:
        """No: another one is printed, or she is sent to the office."""
        self.app.attendant.confirm_badge(came_out=False)

    def leave(self) -> None:
        """She has read it: the screen is free for the next visitor."""
        self.app.act(Way.leave)

    def _arrange(self) -> None:
        about = self.ids.about
        about.remove_widget(self._answers)
        if self.asking:
            about.add_widget(self._answers)

    def _tell_text(self, waiting: Waiting) -> None:
        translator, card = self.app.look.translator, self.ids.card
        answer = waiting.acknowledgement.answer if waiting.acknowledgement else None
        card.text = card.fallback = ""
        if answer is None:
            return
        if answer.kind is AnswerKind.WRITTEN:
            # Staff write in whatever language they like; nothing says which.
            text = answer.text or ""
            card.tell(text, translator.language.bcp47, written_direction(text))
        elif answer.kind is AnswerKind.PLEASE_GO_TO and waiting.place:
            directions = school_text(waiting.place.directions, translator)
            card.tell(directions.text, directions.language, directions.direction)
            if directions.fallback:
                language = isolated(directions.fallback, translator)
                card.fallback = translator.text("This text is in: {language}", language=language)

    def _tell_host(self, waiting: Waiting) -> None:
        translator, card, host = self.app.look.translator, self.ids.card, waiting.host
        card.host = card.host_detail = ""
        if host is None:
            return
        details = [isolated(host.title, translator)] if host.title else []
        if host.extension:
            details.append(translator.text("Extension {extension}", extension=host.extension))
        card.host, card.host_detail = isolated(host.name, translator), " · ".join(details)


_ICONS = {
    Word.TELLING: "bell",
    Word.TOLD: "bell",
    Word.OFFICE_AWAY: "warning",
    Word.ON_MY_WAY: "people",
    Word.IN_MINUTES: "clock",
    Word.PLEASE_GO_TO: "pin",
    Word.WRITTEN: "info",
    Word.LEFT: "exit",
}

Builder.load_file(str(Path(__file__).with_suffix(".kv")))
