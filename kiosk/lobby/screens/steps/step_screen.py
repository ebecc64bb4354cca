"""What the screens of all steps share."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kiosk.lobby.flow import Way
from kiosk.lobby.scanning.sight import Sight
from kiosk.lobby.screens.steps import head  # noqa: F401 - its rules are used here
from kiosk.lobby.screens.widgets import DirBox
from kiosk.telling import SchoolText
from kiosk.telling.sentences import fallback

if TYPE_CHECKING:
    from kiosk.lobby.screens.app import LobbyApp


class StepScreen(DirBox):
    """One step's screen.

    It is built when a visitor comes to the step and dropped when she goes on, so that nothing of her can be
    left in it; what it shows it takes from her way.
    """

    def __init__(self, app: "LobbyApp") -> None:
        self.app = app
        super().__init__()
        self.refresh()

    @property
    def way(self) -> Way:
        """Her way, as it is now."""
        return self.app.attendant.way

    def refresh(self) -> None:
        """Show what is true now. Called at the start, and whenever her way or the language has changed."""

    def see(self, sight: Sight) -> None:
        """What the scanner sees has changed."""

    def touched(self) -> None:
        """She touched the screen, or pressed a key."""

    def linger(self) -> float:
        """She goes on: for how many seconds this screen is to be seen before the next one comes."""
        return 0

    def drop(self) -> None:
        """She goes on; this screen is not shown again."""


class AskingScreen(StepScreen):
    """A screen with a `Head`, whose id is `head`: it shows notices, and takes the wish for an interpreter."""

    def refresh(self) -> None:
        """Show the notice and the interpreter."""
        self.ids.head.tell(self.app.notice)
        self.ids.head.noted = self.way.interpreter

    def tell_language(self, texts: Iterable[SchoolText]) -> None:
        """Say below the title which of these texts of the school's own are not in her language."""
        self.ids.head.note = fallback(texts, self.app.look.translator)

    def ask_interpreter(self) -> None:
        """She needs an interpreter, or takes it back (standard 4)."""
        self.app.act(Way.need_interpreter)
