"""Every state of every screen that a visitor can meet, each reached by what visitors and staff do."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta

from kivy.core.window import Window

from kiosk import reception
from kiosk.journal import Journal
from kiosk.lobby.flow import Step, Way
from kiosk.lobby.help_point import HelpWord
from kiosk.lobby.scanning.camera import CameraState, Frame
from kiosk.lobby.scanning.documents.badge import Badge
from kiosk.lobby.scanning.documents.holder import Holder
from kiosk.lobby.scanning.documents.unknown import Unknown
from kiosk.lobby.scanning.picture import Picture
from kiosk.lobby.scanning.sight import NOTHING, Hint, Sight, outline
from kiosk.lobby.scanning.sitter import SKINS, Sitter, before_camera
from kiosk.lobby.scanning.specimen import LicenceFields, Pose, held_up, licence_card, licence_text
from kiosk.lobby.screens.app import HESITATION, LobbyApp
from kiosk.lobby.screens.hand import Hand
from kiosk.lobby.screens.service.knocks import KNOCKS
from kiosk.lobby.screens.service.page import ServicePage
from kiosk.lobby.screens.steps.scan import PATIENCE
from kiosk.lobby.screens.steps.waiting_board import WaitingRow
from kiosk.lobby.screens.steps.welcome import DROWSY, LOOK_SECONDS
from kiosk.lobby.service import Service
from kiosk.lobby.service_pin import ServicePin
from kiosk.lobby.shared_printer import SharedPrinter
from kiosk.lobby.sync.link import LinkState
from kiosk.lobby.waiting import BadgeWord
from kiosk.visits.acknowledgement import Answer, AnswerKind, NotTodayReason
from kiosk.visits.arrival import Arrival
from kiosk.visits.events import BadgeFailed, BadgePrinted, BadgeUnconfirmed, Event
from kiosk.visits.help import HelpKind
from kiosk.visits.need import Need
from printer import open_driver
from tests.kiosk.lobby.screens.lobby import GREY, NOW, SETTINGS, SmallLobby

NAMES = {"es": "María García López", "ar": "فاطمة الزهراء", "vi": "Nguyễn Thị Hồng", "fr": "Zoé Lefèvre"}


@dataclass
class Stage:
    """An app on which scenes are played in one language."""

    hand: Hand
    lobby: SmallLobby
    language: str

    @property
    def app(self) -> LobbyApp:
        """The app."""
        app: LobbyApp = self.hand.app
        return app

    def play(self, scene: str) -> None:
        """Plays a scene, from a lobby in which all is well and nobody stands."""
        self.lobby.link.state, self.lobby.link.held = LinkState.UP, 0
        self.lobby.frame = GREY
        self.lobby.on_camera(CameraState.WORKING)
        self.lobby.on_sight(NOTHING)
        self.app.frame.uncover()
        self.app.act(Way.leave)
        self._clear()
        self.hand.settle()
        SCENES[scene](self)

    def _clear(self) -> None:
        """Whoever came in an earlier scene has gone."""
        for visit in self.lobby.visits():
            reception.check_out(self.lobby.journal, visit.id, by=reception.VISITOR, now=NOW)
        self.lobby.on_news()
        self.hand.until(lambda: not self.app.attendant.board)

    def act(self, *turns: Callable[[Way], Way]) -> None:
        """What a visitor does, one thing after the other."""

        def walked(way: Way) -> Way:
            for turn in turns:
                way = turn(way)
            return way

        self.app.act(walked)  # only where she stops is a screen built
        self.hand.settle()

    def see(self, document: object) -> None:
        """The camera reads something."""
        before = self.app.attendant.way
        self.lobby.on_document(document)
        self.hand.until(lambda: self.app.attendant.way is not before)

    def typed(self, *turns: Callable[[Way], Way]) -> None:
        """A visitor who types her name and comes to meet somebody, up to the question whom; and on."""
        name = NAMES.get(self.language, "Ana Sample")
        self.act(
            lambda way: way.choose_language(self.language),
            Way.type_instead,
            lambda way: way.give_name(name),
            lambda way: way.choose_purpose("meeting"),
            *turns,
        )
        self.hand.until(lambda: self.app.attendant.choices)

    def photo(self) -> None:
        """A visitor who comes to repair something, up to the photo."""
        self.lobby.frame = Frame(before_camera(Sitter(SKINS["brown"])), 0.0, self.lobby.frame.number + 1)
        self.act(
            lambda way: way.choose_language(self.language),
            Way.type_instead,
            lambda way: way.give_name("Ana"),
            lambda way: way.choose_purpose("contractor"),
            lambda way: way.choose_host("osei"),
            lambda way: way.answer("no"),
        )
        self.hand.until(lambda: self.app.screen.ready)

    def read_back(self) -> None:
        """The same, up to "Is this right?"."""
        self.typed(lambda way: way.choose_host("rivera"))

    def waiting(self, *events: Callable[[str], Event], answer: Answer | None = None) -> None:
        """The same, checked in; then this happens to her badge, and somebody answers."""
        self.read_back()
        self.act(Way.confirm)
        self.hand.until(lambda: self.app.attendant.waiting)
        visit = self.app.attendant.way.visit or ""
        if events:
            self.lobby.journal.append(lambda _: [event(visit) for event in events], now=NOW)
        if answer:
            reception.acknowledge(self.lobby.journal, visit, answer, by="Elena Rivera", now=NOW)
        before = self.app.attendant.waiting
        self.lobby.on_news()
        if events or answer:
            self.hand.until(lambda: self.app.attendant.waiting is not before)


@contextmanager
def stage(journal: Journal, language: str, size: tuple[int, int]) -> Iterator[Stage]:
    """A stage of this size for many scenes, on an empty journal."""
    Window.size = size
    lobby = SmallLobby(journal)
    lobby.settings = SETTINGS.model_copy(
        update={"school": SETTINGS.school.model_copy(update={"language": language})}
    )
    with Hand(LobbyApp(lobby, lambda: NOW)) as hand:
        hand.app.look.motion = False  # or the greeting would stand in whichever language it has come to
        yield Stage(hand, lobby, language)


def _welcome(stage: Stage) -> None:
    pass


def _welcome_without_camera(stage: Stage) -> None:
    stage.lobby.on_camera(CameraState.ABSENT)


def _begin(stage: Stage) -> None:
    stage.act(lambda way: way.choose_language(stage.language))


def _languages(stage: Stage) -> None:
    _begin(stage)
    stage.hand.tap(stage.app.look.translator.language.own_name)


def _scan_without_camera(stage: Stage) -> None:
    stage.lobby.frame = None
    stage.lobby.on_camera(CameraState.ABSENT)
    _begin(stage)


def _scan_unknown(stage: Stage) -> None:
    _begin(stage)
    stage.see(Unknown("QRCode"))


def _licence() -> Picture:
    """A visitor's licence, held up."""
    return held_up(licence_card(licence_text(LicenceFields())), Pose(share=0.6, roll=-5), (1280, 720))


