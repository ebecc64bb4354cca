"""Her page: her number, her badge, how it stands, and what she can do (standards 18, 29 and 31)."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kivy.clock import Clock
from kivy.lang import Builder
from kivy.properties import BooleanProperty, StringProperty

from kiosk.lobby.flow import Way
from kiosk.lobby.screens import qr_code, sayings  # noqa: F401 - its rule is used here
from kiosk.lobby.screens.steps import news_card  # noqa: F401 - its rule is used here
from kiosk.lobby.screens.steps.step_screen import StepScreen
from kiosk.lobby.screens.steps.waiting_choices import WaitingChoices
from kiosk.lobby.waiting import BadgeWord
from kiosk.telling import News, Word
from kiosk.telling.news import SETTLED
from kiosk.telling.sentences import status

if TYPE_CHECKING:
    from kiosk.lobby.screens.app import LobbyApp

LOOK_SECONDS = 5.0  # what is said of a wait changes with time, too


class WaitingScreen(StepScreen):
    """Never shows her name: others may read along (standard 52)."""

    number = StringProperty()
    badge = StringProperty()
    badge_tone = StringProperty("info")
    asking = BooleanProperty(False)
    """Whether she is asked if her badge came out."""
    snug = BooleanProperty(False)
    """Whether that leaves little room for all else."""
    page = StringProperty()
    """The address of her page for her phone; empty where there is none, or where this may not be she."""
    came_back = BooleanProperty(False)
    """Whether she checked in before: then she may well be leaving."""
    claimable = BooleanProperty(False)
    """Whether she only touched a number, and may show that the visit is hers."""
    known = BooleanProperty(False)
    ended = BooleanProperty(False)
    """Whether she was signed out, by herself or by somebody else."""

    def __init__(self, app: "LobbyApp") -> None:
        self._asked = False
        super().__init__(app)
        if not self.came_back:
            self.ids.ways.remove_widget(self.ids.leaving)
        self._answers, self._claim = self.ids.answers.__self__, self.ids.claim.__self__
        self.bind(asking=lambda *_: self._arrange(), claimable=lambda *_: self._arrange())
        self.ids.card.bind(step_free=lambda *_: self.refresh())
        self._arrange()
        self._clock: Any = Clock.schedule_interval(lambda _: app.attendant.refresh(), LOOK_SECONDS)

    def refresh(self) -> None:
        """Show what is true of the visit now, and ask her when it is time."""
        self.came_back = self.way.came_back
        waiting = self.app.attendant.waiting
        self.known = waiting is not None
        if waiting is None:
            return
        translator = self.app.look.translator
        self.ended = waiting.news.word is Word.LEFT
        self.claimable = not self.way.recognised and not self.ended
        self.number = waiting.news.number
        self.badge_tone, self.badge = sayings.badge(waiting, translator)
        self.asking = waiting.badge is BadgeWord.LOOK_FOR_IT and self.way.recognised
        if waiting.badge is BadgeWord.LOOK_FOR_IT and not self.asking:
            self.badge = ""  # whoever knows but her number shall have no badge with her name printed
        self.page = waiting.page if self.way.recognised else ""
        self.ids.card.tell(waiting.news, translator, recognised=self.way.recognised)
        self.ids.card.tell_slip(waiting, translator, recognised=self.way.recognised)
        self._ask(waiting.news)

    def say_it_came_out(self) -> None:
        """Yes, she has her badge."""
        self.app.attendant.confirm_badge(came_out=True)

    def say_none_came_out(self) -> None:
        """No: another one is printed, or she is sent to the office."""
        self.app.attendant.confirm_badge(came_out=False)

    def print_way(self) -> None:
        """She takes the way along on paper, by the one that is shown."""
        self.app.attendant.print_way(step_free=self.ids.card.step_free)

    def claim(self) -> None:
        """This visit is hers."""
        self.app.act(Way.claim)

    def offer_choices(self) -> None:
        """She wants something else than to wait."""
        self._offer("")

    def ask_leaving(self) -> None:
        """She is leaving the building."""
        self.app.act(Way.ask_leaving)

    def leave(self) -> None:
        """She has read it: the screen is free for the next visitor."""
        self.app.act(Way.leave)

    def drop(self) -> None:
        """Look no more."""
        self._clock.cancel()

    def _ask(self, news: News) -> None:
        """Once for each time that she is to be told how it stands, unless something lies over the screen.

        What she was told goes when it is true no more, as when somebody answers.
        """
        said = status(news, self.app.look.translator)
        overlay = self.app.frame.overlay
        if isinstance(overlay, WaitingChoices) and overlay.status:
            if news.asks:
                overlay.status = said
            else:
                self.app.frame.uncover()
        elif news.asks and not self._asked and overlay is None:
            self._asked = True
            self._offer(said)
        if not news.asks:
            self._asked = False

    def _offer(self, said: str) -> None:
        waiting = self.app.attendant.waiting
        waits = waiting is not None and waiting.news.word not in SETTLED
        addressed = waiting is not None and waiting.addressed
        choices = WaitingChoices(status=said, waits=waits, addressed=addressed)
        choices.bind(
            on_wait=lambda _: self._wait_on(),
            on_message=lambda _: self.app.act(Way.write_message),
            on_other_host=lambda _: self.app.act(Way.see_somebody_else),
            on_leave=lambda _: self.ask_leaving(),
        )
        self.app.frame.cover(choices)

    def _wait_on(self) -> None:
        self.app.frame.uncover()
        if self._asked:
            self.app.attendant.continue_waiting()

    def _arrange(self) -> None:
        about = self.ids.about
        for button in (self._answers, self._claim):
            about.remove_widget(button)
        if self.claimable:
            about.add_widget(self._claim)
        if self.asking:
            about.add_widget(self._answers)
            self.app.frame.pause.begin()


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
