"""The first screen: a greeting that goes through the languages, who waits, and the way in and out."""

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kivy.clock import Clock
from kivy.lang import Builder
from kivy.properties import BooleanProperty, NumericProperty, OptionProperty, StringProperty

from kiosk.i18n import Translator
from kiosk.lobby.flow import Way
from kiosk.lobby.posted import posted
from kiosk.lobby.scanning.camera import CameraState
from kiosk.lobby.screens import languages, sayings  # noqa: F401 - its rules are used here
from kiosk.lobby.screens.steps import waiting_board  # noqa: F401 - its rules are used here
from kiosk.lobby.screens.steps.asleep import Asleep
from kiosk.lobby.screens.steps.step_screen import StepScreen
from kiosk.lobby.screens.widgets import Words
from kiosk.lobby.waiting import Row
from kiosk.telling import SchoolText, in_force
from kiosk.telling.sentences import fallback
from kiosk.visits.opening_hours import Span

if TYPE_CHECKING:
    from kiosk.lobby.screens.app import LobbyApp

TURN_SECONDS = 7.0  # for each language of the greeting
LOOK_SECONDS = 15.0  # at the clock, and at who waits
DROWSY = 3  # looks without a touch until the screen falls asleep at night
LARGE = 6  # languages on tiles of their own; all others are found behind one touch


class PostedText(Words):
    """A text of the entrance, in the language and the direction that it is written in."""

    brief = BooleanProperty(False)
    """Whether it leaves room for who waits."""