def _show(stage: Stage, sight: Sight) -> None:
    """She holds it up, and the scanner sees this."""
    stage.lobby.frame = Frame(_licence(), 0.0, stage.lobby.frame.number + 1)
    _begin(stage)
    stage.hand.until(lambda: stage.app.screen.ids.viewfinder.has_picture)
    stage.lobby.on_sight(sight)
    stage.hand.settle()


def _scan_recognised(stage: Stage) -> None:
    from kiosk.lobby.scanning.decode import read_still

    [code] = [code for code in read_still(_licence()) if code.format == "PDF417"]
    _show(stage, Sight(outline=outline(code, (1280, 720))))


def _scan_hint(stage: Stage) -> None:
    _show(stage, Sight(hint=Hint.TILT))
    stage.hand.wait(PATIENCE)


def _photo_counting(stage: Stage) -> None:
    stage.photo()
    stage.hand.tap("take")


def _photo_taken(stage: Stage) -> None:
    _photo_counting(stage)
    for _ in range(3):
        stage.hand.wait(1.0)
    stage.hand.until(lambda: stage.app.screen.taken)


def _name(stage: Stage) -> None:
    stage.act(lambda way: way.choose_language(stage.language), Way.type_instead)


def _name_from_expired_card(stage: Stage) -> None:
    _begin(stage)
    stage.see(Holder("María", "García López", "", expired=True))


