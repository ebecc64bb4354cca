"""The visitor's screens, over a lobby."""

import gc
import logging
from collections.abc import Callable, Iterable
from typing import Any

from kivy.app import App
from kivy.clock import Clock as Ticker
from kivy.core.window import Window
from kivy.uix.widget import Widget

from kiosk.clock import Clock
from kiosk.errors import SettingsInvalid
from kiosk.lobby import sounding
from kiosk.lobby.attendant import Attendant
from kiosk.lobby.chime import Answers
from kiosk.lobby.errands import Errands
from kiosk.lobby.flow import SETTLED, Step, Way
from kiosk.lobby.patience import Patience, patience
from kiosk.lobby.scanning.camera import CameraState
from kiosk.lobby.scanning.sight import NOTHING, Sight
from kiosk.lobby.screens import sayings, text
from kiosk.lobby.screens.access import Access
from kiosk.lobby.screens.access_panel import AccessPanel
from kiosk.lobby.screens.behind import Behind
from kiosk.lobby.screens.dress import Dress
from kiosk.lobby.screens.frame import Frame
from kiosk.lobby.screens.guide import Guide
from kiosk.lobby.screens.help_corner import HelpCorner
from kiosk.lobby.screens.icons import drawings
from kiosk.lobby.screens.idleness import Idleness
from kiosk.lobby.screens.mailbox import Mailbox
from kiosk.lobby.screens.overlays import LanguageChoice, StillThere
from kiosk.lobby.screens.service.corner import ServiceCorner
from kiosk.lobby.screens.steps import SCREENS, StepScreen
from kiosk.lobby.screens.theme import Theme
from kiosk.visits.purpose import Purpose

log = logging.getLogger(__name__)

BRIEF = frozenset({Step.CHECKING_IN, Step.SIGNING_OUT})
HOPEFUL = frozenset({CameraState.STARTING, CameraState.WORKING, CameraState.BLACK})
HESITATION = 0.3  # seconds; whatever is done sooner needs no screen of its own
AFTER_PICTURE = 0.2  # seconds; by then a new screen is drawn, and nobody has read it yet


