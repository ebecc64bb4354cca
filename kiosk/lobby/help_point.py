"""Asking the office for a person to come to this screen, and what became of it.

Everything here waits for the disk, so it is never called on the interface's thread.
"""

from dataclasses import dataclass
from enum import StrEnum

from kiosk import reception
from kiosk.clock import Clock
from kiosk.journal import Journal
from kiosk.lobby.sync.link import LinkState
from kiosk.lobby.waiting_room import Delivery
from kiosk.visits.events import Topic
from kiosk.visits.help import HelpKind


class HelpWord(StrEnum):
    """How far the request got."""

    TELLING = "telling"
    OFFICE_AWAY = "office-away"
    TOLD = "told"
    COMING = "coming"


@dataclass(frozen=True)
class Helping:
    """What is true of a request for help: what for, how far it got, and who comes.

    `request` is its id, or None as long as it is not written down.
    """

    kind: HelpKind
    word: HelpWord
    request: str | None = None
    by: str = ""


@dataclass(frozen=True)
class Wish:
    """What she asks for, in which language she reads the screen, and in which she needs help.

    `interpreter_language` is a tag of the interpreters' list; `visit` is hers, where she is checked in.
    """

    kind: HelpKind
    language: str
    interpreter_language: str | None = None
    visit: str | None = None


class HelpPoint:
    """Where help is asked for at one lobby."""

    def __init__(self, journal: Journal, link: Delivery, *, lobby: str, clock: Clock) -> None:
        self._journal = journal
        self._link = link
        self._lobby = lobby
        self._clock = clock

    def ask(self, wish: Wish) -> Helping:
        """Asks the office at once; when this returns, it is on disk."""
        request = reception.ask_help(
            self._journal,
            wish.kind,
            lobby=self._lobby,
            language=wish.language,
            interpreter_language=wish.interpreter_language,
            visit=wish.visit,
            now=self._clock(),
        )
        return self.standing(request, wish.kind)

    def standing(self, request: str, kind: HelpKind) -> Helping:
        """What became of it."""
        with self._journal.reading() as view:
            found = view.help(request)
        if found is not None and found.answered_by is not None:
            return Helping(kind, HelpWord.COMING, request, found.answered_by)
        entry = self._journal.first_of(request, Topic.HELP)
        if entry is not None and self._link.delivered(entry.origin, entry.number):
            return Helping(kind, HelpWord.TOLD, request)
        up = self._link.state in {LinkState.UP, LinkState.CONNECTING}
        return Helping(kind, HelpWord.TELLING if up else HelpWord.OFFICE_AWAY, request)