def _purpose(stage: Stage) -> None:
    _name(stage)
    stage.act(lambda way: way.give_name("Ana"))


def _host(stage: Stage) -> None:
    stage.typed()


def _host_search(stage: Stage) -> None:
    _host(stage)
    stage.hand.tap("search")
    stage.app.screen.ids.search.insert("ri")


def _host_nobody(stage: Stage) -> None:
    _host(stage)
    stage.hand.tap("search")
    stage.app.screen.ids.search.insert("qqq")


def _host_role(stage: Stage) -> None:
    _host(stage)
    stage.hand.tap("otherwise")


def _honorifics(stage: Stage) -> None:
    _name(stage)
    stage.hand.tap("honorific")


def _question(stage: Stage) -> None:
    _purpose(stage)
    stage.act(lambda way: way.choose_purpose("contractor"), lambda way: way.choose_host("osei"))


def _agreement(stage: Stage) -> None:
    _purpose(stage)
    stage.act(lambda way: way.choose_purpose("volunteer"), lambda way: way.choose_host("park"))


def _interpreter(stage: Stage) -> None:
    stage.act(Way.need_interpreter)


def _interpreter_search(stage: Stage) -> None:
    _interpreter(stage)
    stage.hand.tap("search")
    stage.app.screen.ids.search.insert("ma")


def _help(stage: Stage) -> None:
    _purpose(stage)
    stage.app.help.offer()
    stage.hand.settle()


def _help_asked(stage: Stage, kind: HelpKind, word: HelpWord) -> None:
    stage.app.help.ask(kind)
    stage.hand.until(lambda: stage.app.attendant.help.helping.word is word)


def _help_telling(stage: Stage) -> None:
    _interpreter(stage)
    stage.act(lambda way: way.ask_interpreter("so"))
    _help_asked(stage, HelpKind.INTERPRETER, HelpWord.TELLING)


def _help_office_away(stage: Stage) -> None:
    stage.lobby.link.state = LinkState.DOWN
    _purpose(stage)
    _help_asked(stage, HelpKind.OFFICE, HelpWord.OFFICE_AWAY)


def _help_coming(stage: Stage) -> None:
    _purpose(stage)
    _help_asked(stage, HelpKind.ACCESS, HelpWord.TELLING)
    request = stage.app.attendant.help.helping.request
    reception.answer_help(stage.lobby.journal, request, by="Linh Nguyễn", now=NOW)
    stage.lobby.on_news()
    stage.hand.until(lambda: stage.app.attendant.help.helping.word is HelpWord.COMING)


def _read_back_all(stage: Stage) -> None:
    stage.read_back()
    stage.act(
        lambda way: way.choose_honorific("Ms."),
        Way.need_interpreter,
        lambda way: way.ask_interpreter("so"),
        lambda way: way.ask_for(Need.STEP_FREE),
    )


def _checking_in(stage: Stage) -> None:
    stage.read_back()
    with stage.lobby.busy():
        stage.act(Way.confirm)
        stage.hand.wait(HESITATION)


def _office_away(stage: Stage) -> None:
    stage.lobby.link.state = LinkState.DOWN
    stage.waiting(lambda visit: BadgeFailed(subject=visit, copy=1, reason="no-paper"))


def _told(stage: Stage) -> None:
    stage.lobby.link.held = 10_000
    stage.waiting(lambda visit: BadgePrinted(subject=visit, copy=1))


def _another_badge(stage: Stage) -> None:
    _on_my_way(stage)
    stage.hand.tap("none_came_out")
    stage.hand.until(lambda: stage.app.attendant.waiting.badge is BadgeWord.ANOTHER)


def _no_labels(stage: Stage) -> None:
    stage.waiting(lambda visit: BadgeFailed(subject=visit, copy=1, reason="out-of-labels"))


