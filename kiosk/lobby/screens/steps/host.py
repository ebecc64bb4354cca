"""Whom she came to see: offices, then people; who knows no name says what the person does (standard 15)."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kivy.properties import BooleanProperty

from kiosk.lobby.desk import Choice
from kiosk.lobby.screens.steps import whom
from kiosk.lobby.screens.steps.search_screen import Listed, SearchScreen
from kiosk.visits.host import HostKind

if TYPE_CHECKING:
    from kiosk.lobby.screens.app import LobbyApp

_ROLE = "role:"  # begins the key of a row that is no host's
_ANYBODY = "anybody"


class HostScreen(SearchScreen):
    """By name at first; by role where the school does not list its staff, or where she knows no name."""

    by_role = BooleanProperty(False)
    """Whether she has said that she knows no name."""

    def __init__(self, app: "LobbyApp") -> None:
        super().__init__(app)
        self.bind(by_role=lambda *_: self._turn())

    def refresh(self) -> None:
        """Show those whom she may see."""
        say = self.app.look.say
        # NOTE: title above people and offices.
        self.title = say("Who are you here to see?")
        # NOTE: in an empty field above a list of people.
        self.hint = say("Search by name")
        if self.by_role:
            # NOTE: button: the whole list again.
            self.otherwise, self.otherwise_icon = say("Show all names"), "back"
            self.otherwise_detail = ""
        else:
            # NOTE: choice of a visitor who knows no name.
            self.otherwise = say("I do not know") if self.office_helps else ""
            self.otherwise_icon = "question"
            # NOTE: below "I do not know".
            self.otherwise_detail = say("Somebody at the office will help you.")
        translator, school = self.app.look.translator, self._school
        choices = self.app.attendant.choices
        self._told = {it.host.id: whom.host(it, translator, school) for it in choices}
        super().refresh()
        self.tell_language(text for told in self._told.values() for text in told.said)

    @property
    def office_helps(self) -> bool:
        """Whether she may come to see somebody at the office, whoever that is."""
        return True

    def offered(self) -> Sequence[Listed]:
        """Names, or roles, or both."""
        choices, translator = self.app.attendant.choices, self.app.look.translator
        offices = [self._listing(choice) for choice in choices if choice.host.kind is HostKind.OFFICE]
        people = [choice for choice in choices if choice.host.kind is HostKind.PERSON]
        if self.by_role:
            # NOTE: in place of a person's name: whoever is there.
            anybody = Listed(_ANYBODY, "building", translator.text("Somebody at the office"))
            return [*([anybody] if self.office_helps else []), *self._roles(people)]
        if self.app.lobby.settings.lobby.search_staff:
            return [*offices, *map(self._listing, people)]
        return [*offices, *self._roles(people)]

    def chosen(self) -> str | None:
        """Whom, or which role, she chose before."""
        return f"{_ROLE}{self.way.role}" if self.way.role else self.way.host

    def choose(self, key: str) -> None:
        """She came to see this one, or one of these."""
        role = key.removeprefix(_ROLE)
        held = [choice.host.id for choice in self.app.attendant.choices if choice.host.title == role]
        if key == _ANYBODY:
            self.choose_host(None)
        elif role == key:
            self.choose_host(key)
        elif len(held) == 1:
            self.choose_host(held[0])
        else:
            self.choose_role(role)

    def choose_host(self, host: str | None) -> None:
        """She came to see this one; None for somebody at the office."""
        self.app.act(lambda way: way.choose_host(host))

    def choose_role(self, role: str) -> None:
        """She came to see one of those with this title, of whom there are several."""
        self.app.act(lambda way: way.choose_role(role))

    def go_otherwise(self) -> None:
        """She knows no name, or has found one after all. Where nobody has a title, the office helps."""
        people = [choice for choice in self.app.attendant.choices if choice.host.kind is HostKind.PERSON]
        if self.by_role:
            self.by_role = False
        elif self.app.lobby.settings.lobby.search_staff and self._roles(people):
            self.by_role = True
        else:
            self.choose_host(None)

    def missing(self) -> str:
        """Nobody is called so."""
        # NOTE: after a search that found nobody.
        return self.app.look.translator.text("Nobody on our list has this name.")

    def _turn(self) -> None:
        self.app.frame.pause.begin()
        self.refresh()

    def _roles(self, people: Sequence[Choice]) -> list[Listed]:
        held = Counter(choice.host.title for choice in people if choice.host.title)
        # Of several with one title, the office knows which.
        titles = sorted(title for title, holders in held.items() if holders == 1 or self.office_helps)
        told = {title: whom.role(title, self.app.look.translator, self._school) for title in titles}
        return [Listed(_ROLE + title, "badge", it.name, spoken=it.spoken) for title, it in told.items()]

    def _listing(self, choice: Choice) -> Listed:
        icon = "building" if choice.host.kind is HostKind.OFFICE else "person"
        told, title = self._told[choice.host.id], choice.host.title
        return Listed(choice.host.id, icon, told.name, told.detail, title, told.spoken, told.detail_spoken)

    @property
    def _school(self) -> str:
        return self.app.lobby.settings.school.language
