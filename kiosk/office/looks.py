"""Every look at personal details is written down: who, at which page, and whose (standard 53)."""

import threading
from datetime import datetime, timedelta

from kiosk import reception
from kiosk.journal import Journal
from kiosk.visits.moment import Moment

ONE_LOOK = timedelta(minutes=15)  # a page that stays open, and is drawn anew as things happen, is one look


class Looks:
    """The looks of the last minutes, and the journal for new ones. May be used from several threads."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._recent: dict[tuple[str, str, str | None], datetime] = {}
        self._turn = threading.Lock()

    def note(self, by: str, page: str, visit: str | None, *, now: Moment) -> None:
        """Writes down that `by` saw a page, or one visit on it, unless that belongs to a look before."""
        look = (by, page, visit)
        with self._turn:
            self._recent = {it: at for it, at in self._recent.items() if now.at - at < ONE_LOOK}
            if look in self._recent:
                return
            self._recent[look] = now.at
        reception.note_look(self._journal, by=by, page=page, visit=visit, now=now)