def _badge_later(stage: Stage) -> None:
    stage.waiting(lambda visit: BadgeFailed(subject=visit, copy=1, reason="cooling"))


def _on_my_way(stage: Stage) -> None:
    stage.waiting(lambda visit: BadgeUnconfirmed(subject=visit, copy=1), answer=Answer(AnswerKind.ON_MY_WAY))


def _in_minutes(stage: Stage) -> None:
    stage.waiting(
        lambda visit: BadgePrinted(subject=visit, copy=1), answer=Answer(AnswerKind.IN_MINUTES, minutes=5)
    )


def _go_to(stage: Stage) -> None:
    stage.waiting(
        lambda visit: BadgePrinted(subject=visit, copy=1),
        answer=Answer(AnswerKind.PLEASE_GO_TO, destination="room-12"),
    )


def _written(stage: Stage) -> None:
    text = "Please have a seat by the window. I am with a class, and come to fetch you when the bell rings."
    stage.waiting(answer=Answer(AnswerKind.WRITTEN, text=text))


def _not_today(stage: Stage) -> None:
    stage.waiting(answer=Answer(AnswerKind.NOT_TODAY, reason=NotTodayReason.IN_CLASS))


def _way_without_steps(stage: Stage) -> None:
    places, _ = stage.lobby.settings.directory.seeds()
    [room] = [place for place in places if place.id == "room-12"]
    stairs = {tag: f"{text} {text}" for tag, text in room.directions.items()}
    place = replace(room, directions=stairs, step_free=room.directions)
    reception.list_destination(stage.lobby.journal, place, now=NOW)
    _go_to(stage)


def _asked_to_wait(stage: Stage) -> None:
    _told(stage)
    stage.lobby.now = replace(NOW, at=NOW.at + timedelta(minutes=6))
    try:
        stage.app.attendant.refresh()
        stage.hand.until(lambda: stage.app.frame.overlay)
    finally:
        stage.lobby.now = NOW


def _choices(stage: Stage) -> None:
    _told(stage)
    stage.hand.tap("choices")


def _message(stage: Stage) -> None:
    _told(stage)
    stage.act(Way.write_message)


def _message_left(stage: Stage) -> None:
    _told(stage)
    stage.act(Way.message_left)


def _board(stage: Stage) -> None:
    """Those who wait: in their own languages, answered and not."""
    for language, answer in (
        (stage.language, Answer(AnswerKind.IN_MINUTES, minutes=5)),
        ("ar", None),
        ("es", Answer(AnswerKind.WRITTEN, text="Un momento.")),
        ("zh_Hans", Answer(AnswerKind.ON_MY_WAY)),
    ):
        arrival = Arrival("Ana", "meeting", language, SETTINGS.lobby.name, "rivera")
        purposes = stage.lobby.purposes
        visit = reception.check_in(stage.lobby.journal, arrival, letter="A", purposes=purposes, now=NOW)
        if answer:
            reception.acknowledge(stage.lobby.journal, visit.id, answer, by="Elena Rivera", now=NOW)
    stage.lobby.on_news()
    stage.hand.until(lambda: len(stage.app.attendant.board) >= 4)
    stage.hand.settle()


def _page_by_number(stage: Stage) -> None:
    _board(stage)
    rows = [widget for widget in stage.hand.widgets() if isinstance(widget, WaitingRow)]
    stage.hand.tap(rows[0])
    stage.hand.until(lambda: stage.app.attendant.waiting)


def _asleep(stage: Stage) -> None:
    clock = stage.app.clock
    stage.app.clock = lambda: replace(NOW, at=NOW.at + timedelta(hours=13))
    settings = stage.lobby.settings
    lobby = settings.lobby.model_copy(update={"sleep": "20:00-06:00"})
    stage.lobby.settings = settings.model_copy(update={"lobby": lobby})
    try:
        for _ in range(DROWSY):
            stage.hand.wait(LOOK_SECONDS)
    finally:
        stage.app.clock, stage.lobby.settings = clock, settings


