"""The hub: hears of every entry, whoever wrote it, and tells whoever waits in this process."""

import asyncio
import logging
import math
import secrets
import threading
import time
from collections import deque
from dataclasses import dataclass

from kiosk.journal import Journal, Recorded
from kiosk.visits.events import Topic

log = logging.getLogger(__name__)

LOOK_SECONDS = 5.0
PAUSE_SECONDS = 2.0  # after a failure
KEPT = 500  # updates that a page which was away for a moment can catch up with


@dataclass(frozen=True)
class Update:
    """An entry as pages hear of it: nothing personal, for they ask for what they may show."""

    position: int
    kind: str
    visit: str | None
    waiting: int


class Hub:
    """A thread that waits on the journal, and the coroutines that wait on it.

    `epoch` names this run of the office: positions of another run may mean other entries, after a restore.
    """

    def __init__(self, journal: Journal) -> None:
        self.epoch = secrets.token_hex(4)
        self._journal = journal
        self._updates: deque[Update] = deque(maxlen=KEPT)
        self._position = self._start = journal.position
        self._changed = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._glances = 0
        self._closing = False
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begins to listen; to be called on the event loop whose coroutines will wait."""
        self._loop = asyncio.get_running_loop()
        self._thread = threading.Thread(target=self._listen, args=(self._loop,), name="hub", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Sends everybody home who waits, now and from now on; to be called on the event loop."""
        self._closing = True
        self._tell()

    def stop(self) -> None:
        """Closes and ends the thread."""
        self.close()
        self._stopping.set()
        self._journal.wake()
        if self._thread is not None:
            self._thread.join()

    @property
    def closing(self) -> bool:
        """Whether the office is about to end."""
        return self._closing

    @property
    def position(self) -> int:
        """Up to which entry the hub has heard."""
        return self._position

    def after(self, position: int) -> list[Update] | None:
        """The updates after this position; None where they reach back further than what is kept."""
        oldest = self._updates[0].position - 1 if len(self._updates) == KEPT else self._start
        if not oldest <= position <= self._position:
            return None
        return [update for update in self._updates if update.position > position]

    @property
    def glances(self) -> int:
        """How often pages were asked to look at what is no entry."""
        return self._glances

    def glance(self) -> None:
        """Has pages look at what is no entry, such as how lobbies are; to be called from any thread."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._look_up)

    async def wait(self, position: int, seconds: float, *, glances: float = math.inf) -> None:
        """Waits until there is an update after this position, or a glance after so many, the time is over,
        or the office ends.
        """
        until = time.monotonic() + seconds
        while self._position <= position and self._glances <= glances and not self._closing:
            try:
                async with asyncio.timeout(until - time.monotonic()):
                    await self._changed.wait()
            except TimeoutError:
                return

    def _listen(self, loop: asyncio.AbstractEventLoop) -> None:
        position = self._position
        while not self._stopping.is_set():
            try:
                if not self._journal.wait(position, LOOK_SECONDS, unless=self._stopping):
                    continue
                recorded = self._journal.after(position)
                with self._journal.reading() as view:
                    waiting = len(view.waiting())
            except Exception:  # whatever it was: the pages must not fall silent for good
                log.exception("the hub stumbled; trying again")
                self._stopping.wait(PAUSE_SECONDS)
                continue
            position = recorded[-1].position
            loop.call_soon_threadsafe(self._hear, [_update(it, waiting) for it in recorded])

    def _hear(self, updates: list[Update]) -> None:
        self._updates.extend(updates)
        self._position = updates[-1].position
        self._tell()

    def _look_up(self) -> None:
        self._glances += 1
        self._tell()

    def _tell(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()


def _update(recorded: Recorded, waiting: int) -> Update:
    content = recorded.entry.content
    if content is None:
        return Update(recorded.position, "", None, waiting)
    visit = content.subject if content.topic == Topic.VISIT else None
    return Update(recorded.position, content.kind, visit, waiting)
