"""Why she came (standard 12)."""

from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kivy.lang import Builder
from kivy.properties import StringProperty

from kiosk.lobby.screens import scroll  # noqa: F401 - its rule is used here
from kiosk.lobby.screens.steps.step_screen import AskingScreen
from kiosk.lobby.screens.widgets import ChoiceTile
from kiosk.telling import school_text
from kiosk.visits.purpose import Purpose

if TYPE_CHECKING:
    from kiosk.lobby.screens.app import LobbyApp


class PurposeTile(ChoiceTile):
    """One purpose; `purpose` is its id."""

    purpose = StringProperty()


class PurposeScreen(AskingScreen):
    """A tile for each purpose of the school, in its order."""

    def __init__(self, app: "LobbyApp") -> None:
        super().__init__(app)
        for purpose in self.way.purposes.values():
            self.ids.tiles.add_widget(self._tile(purpose))
        self.refresh()

    def refresh(self) -> None:
        """Say the purposes in the language in force."""
        super().refresh()
        translator = self.app.look.translator
        labels = {id: school_text(purpose.label, translator) for id, purpose in self.way.purposes.items()}
        for tile in self.ids.tiles.children:
            label = labels[tile.purpose]
            tile.text, tile.spoken = label.within(translator), label.language
        self.tell_language(labels.values())

    def _tile(self, purpose: Purpose) -> PurposeTile:
        tile = PurposeTile(purpose=purpose.id, icon=purpose.icon, chosen=purpose.id == self.way.purpose)
        tile.bind(on_release=self._choose)
        return tile

    def _choose(self, tile: Any) -> None:
        purpose = tile.purpose
        self.app.act(lambda way: way.choose_purpose(purpose))


def columns(count: int, width: float, least: float) -> int:
    """How many tiles stand side by side, each `least` pixels wide or more, so that the rows are alike."""
    most = max(2, int(width / least))
    return ceil(count / ceil(count / most)) if count else most


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
