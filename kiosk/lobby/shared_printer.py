"""The printer, for the spooler and for whoever asks how it is: never both at a time."""

from collections.abc import Callable
from threading import Lock

from printer import Driver, Outcome, Probe, Sheet, State, Status


class SharedPrinter:
    """A driver between threads. Badges come first: how it is, is asked only while none is on its way.

    `on_sent` is called after each attempt to send a badge.
    """

    def __init__(self, driver: Driver) -> None:
        self.on_sent: Callable[[], None] = lambda: None
        self._driver = driver
        self._turn = Lock()

    def probe(self, timeout: float = 2.0) -> Probe:
        """Finds out what is there; waits for its turn."""
        with self._turn:
            return self._driver.probe(timeout)

    def status(self, timeout: float = 0.8) -> Status:
        """How it is; busy, without asking it, while a badge is on its way."""
        if not self._turn.acquire(blocking=False):
            return Status(State.BUSY)
        try:
            return self._driver.status(timeout)
        finally:
            self._turn.release()

    def send(self, sheet: Sheet, job_id: str, on_first_byte: Callable[[], None], timeout: float) -> Outcome:
        """Prints one sheet, as any driver does."""
        with self._turn:
            outcome = self._driver.send(sheet, job_id, on_first_byte, timeout)
        self.on_sent()
        return outcome
