"""The link to the office: two threads that copy entries, and whether the office answers."""

import contextlib
import logging
import threading
from collections.abc import Callable
from enum import StrEnum

from kiosk.errors import KioskError, LobbyRefused
from kiosk.journal import Journal
from kiosk.lobby.sync import replicate
from kiosk.lobby.sync.client import OfficeClient

log = logging.getLogger(__name__)

POLL_SECONDS = 20.0  # how long the office may hold on to a question for news
LOOK_SECONDS = 5.0
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0  # seconds between tries while the office is away
REFUSED_PAUSE = 2.0  # an office that answers may be pairing this lobby right now


class LinkState(StrEnum):
    """Whether the office answers. `refused`: it does, and does not know this lobby's token."""

    CONNECTING = "connecting"
    UP = "up"
    DOWN = "down"
    REFUSED = "refused"


class Link:
    """Copies entries to and from the office for as long as it runs, through any number of outages."""

    def __init__(
        self, journal: Journal, client: Callable[[], OfficeClient], on_change: Callable[[LinkState], None]
    ) -> None:
        """`client` makes a connection, with the token that is kept by then.

        Both are called in the link's threads.
        """
        self._journal = journal
        self._client = client
        self._on_change = on_change
        self._state = LinkState.CONNECTING
        self._known = replicate.Known()
        self._changing = threading.Lock()
        self._exchanged = threading.Condition()
        self._stopping = threading.Event()
        self._threads = [
            threading.Thread(target=self._keep_up, args=(run,), name=f"link-{name}", daemon=True)
            for name, run in (("up", self._push), ("down", self._pull))
        ]

    def start(self) -> None:
        """Begins to copy."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Stops copying; a question that the office still holds on to is left behind."""
        self._stopping.set()
        self._journal.wake()
        self._tell()
        self._threads[0].join()

    @property
    def state(self) -> LinkState:
        """Whether the office answers, as of the last exchange."""
        return self._state

    def delivered(self, origin: str, number: int) -> bool:
        """Whether the office holds this entry."""
        return self._known.held.get(origin, 0) >= number

    def await_delivered(self, origin: str, number: int, seconds: float) -> None:
        """Waits until the office holds this entry, and we what it held before; no longer than so many
        seconds, and not at all while it is away.
        """

        def over() -> bool:
            away = self._state in (LinkState.DOWN, LinkState.REFUSED)
            return away or self._stopping.is_set() or self.delivered(origin, number)

        with self._exchanged:
            self._exchanged.wait_for(over, seconds)

    def behind(self) -> int:
        """How many entries of this lobby the office lacked at the last exchange; 0 before the first."""
        known, ours = self._known, self._journal.origins()
        if not known.office:
            return 0
        held = self._journal.held()
        return sum(max(0, held[it] - known.held.get(it, 0)) for it in ours & held.keys())

    def _push(self, client: OfficeClient) -> None:
        position = self._journal.position
        self._heard(replicate.push(self._journal, client, self._known, self._stopping))
        if not replicate.lacking(self._journal, self._known, limit=1):
            self._journal.wait(position, LOOK_SECONDS, unless=self._stopping)

    def _pull(self, client: OfficeClient) -> None:
        self._heard(replicate.pull(self._journal, client, self._known, POLL_SECONDS, self._stopping))

    def _keep_up(self, exchange: Callable[[OfficeClient], None]) -> None:
        pause = FIRST_PAUSE
        while not self._stopping.is_set():
            # A connection of its own for each try: by then the lobby may have been paired anew.
            with contextlib.closing(self._client()) as client:
                try:
                    while not self._stopping.is_set():
                        exchange(client)
                        pause = FIRST_PAUSE
                except LobbyRefused as error:
                    log.info("%s", error)
                    self._turn(LinkState.REFUSED)
                    pause = min(pause, REFUSED_PAUSE)
                except KioskError as error:
                    log.info("%s", error)
                    self._turn(LinkState.DOWN)
                except Exception:  # whatever it was, the next try may go better
                    log.exception("the link stumbled")
                    self._turn(LinkState.DOWN)
            self._stopping.wait(pause)
            pause = min(2 * pause, LONGEST_PAUSE)

    def _heard(self, known: replicate.Known) -> None:
        self._known = known
        self._turn(LinkState.UP)

    def _turn(self, state: LinkState) -> None:
        with self._changing:
            changed, self._state = state is not self._state, state
        self._tell()
        if changed:
            self._on_change(state)

    def _tell(self) -> None:
        with self._exchanged:
            self._exchanged.notify_all()
