"""Followers: whatever acts on the world because of what the journal says."""

import logging
import threading
from collections.abc import Callable

from sqlalchemy import Connection

from kiosk.journal.store import Journal, Recorded, bookmark_of, move_bookmark

log = logging.getLogger(__name__)

WAIT_SECONDS = 5.0
PAUSE_SECONDS = 2.0  # after a failure, before the same entry is tried again

Act = Callable[[Connection, Recorded], None]
Await = Callable[[Recorded], None]


class Follower:
    """A thread that takes every entry once, in order, and remembers how far it came.

    `act` runs inside the transaction that moves the bookmark: what it writes on that connection and the
    bookmark are kept together or not at all. It must be quick, and leave ended visits and old entries alone.
    `first` comes before that transaction, and may wait for what an entry needs to be acted upon.
    """

    def __init__(self, name: str, journal: Journal, act: Act, first: Await = lambda _: None) -> None:
        self._name = name
        self._journal = journal
        self._act = act
        self._first = first
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"follower-{name}", daemon=True)

    def start(self) -> None:
        """Begins where it left off; a new follower begins with the journal's first entry."""
        self._thread.start()

    def stop(self) -> None:
        """Finishes the entry at hand and ends."""
        self._stopping.set()
        self._journal.wake()
        if self._thread.is_alive():
            self._thread.join()

    def catch_up(self) -> int:
        """Takes whatever is there now, in the caller's thread; returns the position that it reached."""
        position = self._journal.bookmark(self._name) or 0
        for recorded in self._journal.after(position):
            self._first(recorded)
            with self._journal.writing() as connection:
                if (bookmark_of(connection, self._name) or 0) != position:
                    break  # this follower runs in another process, too, and was faster there
                self._act(connection, recorded)
                move_bookmark(connection, self._name, recorded.position)
            position = recorded.position
            if self._stopping.is_set():
                break
        return position

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                position = self.catch_up()
                self._journal.wait(position, WAIT_SECONDS, unless=self._stopping)
            except Exception:  # whatever it was: a follower that is gone would never be missed
                log.exception("follower %s stumbled; trying again", self._name)
                self._stopping.wait(PAUSE_SECONDS)
