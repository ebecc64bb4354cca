"""Tells the office how this lobby is, again and again, for as long as it runs."""

import logging
import threading
from collections.abc import Callable

from kiosk.errors import KioskError
from kiosk.lobby.sync.client import OfficeClient
from kiosk.visits.presence import Presence

log = logging.getLogger(__name__)

BEAT_SECONDS = 15.0
SOON_SECONDS = 5.0  # while somebody is needed at the printer, and may be there already
TROUBLED = frozenset({"attention", "offline"})


class Heartbeat:
    """A thread of its own: a printer that is slow to answer holds up nothing else."""

    def __init__(
        self,
        client: Callable[[], OfficeClient],
        look: Callable[[], Presence],
        watch: Callable[[Presence], Presence],
    ) -> None:
        """`client` makes a connection, with the token that is kept by then.

        `look` says how the lobby is, and may take a second or two; `watch` adds who is at its screen.
        """
        self._client = client
        self._look = look
        self._watch = watch
        self._looking = threading.Event()
        self._looking.set()
        self._due = threading.Event()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._beat, name="heartbeat", daemon=True)

    def start(self) -> None:
        """Begins to tell."""
        self._thread.start()

    def hurry(self) -> None:
        """Something changed that the office should hear of at once."""
        self._looking.set()
        self._due.set()

    def glance(self) -> None:
        """Who is at the screen changed: the office hears of it before the printer has said how it is."""
        self._due.set()

    def stop(self) -> None:
        """Says no more."""
        self._stopping.set()
        self._due.set()
        self._thread.join()

    def _beat(self) -> None:
        client = self._client()
        known: Presence | None = None
        while not self._stopping.is_set():
            self._due.clear()
            pause = BEAT_SECONDS
            try:
                if known is None or self._looking.is_set():
                    self._looking.clear()
                    known = self._look()
                pause = SOON_SECONDS if known.printer in TROUBLED else BEAT_SECONDS
                client.tell(self._watch(known))
            except KioskError as error:
                log.debug("%s", error)  # the link says so, louder
                client.close()
                client = self._client()  # by now the lobby may have been paired anew
            except Exception:  # whatever it was, the next beat may go better
                log.exception("the office was not told how this lobby is")
            if not self._due.wait(pause):
                self._looking.set()
        client.close()