def _leaving(stage: Stage) -> None:
    _on_my_way(stage)
    visit = stage.app.attendant.way.visit
    token = next(found.token for found in stage.lobby.visits() if found.id == visit)
    stage.act(Way.leave, lambda way: way.choose_language(stage.language))
    stage.see(Badge(token))
    stage.hand.until(lambda: stage.app.attendant.waiting)


def _sign_out(stage: Stage) -> None:
    stage.act(Way.go_to_sign_out)


def _sign_out_not_found(stage: Stage) -> None:
    stage.act(Way.go_to_sign_out, Way.not_found_leaving)


def _goodbye(stage: Stage) -> None:
    _leaving(stage)
    stage.act(Way.sign_out)
    stage.hand.until(lambda: stage.app.attendant.way.step is Step.GOODBYE)


def _unable(stage: Stage) -> None:
    _begin(stage)
    stage.act(Way.unable)


def _access(stage: Stage) -> None:
    _purpose(stage)
    stage.hand.tap("access")


def _pin(stage: Stage) -> None:
    for _ in range(KNOCKS):
        stage.hand.tap((10 if stage.app.look.direction == "ltr" else Window.width - 10, Window.height - 10))


def _service(stage: Stage) -> None:
    lobby, folder = stage.lobby, stage.lobby.folder
    printer = SharedPrinter(open_driver("file:badges", folder))
    lobby.service = Service(
        lobby.journal, lobby.link, printer, lobby.settings, lobby.catalogues, folder, lambda: NOW
    )
    ServicePin(folder).set("271828")
    _pin(stage)
    for digit in "271828":
        stage.hand.tap(digit)
    stage.hand.tap("give")
    stage.hand.until(lambda: isinstance(stage.app.frame.overlay, ServicePage))
    page = stage.app.frame.overlay
    stage.hand.until(lambda: page.ids.view.has_picture and page.ids.parts.children)


def _still_there(stage: Stage) -> None:
    _purpose(stage)
    stage.hand.wait(stage.lobby.settings.lobby.idle_seconds + 1)


SCENES: dict[str, Callable[[Stage], None]] = {
    "welcome": _welcome,
    "welcome-no-camera": _welcome_without_camera,
    "welcome-board": _board,
    "welcome-asleep": _asleep,
    "languages": _languages,
    "scan": _begin,
    "scan-no-camera": _scan_without_camera,
    "scan-unknown": _scan_unknown,
    "scan-recognised": _scan_recognised,
    "scan-hint": _scan_hint,
    "name": _name,
    "name-expired": _name_from_expired_card,
    "purpose": _purpose,
    "host": _host,
    "host-search": _host_search,
    "host-nobody": _host_nobody,
    "host-role": _host_role,
    "honorifics": _honorifics,
    "question": _question,
    "agreement": _agreement,
    "interpreter": _interpreter,
    "interpreter-search": _interpreter_search,
    "help": _help,
    "help-telling": _help_telling,
    "help-office-away": _help_office_away,
    "help-coming": _help_coming,
    "photo": Stage.photo,
    "photo-counting": _photo_counting,
    "photo-taken": _photo_taken,
    "read-back": Stage.read_back,
    "read-back-all": _read_back_all,
    "checking-in": _checking_in,
    "waiting": Stage.waiting,
    "waiting-told": _told,
    "waiting-office-away": _office_away,
    "waiting-on-my-way": _on_my_way,
    "waiting-another-badge": _another_badge,
    "waiting-no-labels": _no_labels,
    "waiting-badge-later": _badge_later,
    "waiting-minutes": _in_minutes,
    "waiting-go-to": _go_to,
    "waiting-written": _written,
    "waiting-not-today": _not_today,
    "waiting-without-steps": _way_without_steps,
    "waiting-asked": _asked_to_wait,
    "waiting-choices": _choices,
    "waiting-by-number": _page_by_number,
    "message": _message,
    "message-left": _message_left,
    "leaving": _leaving,
    "sign-out": _sign_out,
    "sign-out-not-found": _sign_out_not_found,
    "goodbye": _goodbye,
    "unable": _unable,
    "still-there": _still_there,
    "access": _access,
    "pin": _pin,
    "service": _service,
}
