"""Where scenes are played: an app over a lobby, and what visitors do on most of them."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TypeAlias

from kivy.core.window import Window

from kiosk import reception
from kiosk.journal import Journal
from kiosk.lobby.flow import Way
from kiosk.lobby.scanning.camera import CameraState, Frame
from kiosk.lobby.scanning.sight import NOTHING
from kiosk.lobby.scanning.sitter import SKINS, Sitter, before_camera
from kiosk.lobby.screens.app import AFTER_PICTURE, LobbyApp
from kiosk.lobby.screens.hand import Hand
from kiosk.lobby.sync.link import LinkState
from kiosk.visits.acknowledgement import Answer
from kiosk.visits.events import Event
from tests.kiosk.lobby.screens.lobby import GREY, NOW, SETTINGS, SmallLobby

NAMES = {"es": "María García López", "ar": "فاطمة الزهراء", "vi": "Nguyễn Thị Hồng", "fr": "Zoé Lefèvre"}


@dataclass
class Stage:
    """An app on which scenes are played in one language."""

    hand: Hand
    lobby: SmallLobby
    language: str
    meanwhile: ExitStack
    """What goes on until the next scene is played."""

    @property
    def app(self) -> LobbyApp:
        """The app."""
        app: LobbyApp = self.hand.app
        return app

    @property
    def visit(self) -> str:
        """The visit whose way it is; "" before she is checked in."""
        return self.app.attendant.way.visit or ""

    def play(self, scene: "Scene") -> None:
        """Plays a scene, from a lobby in which all is well and nobody stands."""
        self.meanwhile.close()
        self.lobby.link.state, self.lobby.link.held = LinkState.UP, 0
        self.lobby.frame = GREY
        self.lobby.on_camera(CameraState.WORKING)
        self.lobby.on_sight(NOTHING)
        self.app.frame.uncover()
        self.app.act(Way.leave)
        self._clear()
        self.hand.wait(AFTER_PICTURE)
        scene(self)
        self.hand.wait(AFTER_PICTURE)

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
        if events:
            self.lobby.journal.append(lambda _: [event(self.visit) for event in events], now=NOW)
        if answer:
            reception.acknowledge(self.lobby.journal, self.visit, answer, by="Elena Rivera", now=NOW)
        before = self.app.attendant.waiting
        self.lobby.on_news()
        if events or answer:
            self.hand.until(lambda: self.app.attendant.waiting is not before)


Scene: TypeAlias = Callable[[Stage], None]


class NotOffered(Exception):
    """There is no such thing in this language, as in some there is no form of address."""


"""Plays itself on a stage where all is well and nobody stands."""


@contextmanager
def stage(journal: Journal, language: str, size: tuple[int, int]) -> Iterator[Stage]:
    """A stage of this size for many scenes, on an empty journal."""
    Window.size = size
    lobby = SmallLobby(journal)
    lobby.settings = SETTINGS.model_copy(
        update={"school": SETTINGS.school.model_copy(update={"language": language})}
    )
    with Hand(LobbyApp(lobby, lambda: NOW)) as hand, ExitStack() as meanwhile:
        hand.app.look.motion = False  # or the greeting would stand in whichever language it has come to
        yield Stage(hand, lobby, language, meanwhile)
        hand.app.frame.uncover()  # what lies over the last scene may still look at the clock
