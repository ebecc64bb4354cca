"""Whom she came to see: offices, then people; who knows no name says what the person does (standard 15)."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kivy.properties import BooleanProperty

from kiosk.i18n import Translator
from kiosk.lobby.desk import Choice
from kiosk.lobby.screens.steps.search_screen import Listed, SearchScreen
from kiosk.telling import isolated, school_text
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
        self.bind(by_role=lambda *_: self.refresh())

    def refresh(self) -> None:
        """Show those whom she may see."""
        say = self.app.look.say
        self.title = say("Who are you here to see?")
        self.hint = say("Search by name")
        if self.by_role:
            self.otherwise, self.otherwise_icon = say("Show all names"), "back"
            self.otherwise_detail = ""
        else:
            self.otherwise = say("I do not know") if self.office_helps else ""
            self.otherwise_icon = "question"
            self.otherwise_detail = say("Somebody at the office will help you.")
        super().refresh()

    @property
    def office_helps(self) -> bool:
        """Whether she may come to see somebody at the office, whoever that is."""
        return True

    def offered(self) -> Sequence[Listed]:
        """Names, or roles, or both."""
        choices, translator = self.app.attendant.choices, self.app.look.translator
        offices = [_listing(choice, translator) for choice in choices if choice.host.kind is HostKind.OFFICE]
        people = [choice for choice in choices if choice.host.kind is HostKind.PERSON]
        if self.by_role:
            anybody = Listed(_ANYBODY, "building", translator.text("Somebody at the office"))
            return [*([anybody] if self.office_helps else []), *self._roles(people)]
        if self.app.lobby.settings.lobby.search_staff:
            return [*offices, *(_listing(choice, translator) for choice in people)]
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
        return self.app.look.translator.text("Nobody on our list has this name.")

    def _roles(self, people: Sequence[Choice]) -> list[Listed]:
        held = Counter(choice.host.title for choice in people if choice.host.title)
        # Of several with one title, the office knows which.
        titles = sorted(title for title, holders in held.items() if holders == 1 or self.office_helps)
        translator = self.app.look.translator
        return [Listed(_ROLE + title, "badge", isolated(title, translator)) for title in titles]


def described(choice: Choice, translator: Translator) -> tuple[str, str]:
    """The name of a host, and what else tells her whether it is the right one: title and place.

    Of one who is away, who is there instead (standard 49).
    """
    place = school_text(choice.place.name, translator).text if choice.place else ""
    details = [isolated(detail, translator) for detail in (choice.host.title, place) if detail]
    if choice.cover is not None:
        # NOTE: Stands below the name of a person who is not in the school today. {name} is another person.
        there = translator.text(
            "Away now. {name} is there instead.", name=isolated(choice.cover.name, translator)
        )
        details = [there, *details[1:]]
    return isolated(choice.host.name, translator), " · ".join(details)


def _listing(choice: Choice, translator: Translator) -> Listed:
    icon = "building" if choice.host.kind is HostKind.OFFICE else "person"
    name, detail = described(choice, translator)
    return Listed(choice.host.id, icon, name, detail, choice.host.title)
