"""Whom she came to see: offices first, then people; who knows no name is helped too (standard 15)."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from kivy.clock import Clock
from kivy.lang import Builder
from kivy.properties import BooleanProperty, StringProperty

from kiosk.i18n import Translator
from kiosk.lobby.desk import Choice
from kiosk.lobby.screens import field, scroll  # noqa: F401 - their rules are used here
from kiosk.lobby.screens.keyboard import Keyboard
from kiosk.lobby.screens.school_text import isolated, school_text
from kiosk.lobby.screens.steps.step_screen import AskingScreen
from kiosk.lobby.screens.widgets import ChoiceRow
from kiosk.visits.host import HostKind
from kiosk.visits.name import plain

if TYPE_CHECKING:
    from kiosk.lobby.screens.app import LobbyApp

_AT_ONCE = 4  # rows between two pictures: a row takes 10 ms to make, and a touch must not wait for many


class HostRow(ChoiceRow):
    """One host; `host` is the id."""

    host = StringProperty()


class SearchKeyboard(Keyboard):
    """Writes what she looks for."""


class Listed(NamedTuple):
    """What a row shows."""

    host: str
    icon: str
    text: str
    detail: str


class HostScreen(AskingScreen):
    """A list that a few letters make shorter."""

    searching = BooleanProperty(False)
    """Whether the keyboard is there; then nothing else but the list is."""
    nobody = BooleanProperty(False)
    """Whether no name fits what she wrote."""

    def __init__(self, app: "LobbyApp") -> None:
        self._listed: list[Listed] = []
        self._waiting: list[Listed] = []
        self._rows: dict[Listed, HostRow] = {}
        self._fill: Any = Clock.create_trigger(lambda _: self._add_rows())
        super().__init__(app)

    def refresh(self) -> None:
        """Show those whom she may see."""
        super().refresh()
        choices = self.app.attendant.choices
        found = fitting(choices, self.ids.search.text)
        self.nobody = bool(choices) and not found
        listed = [self._listing(choice) for choice in found]
        if listed != self._listed:
            self._listed, self._waiting = listed, list(listed)
            self.ids.hosts.clear_widgets()
            self._add_rows()

    def on_searching(self, *_: Any) -> None:
        """The keyboard comes, and goes when she is done."""
        drawer = self.ids.drawer
        drawer.clear_widgets()
        if self.searching:
            drawer.add_widget(SearchKeyboard(field=self.ids.search.__self__))
        else:
            self.ids.search.active = False

    def choose(self, host: str | None) -> None:
        """She came to see this one; None for somebody at the office."""
        self.app.act(lambda way: way.choose_host(host))

    def drop(self) -> None:
        """Make no more rows."""
        self._fill.cancel()

    def _listing(self, choice: Choice) -> Listed:
        icon = "building" if choice.host.kind is HostKind.OFFICE else "person"
        return Listed(choice.host.id, icon, *described(choice, self.app.look.translator))

    def _add_rows(self) -> None:
        now, self._waiting = self._waiting[:_AT_ONCE], self._waiting[_AT_ONCE:]
        for listed in now:
            if listed not in self._rows:
                self._rows[listed] = self._row(listed)
            self.ids.hosts.add_widget(self._rows[listed])
        if self._waiting:
            self._fill()

    def _row(self, listed: Listed) -> HostRow:
        row = HostRow(**listed._asdict(), chosen=listed.host == self.way.host)
        row.bind(on_release=lambda row: self.choose(row.host))
        return row


def described(choice: Choice, translator: Translator) -> tuple[str, str]:
    """The name of a host, and what else tells her whether it is the right one: title and place."""
    place = school_text(choice.place.name, translator).text if choice.place else ""
    details = [isolated(detail, translator) for detail in (choice.host.title, place) if detail]
    return isolated(choice.host.name, translator), " · ".join(details)


def fitting(choices: Sequence[Choice], typed: str) -> list[Choice]:
    """Those in whose name or title some word begins with each word that was typed."""
    wanted = plain(typed).split()

    def fits(choice: Choice) -> bool:
        words = plain(f"{choice.host.name} {choice.host.title}").split()
        return all(any(word.startswith(part) for word in words) for part in wanted)

    return [choice for choice in choices if fits(choice)]


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
