"""Visits by the addresses of their visitors' own pages, which tell nothing of anybody."""

import threading
from collections import deque

from kiosk import reception
from kiosk.journal import Journal
from kiosk.telling import UsualWait
from kiosk.visits.moment import Moment
from kiosk.visits.token import follow_token
from kiosk.visits.visit import Visit

MISSES = 30  # addresses that lead nowhere, from one place and within so many
SECONDS = 600.0
MOST_PLACES = 10_000


class Misses:
    """Counts addresses that lead nowhere, so that nobody tries them one after another."""

    def __init__(self) -> None:
        self._missed: dict[str, deque[float]] = {}
        self._turn = threading.Lock()

    def too_many(self, place: str, now: float) -> bool:
        """Counts another one from this place, in seconds of a clock that never goes back."""
        with self._turn:
            missed = self._missed.pop(place, deque(maxlen=MISSES + 1))
            missed.append(now)
            while now - missed[0] > SECONDS:
                missed.popleft()
            self._missed[place] = missed
            if len(self._missed) > MOST_PLACES:
                del self._missed[next(iter(self._missed))]
            return len(missed) > MISSES


class Followed:
    """The visits of today, and whoever else is inside; looked through again when the journal has grown.

    `open` counts the pages that are kept live now; it is changed on the event loop alone.
    """

    def __init__(self, journal: Journal) -> None:
        self.open = 0
        self.misses = Misses()
        self.usual = UsualWait()
        self._journal = journal
        self._position = -1
        self._visits: dict[str, str] = {}
        self._turn = threading.Lock()

    def visit(self, token: str, now: Moment) -> Visit | None:
        """The visit whose page has this address; None where there is none, or no longer."""
        with self._turn:
            if self._position != self._journal.position:
                self._look_through(now)
            known = self._visits.get(token)
        if known is None:
            return None
        with self._journal.reading() as view:
            return view.visit(known)

    def _look_through(self, now: Moment) -> None:
        self._position = self._journal.position
        with self._journal.reading() as view:
            visits = [*view.in_building(), *view.log(since=reception.midnight(now))]
        self._visits = {follow_token(visit.token): visit.id for visit in visits if visit.token}
