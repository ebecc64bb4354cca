"""What the lobby can do for those who wait: say how it stands, and write down what they choose.

Everything here waits for the disk, so it is never called on the interface's thread.
"""

from datetime import datetime, timedelta
from typing import Protocol

from kiosk import reception
from kiosk.clock import Clock
from kiosk.errors import HostUnknown
from kiosk.journal import Journal, View
from kiosk.lobby.sync.link import LinkState
from kiosk.lobby.waiting import Row, Waiting, badge_word, way_word
from kiosk.telling import News, UsualWait, Word, news
from kiosk.telling.news import due
from kiosk.visits.host import HostKind
from kiosk.visits.token import follow_token
from kiosk.visits.visit import Visit

STAYS = timedelta(minutes=10)  # on the board after the answer, or after the time that it named
GONE = frozenset({Word.MET, Word.LEFT})


class Delivery(Protocol):
    """What `kiosk.lobby.sync.link.Link` says of the way to the office."""

    @property
    def state(self) -> LinkState:
        """Whether the office answers."""

    def delivered(self, origin: str, number: int) -> bool:
        """Whether the office holds this entry."""


class WaitingRoom:
    """Those who wait at one lobby."""

    def __init__(
        self,
        journal: Journal,
        link: Delivery,
        *,
        lobby: str,
        every: timedelta,
        pages: str,
        clock: Clock,
    ) -> None:
        """`every` is after how long she is asked whether she goes on waiting; `pages` is the address at which
        phones reach the office, or "".
        """
        self._journal = journal
        self._link = link
        self._lobby = lobby
        self._every = every
        self._pages = pages
        self._clock = clock
        self._usual = UsualWait()

    def waiting(self, visit: str) -> Waiting:
        """What is true of a visit now."""
        with self._journal.reading() as view:
            found = view.visit(visit) or Visit(visit)
            told = self._news(view, found)
            addressed = told.host is not None or _office(view) is not None
        page = f"{self._pages}/v/{follow_token(found.token)}" if self._pages and found.token else ""
        copy = found.badge.copy if found.badge else 0
        way = way_word(found.way, told, self._lobby, self._clock().at)
        step_free = found.way is not None and found.way.step_free
        badge = badge_word(found.badge, found.lobby)
        return Waiting(told, badge, copy, page, way, step_free, addressed)

    def board(self) -> tuple[Row, ...]:
        """Who came in at this lobby today and waits, or was answered a short while ago; first come first."""
        now = self._clock()
        with self._journal.reading() as view:
            here = [
                (visit.arrived.at, visit.number, visit)
                for visit in view.in_building()
                if visit.lobby == self._lobby
                and visit.arrived is not None
                and visit.arrived.at >= reception.midnight(now)
            ]
            here.sort(key=lambda came: came[:2])
            rows = tuple(Row(visit.id, self._news(view, visit)) for *_, visit in here)
        return tuple(row for row in rows if _stands(row.news, now.at))

    def has_news(self, visit: Visit) -> bool:
        """Whether her page has something to tell her: it belongs on the board, or somebody has written."""
        with self._journal.reading() as view:
            told = self._news(view, visit)
        return told.word is Word.WRITTEN or _stands(told, self._clock().at)

    def continue_waiting(self, visit: str) -> Visit:
        """She was told how it stands, and goes on waiting; raises VisitUnknown."""
        return reception.continue_waiting(self._journal, visit, now=self._clock())

    def refer(self, visit: str, host: str | None) -> Visit:
        """She came to see somebody else; None for somebody at the office.

        Raises HostUnknown, VisitUnknown, VisitEnded or AnsweredMeanwhile.
        """
        to = host or self._office()
        return reception.refer(self._journal, visit, to, by=reception.VISITOR, now=self._clock())

    def print_way(self, visit: str, *, step_free: bool) -> Visit:
        """She wants the way on paper.

        Raises VisitUnknown, VisitEnded, or PlaceUnknown where nobody knows where she is to go.
        """
        return reception.ask_for_way(
            self._journal,
            visit,
            lobby=self._lobby,
            by=reception.VISITOR,
            step_free=step_free,
            now=self._clock(),
        )

    def leave_message(self, visit: str, contact: str, text: str) -> str:
        """Writes down her message for whom she came to see, or for the office where that one is not listed.

        Raises HostUnknown, VisitUnknown, NameMissing or TextUnfit.
        """
        found = reception.find(self._journal, visit)
        with self._journal.reading() as view:
            listed = bool(found.host) and view.host(found.host or "") is not None
        return reception.leave_message(
            self._journal,
            host=found.host if found.host and listed else self._office(),
            visit=visit,
            language=found.language,
            name=found.name or found.number,
            contact=contact,
            text=text,
            by=reception.VISITOR,
            now=self._clock(),
        )

    def _news(self, view: View, visit: Visit) -> News:
        now = self._clock().at
        return news(
            view,
            visit,
            now=now,
            every=self._every,
            usual=self._usual.minutes(view, now),
            delivered=self._delivered(visit.id),
            link_up=self._link.state in {LinkState.UP, LinkState.CONNECTING},
        )

    def _office(self) -> str:
        """The host who is an office: where somebody is always meant to be."""
        with self._journal.reading() as view:
            office = _office(view)
        if office is None:
            raise HostUnknown(host="the office", known="nobody yet")
        return office

    def _delivered(self, visit: str) -> bool:
        entry = self._journal.first_of(visit)
        return entry is not None and self._link.delivered(entry.origin, entry.number)


def _office(view: View) -> str | None:
    """The first host who is an office; None where the directory lists none."""
    return next((host.id for host in view.hosts() if host.kind is HostKind.OFFICE), None)


def _stands(told: News, now: datetime) -> bool:
    """Whether this still belongs on the board."""
    if told.word in GONE:
        return False
    answer = told.acknowledgement
    return answer is None or now < (due(answer) or answer.moment.at) + STAYS