class WelcomeScreen(StepScreen):
    """Greets by the time of day, and begins a visitor's way in the language that she touches."""

    school = StringProperty()
    greeting = StringProperty()
    expect = StringProperty()
    hours = StringProperty()
    camera_hint = StringProperty()
    more_languages = StringProperty()
    spoken = StringProperty("en")
    """BCP 47 tag of the language in which it greets now."""
    written = OptionProperty("ltr", options=("ltr", "rtl"))
    watching = BooleanProperty(False)
    """Whether showing something to the camera begins a way."""
    waiting = NumericProperty(0)
    """How many visits stand on the waiting board."""
    crowded = BooleanProperty(False)
    """Whether there is room for them alone."""
    scarce = BooleanProperty(False)
    """Whether there may not be room for much besides them."""

    def __init__(self, app: "LobbyApp") -> None:
        self._greeting_in = 0  # which of the school's languages
        self._posted: list[SchoolText] = []
        self._asleep: Asleep | None = None
        self._quiet = 0  # looks since a touch
        super().__init__(app)
        common = app.translators[:LARGE]
        self.ids.languages.offer(common)
        if len(common) == len(app.lobby.catalogues.languages):
            self.ids.ways.remove_widget(self.ids.more)
        self._board, self._about = self.ids.board_view.__self__, self.ids.posted_view.__self__
        # Whether it is crowded turns out while all is being laid out: parts come and go after that.
        rearrange = Clock.create_trigger(lambda _: self._arrange(), -1)
        self.bind(waiting=rearrange, crowded=rearrange)
        self._arrange()
        self._clocks: list[Any] = [
            Clock.schedule_interval(lambda _: self._turn(), TURN_SECONDS),
            Clock.schedule_interval(lambda _: self._look(), LOOK_SECONDS),
        ]
        app.look.bind(motion=self._moved)

    def refresh(self) -> None:
        """Show the greeting of this hour, what is posted, who waits, and whether the camera watches."""
        app = self.app
        self.school = app.lobby.settings.school.name
        self.watching = app.lobby.settings.lobby.watch_on_welcome and app.camera is CameraState.WORKING
        self._greet()
        self.ids.board.show(app.attendant.board, self._speaking)
        self.waiting = len(app.attendant.board)

    def choose_language(self, tag: str) -> None:
        """She begins."""
        self.app.act(lambda way: way.choose_language(tag))

    def open_page(self, row: Row) -> None:
        """She waits, and wants to see the page of her visit."""
        self.app.act(lambda way: way.open_page(row.visit, row.news.language))

    def need_interpreter(self) -> None:
        """She needs an interpreter, and may speak none of the screens' languages."""
        self.app.act(Way.need_interpreter)

    def sign_out(self) -> None:
        """She is leaving the building."""
        self.app.act(Way.go_to_sign_out)

    def touched(self) -> None:
        """Somebody is there."""
        self._quiet = 0

    def drop(self) -> None:
        """Look at the clock no more."""
        for clock in self._clocks:
            clock.cancel()
        self.app.look.unbind(motion=self._moved)

    # The greeting

    def _turn(self) -> None:
        """The next language greets, unless nothing is to move."""
        moves = self.app.look.motion and self.app.frame.overlay is None
        self._greeting_in = (self._greeting_in + 1) % len(self.app.translators) if moves else 0
        self._greet()

    def _moved(self, *_: Any) -> None:
        self._greeting_in = 0
        self._greet()

    def _greet(self) -> None:
        translator = self._turned()
        now = self.app.clock().local
        told = posted(self.app.lobby.settings.school, now, translator)
        self.spoken, self.written = translator.language.bcp47, translator.language.direction
        self.greeting = sayings.greeting(now, translator)
        self.expect, self.hours = told.expect, told.hours
        # NOTE: button of the welcome screen.
        self.more_languages = translator.text("More languages")
        self.camera_hint = (
            # NOTE: on the welcome screen.
            translator.text("Do you have an invitation, or a badge of today? Show it to the camera.")
            if self.watching
            else ""
        )
        self._post(told.news if told.closed is None else (told.closed, *told.news), translator)

    def _turned(self) -> Translator:
        """The language in which it greets now: first the school's own."""
        school = self.app.look.translator
        others = [it for it in self.app.translators if it.language.tag != school.language.tag]
        return [school, *others][self._greeting_in]

    def _post(self, texts: tuple[SchoolText, ...], translator: Translator) -> None:
        """Show these; below those that are not in the language of the greeting, which one they are in."""
        shown: list[SchoolText] = []
        for notice, alike in groupby(texts, lambda text: fallback([text], translator)):
            shown += alike
            if notice:
                shown.append(in_force(notice, translator))
        if shown == self._posted:
            return
        self._posted = shown
        self.ids.posted.clear_widgets()
        for text in shown:
            label = PostedText(text=text.text, brief=self.waiting > 0)
            label.language, label.direction = text.language, text.direction
            self.ids.posted.add_widget(label)

    # Who waits, and the night

    def _speaking(self, tag: str) -> Translator:
        catalogues = self.app.lobby.catalogues
        return catalogues.translator(tag) if tag in catalogues.languages else self.app.look.translator

    def _arrange(self) -> None:
        """Who waits is more urgent than what is posted."""
        slot = self.ids.slot
        slot.clear_widgets()
        if self.waiting:
            slot.add_widget(self._board)
        if not self.crowded:
            slot.add_widget(self._about)
        for text in self.ids.posted.children:
            text.brief = self.waiting > 0

    def _look(self) -> None:
        self._quiet += 1
        self.app.attendant.refresh()
        self.refresh()
        self._sleep_or_wake()

    def _sleep_or_wake(self) -> None:
        """At night it falls asleep once nobody has touched it for a while, unless somebody waits."""
        night = Span.read(self.app.lobby.settings.lobby.sleep)
        now = self.app.clock().local
        is_night = night is not None and night.holds(now.time()) and not self.waiting
        if self._asleep is not None and not is_night:
            self._asleep.dispatch("on_close")
        elif self._asleep is None and is_night and self._quiet >= DROWSY and self.app.frame.overlay is None:
            self._asleep = Asleep()
            self._asleep.bind(parent=lambda _, parent: None if parent else self._woken())
            self.app.frame.cover(self._asleep)
        if self._asleep is not None:
            self._asleep.tell(now, self.app.look.translator)

    def _woken(self) -> None:
        self._asleep = None


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
