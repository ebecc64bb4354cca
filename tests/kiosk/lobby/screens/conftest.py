"""The screens are tested in the real window, drawn off-screen: many apps, one process."""

import gettext
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

with warnings.catch_warnings():
    warnings.simplefilter(
        "ignore", ResourceWarning
    )  # pangocffi leaves the files open that it reads at import
    import pangocairocffi  # noqa: F401

from kiosk.i18n import Language, Translator
from kiosk.lobby.screens import window

window.prepare(window.Display.OFF_SCREEN, (1920, 1920))  # room for every size, flat and upright

from kiosk.lobby.screens import text  # noqa: E402 - Kivy's settings come first

text.register()

from kivy.app import App  # noqa: E402
from kivy.core.window import Window  # noqa: E402
from kivy.lang import Builder  # noqa: E402

from kiosk.journal import Journal  # noqa: E402
from kiosk.lobby.flow import Way  # noqa: E402
from kiosk.lobby.screens import field, keyboard, preview, widgets  # noqa: E402, F401 - their rules are used
from kiosk.lobby.screens.app import LobbyApp  # noqa: E402
from kiosk.lobby.screens.colours import Colours  # noqa: E402
from kiosk.lobby.screens.hand import Hand  # noqa: E402
from kiosk.lobby.screens.look import Look  # noqa: E402
from kiosk.lobby.screens.sizes import Sizes  # noqa: E402
from kiosk.lobby.screens.steps import welcome as welcome_screen  # noqa: E402
from tests.kiosk.conftest import Opened  # noqa: E402
from tests.kiosk.lobby.screens.lobby import NOW, SmallLobby  # noqa: E402
from tests.kiosk.lobby.screens.walk import Walk  # noqa: E402

SIZE = (1280, 800)
SMALL = (800, 480)  # is drawn in half the time


TURNING = ("test_welcome", "test_by_ear")  # the modules in which the greeting goes through the languages


@pytest.fixture(autouse=True, scope="module")
def greeting_that_stands(request: pytest.FixtureRequest) -> Iterator[None]:
    """However long a scene takes on a busy machine, the greeting is in the school's language."""
    with pytest.MonkeyPatch.context() as patch:
        if not request.module.__name__.endswith(TURNING):
            patch.setattr(welcome_screen, "TURN_SECONDS", 1e6)
        yield


class Stage(App):
    """An app that shows one tree of widgets, given as kv."""

    def __init__(self, tree: str, translator: Translator) -> None:
        super().__init__()
        self._tree = tree
        self.look = Look(Colours.calm(), Sizes.fit(*Window.size), translator)

    def build(self) -> Any:
        """The tree."""
        return Builder.load_string(self._tree)


def _translator(tag: str) -> Translator:
    """A language without texts of its own."""
    return Translator(Language(tag, tag), gettext.NullTranslations())


@pytest.fixture
def shown() -> Iterator[Callable[..., Hand]]:
    """Show a tree of widgets in a language; the hand walks in it until the next is shown or the test ends."""
    with ExitStack() as stack:

        def show(tree: str, language: str = "en", size: tuple[int, int] = SIZE) -> Hand:
            stack.close()
            Window.size = size
            Window.clearcolor = (0, 0, 0, 1)
            return stack.enter_context(Hand(Stage(tree, _translator(language))))

        yield show


@pytest.fixture
def translator() -> Callable[[str], Translator]:
    """A language without texts of its own, by its tag."""
    return _translator


@pytest.fixture(scope="module")
def entrance(opened_sqlite: Opened) -> Iterator[Walk]:
    """An app for the walks of a module: starting one takes longer than most walks."""
    Window.size = SMALL
    with opened_sqlite() as journal:
        lobby = SmallLobby(journal)
        with Hand(LobbyApp(lobby, lambda: NOW)) as hand:
            yield Walk(hand, lobby)


@pytest.fixture
def walk(entrance: Walk, sqlite_journal: Journal) -> Walk:
    """A visitor before the welcome screen, and a lobby on its first day."""
    entrance.lobby.begin(sqlite_journal)
    entrance.act(Way.leave)
    return entrance