class LobbyApp(App):
    """One visitor after another, each on her way through the steps."""

    def __init__(self, lobby: Behind, clock: Clock) -> None:
        """`clock` tells the time of day, for the greeting.

        Raises SettingsInvalid for a purpose whose icon nobody has drawn.
        """
        _check_icons(lobby.purposes.values())
        super().__init__()
        school = lobby.settings.school
        self.title = school.name
        self.lobby = lobby
        self.clock = clock
        self.camera = CameraState.STARTING
        self.sight = NOTHING
        self.translators = [lobby.catalogues.translator(tag) for tag in school.languages]
        self.dress = Dress(
            Theme.of(lobby.settings, lobby.folder), lobby.catalogues.translator(school.language)
        )
        self.look = self.dress.look
        self.screen: StepScreen | None = None
        self._closing: list[Callable[[], None]] = []
        self._mailbox = Mailbox()
        self._errands = Errands(self._mailbox.post)
        self.attendant = Attendant(
            Way.begin(school.language, lobby.purposes),
            lobby.desk,
            self._errands,
            self._show,
            camera_works=lambda: self.camera_works,
        )
        self.attendant.on_move = lobby.screen_watch.moved
        self._idleness = Idleness(self._ask, self._leave)
        self.help = HelpCorner(self, self._be_patient)
        self._service = ServiceCorner(self, self._errands, self._be_patient, self._turn_camera)
        self.starts_anew = False
        self._answers = Answers()
        self._step: Step | None = None
        self._scene: tuple[Step, str | None, int] | None = None
        self._open = False
        self._clear: Any = Ticker.create_trigger(lambda _: self._clear_memory(), AFTER_PICTURE)
        self._entering: Any = None

    # Kivy's

    def build(self) -> Widget:
        """The frame, with the welcome screen in it."""
        self.frame = Frame(school=self.lobby.settings.school.name)
        self.frame.bind(
            on_touched=lambda _: self._touched(),
            on_back=lambda _: self.act(Way.back),
            on_cancel=lambda _: self.act(Way.leave),
            on_language=lambda _: self.offer_languages(),
            on_access=lambda _: self.offer_access(),
            on_help=lambda _: self.help.offer(),
            on_knock=lambda _: self._service.knocked(),
        )
        self.guide = Guide(
            self.frame,
            lambda: self.screen,
            self.look,
            self.lobby.speaker,
            self.lobby.settings.lobby.speech,
            self._touched,
        )
        self._closing.append(self.guide.close)
        Window.clearcolor = self.look.colours.ground
        return self.frame

    def on_start(self) -> None:
        """The first picture is there; now whatever takes its time."""
        self._show()
        post = self._mailbox.post
        self.lobby.on_document = lambda document: post(lambda: self.attendant.see(document))
        self.lobby.on_camera = lambda state: post(lambda: self._see_camera(state))
        self.lobby.on_sight = lambda sight: post(lambda: self._see(sight))
        self.lobby.on_news = lambda: post(self.attendant.refresh)
        self.lobby.on_headphone = lambda plugged: post(lambda: self.guide.guidance.plug(plugged))
        self.lobby.speaker.on_ready = lambda: post(self.guide.guidance.refresh)
        self.lobby.speaker.start()
        self._errands.run(self.lobby.desk, lambda _: self._opened(), self._not_open)

    def on_stop(self) -> None:
        """The window is closed."""
        self.close()

    def open_settings(self, *_: object) -> bool:
        """There is no way into Kivy's own settings."""
        return True

    # Everybody's

    def act(self, turn: Callable[[Way], Way]) -> None:
        """She did something."""
        self.attendant.act(turn)

    @property
    def camera_works(self) -> bool:
        """Whether the camera works, as far as is known, or will soon."""
        return self.camera in HOPEFUL

    def offer_access(self) -> None:
        """She may have the screen itself otherwise: larger, with more contrast, lower."""
        guidance = self.guide.guidance
        panel = AccessPanel(
            self.dress.access,
            offers_low_reach=self.dress.theme.offers_low_reach(Window.size),
            offers_speech=guidance.is_available,
            speaks=guidance.is_on,
        )
        panel.bind(on_speech=lambda _: guidance.toggle())
        panel.bind(on_choose=lambda _, access: self._change_access(access))
        self.frame.cover(panel)

    def start_anew(self) -> None:
        """Ends, to be started again at once."""
        self.starts_anew = True
        self.stop()

    @property
    def notice(self) -> sayings.Telling:
        """What she must be told, in the language in force."""
        return sayings.notice(self.attendant.way.notice, self.look.translator)

    def close(self) -> None:
        """Ends the lobby behind the screens; closing twice is no error."""
        self._mailbox.close()
        self._clear.cancel()
        self._idleness.stop()
        while self._closing:
            self._closing.pop()()
        self._drop()
        self.dress.close()
        self._errands.close()
        self.lobby.close()
        gc.unfreeze()

    # Showing

    def _show(self) -> None:
        way = self.attendant.way
        self._speak(way.language)
        if way.scene != self._scene:
            self._go_to(way.step)
        elif self.screen is not None:
            self.screen.refresh()
            self._show_bar()
        self.help.follow()
        if self._answers.new_among(self.attendant.board):
            self.lobby.ring()

    def _speak(self, language: str) -> None:
        # An invitation or a visit may name a language that only another version of the kiosk speaks.
        known = language in self.lobby.catalogues.languages
        tag = language if known else self.lobby.settings.school.language
        if self.look.translator.language.tag != tag:
            self.look.translator = self.lobby.catalogues.translator(tag)

    def _go_to(self, step: Step) -> None:
        if self._entering is not None:
            self._entering.cancel()
        self._step, self._scene = step, self.attendant.way.scene
        if step is Step.WELCOME:
            self._end_visit()
        self._idleness.begin(patience(step, self.lobby.settings.lobby))
        self._turn_camera()
        lingering = self.screen.linger() if self.screen is not None and step is not Step.WELCOME else 0
        hesitating = HESITATION if step in BRIEF else lingering
        self.frame.still = hesitating > 0
        if hesitating:
            self.frame.uncover()
            self._entering = Ticker.schedule_once(lambda _: self._enter(step), hesitating)
        else:
            self._enter(step)

    def _enter(self, step: Step) -> None:
        self._entering = None
        self.frame.still = step in BRIEF
        self._drop()
        self.screen = SCREENS[step](self)
        self.frame.show(self.screen)
        self._show_bar()
        self.help.follow()
        if step is Step.WELCOME:
            text.forget()
            sounding.forget()
        self._clear()

    def _show_bar(self) -> None:
        way, frame = self.attendant.way, self.frame
        welcoming = way.step is Step.WELCOME
        frame.can_go_back = not welcoming and way.step not in SETTLED
        frame.language_name = "" if welcoming else self.look.translator.language.own_name
        number, count = way.progress or (1, 0)
        frame.steps, frame.current = count, number - 1

    def _clear_memory(self) -> None:
        """Of a screen that she has left, and of her when she has gone, no widget stays in memory."""
        gc.collect()
        if self._open and self._step is Step.WELCOME and not gc.get_freeze_count():
            # What is there now stays. Without looking through it each time, this takes a tenth of the time.
            gc.freeze()

    def _drop(self) -> None:
        if self._entering is not None:
            self._entering.cancel()
        if self.screen is not None:
            self.screen.drop()
            self.screen = None

    # The lobby

    def _opened(self) -> None:
        self._open = True
        self._turn_camera()
        self.attendant.refresh()
        self._clear()

    def _not_open(self, error: Exception) -> None:
        """Without a journal there is no scanner either; whoever checks in now is sent to a person."""
        log.error("the lobby could not be opened: %s", error)
        self._see_camera(CameraState.FAILED)

    # The camera

    def _see_camera(self, state: CameraState) -> None:
        self.camera = state
        self._service.follow()
        if self.screen is not None:
            self.screen.refresh()

    def _see(self, sight: Sight) -> None:
        self.sight = sight
        if self.screen is not None:
            self.screen.see(sight)

    def _turn_camera(self) -> None:
        watched = {Step.SCAN, Step.SIGN_OUT, Step.OWN_VISIT}
        if self.lobby.settings.lobby.watch_on_welcome:
            watched.add(Step.WELCOME)
        if not self.attendant.way.recognised:  # she touched her number, and may show her badge
            watched.add(Step.WAITING)
        if self._step in watched:
            self.lobby.watch()
        elif self._step is Step.PHOTO:
            self.lobby.mirror()
        else:
            self.lobby.look_away()

    # Patience, and the languages

    def _touched(self) -> None:
        self.lobby.screen_watch.touched(self.attendant.way)
        if self.screen is not None:
            self.screen.touched()
        if self._step is Step.WELCOME and self.guide.guidance.is_wished:
            self._forget_without_her()
        else:
            self._idleness.touched()

    def _be_patient(self, longer: Patience | None) -> None:
        if self._step is not None:
            self._idleness.begin(longer or patience(self._step, self.lobby.settings.lobby))

    def _forget_without_her(self) -> None:
        """If she goes without beginning, the next visitor finds the screen as it usually is."""
        self._idleness.begin(Patience(None, self.lobby.settings.lobby.idle_seconds))

    def _ask(self) -> None:
        still_there = StillThere()
        self.help.return_after(still_there)
        self.frame.cover(still_there)

    def _end_visit(self) -> None:
        """What she asked of the screen itself goes with her."""
        self.dress.end_visit()
        self.guide.end_visit()
        self.attendant.help.forget()

    def _leave(self) -> None:
        self._end_visit()
        self.frame.uncover()
        self.act(Way.leave)

    def _change_access(self, access: Access) -> None:
        self.dress.change(access)
        if self._step is Step.WELCOME:
            self.frame.show_end()  # she was greeted; where text is large, the languages stand below
            self._forget_without_her()

    def offer_languages(self) -> None:
        """She looks for her language among all."""
        choice = LanguageChoice(self.lobby.catalogues.languages.values(), self.attendant.way.language)
        choice.bind(on_choose=lambda _, tag: self._choose_language(tag))
        self.frame.cover(choice)

    def _choose_language(self, tag: str) -> None:
        self.frame.uncover()
        self.act(lambda way: way.choose_language(tag))


def _check_icons(purposes: Iterable[Purpose]) -> None:
    drawn = drawings()
    problems = [
        f"purposes.toml: {purpose.id}.icon: found {purpose.icon!r}; allowed is one of {', '.join(drawn)}"
        for purpose in purposes
        if purpose.icon not in drawn
    ]
    if problems:
        raise SettingsInvalid(problems=problems)
