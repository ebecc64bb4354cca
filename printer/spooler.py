"""The spooler: prints jobs one after the other, and says what became of each.

`submit` only writes the job down; a thread prints it. The first attempt is made at once and its outcome is
reported at once, so that a screen can tell the truth while the visitor still stands before it. A job that did
not get through is then tried again, quietly, with growing pauses; if it gets through after all, or is given
up, that is reported too. Nothing is sent again after its first byte has left.
"""

import logging
import sqlite3
import time
import zlib
from collections.abc import Callable
from math import inf
from threading import Condition, Thread

from printer.driver import Driver, Failed, Outcome, Unknown
from printer.errors import PrinterError, Reason
from printer.ledger import JobState, Ledger, Report
from printer.page import Sheet
from printer.retry import QUARTER_OF_AN_HOUR, Retry, may_retry

SEND_TIMEOUT = 20.0
"""Seconds that a driver has for one job."""

PAUSE = 5.0
"""Seconds until a report that was not taken is told again, or a ledger that failed is tried again."""

_log = logging.getLogger(__name__)


class Spooler:
    """One printer's queue.

    `on_report` is called on the spooler's thread. That it returns means that the report was taken; where it
    raises, and after a crash, the report comes again: at least once, so it has to tolerate repeats.
    """

    def __init__(
        self,
        ledger: Ledger,
        driver: Driver,
        on_report: Callable[[Report], None],
        *,
        retry: Retry = QUARTER_OF_AN_HOUR,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._ledger, self._driver, self._on_report = ledger, driver, on_report
        self._retry, self._clock = retry, clock
        self._changed = Condition()
        self._due = dict.fromkeys(ledger.queued(), clock())
        self._unwanted: set[str] = set()
        self._tell_at = clock()
        self._closing = False
        self._thread = Thread(target=self._work, name="spooler", daemon=True)
        self._thread.start()

    def submit(self, job_id: str, sheet: Sheet) -> bool:
        """Writes a job down and prints it soon; False, and nothing happens, where its id is known already."""
        added = self._ledger.add(job_id, sheet)
        if added:
            self._set_due(job_id, self._clock())
        return added

    def cancel(self, job_id: str) -> bool:
        """Drops a job that is not being sent; no report follows. False where it is too late.

        One that is being sent, and does not get through, is not tried again.
        """
        self._unwanted.add(job_id)
        cancelled = self._ledger.cancel(job_id)
        if cancelled:
            self._set_due(job_id, inf)
        if self._ledger.state(job_id) is not JobState.SENDING:
            self._unwanted.discard(job_id)
        return cancelled

    def state(self, job_id: str) -> JobState | None:
        """How far a job is; None where there is none."""
        return self._ledger.state(job_id)

    def close(self, timeout: float = SEND_TIMEOUT) -> None:
        """Finishes the job that is being sent, and ends. Queued jobs wait for the next start.

        Where a driver is still at work after `timeout` seconds, its thread is left behind with the ledger.
        """
        with self._changed:
            self._closing = True
            self._changed.notify()
        self._thread.join(timeout)
        if not self._thread.is_alive():
            self._ledger.close()

    def _work(self) -> None:
        while self._wait():
            self._tell()
            if job_id := self._next():
                self._print(job_id)
                self._tell()

    def _wait(self) -> bool:
        """Waits until there is something to do; False when it is time to end."""
        with self._changed:
            while not self._closing:
                left = min([self._tell_at, *self._due.values()]) - self._clock()
                if left <= 0:
                    return True
                self._changed.wait(None if left == inf else left)
        return False

    def _next(self) -> str | None:
        """The job that has been due the longest."""
        with self._changed:
            job_id = min(self._due, key=self._due.__getitem__, default=None)
            return job_id if job_id is not None and self._due[job_id] <= self._clock() else None

    def _set_due(self, job_id: str, at: float) -> None:
        """When a job is to be tried; inf takes it off the list."""
        with self._changed:
            self._due.pop(job_id, None)
            if at != inf:
                self._due[job_id] = at
            self._changed.notify()

    def _print(self, job_id: str) -> None:
        try:
            attempt = self._ledger.begin(job_id)
        except sqlite3.Error:
            _log.exception("the print ledger cannot be written")
            self._set_due(job_id, self._clock() + PAUSE)
            return
        except (PrinterError, zlib.error):
            _log.exception("job %s cannot be read back from the print ledger", job_id)
            self._settle(job_id, Failed(Reason.DRIVER_FAULT))
            return
        if attempt is None:
            self._set_due(job_id, inf)
            return
        outcome, first_byte_left = self._send(job_id, attempt.sheet)
        pause = None
        if may_retry(outcome, first_byte_left=first_byte_left):
            pause = self._retry.pause(attempt.number)
        if pause is None:
            self._settle(job_id, outcome)
        else:
            self._insist(lambda: self._ledger.postpone(job_id, outcome))
            self._set_due(job_id, self._clock() + pause)
            self._tell_at = self._clock()
            if job_id in self._unwanted:
                self.cancel(job_id)

    def _settle(self, job_id: str, outcome: Outcome) -> None:
        self._insist(lambda: self._ledger.settle(job_id, outcome))
        self._unwanted.discard(job_id)
        self._set_due(job_id, inf)
        self._tell_at = self._clock()

    def _send(self, job_id: str, sheet: Sheet) -> tuple[Outcome, bool]:
        """What the driver made of it, and whether the first byte left."""
        first_byte_left = False

        def on_first_byte() -> None:
            nonlocal first_byte_left
            self._ledger.first_byte(job_id)
            first_byte_left = True

        try:
            outcome = self._driver.send(sheet, job_id, on_first_byte, SEND_TIMEOUT)
        except Exception as error:
            _log.exception("job %s could not be sent", job_id)
            if first_byte_left:
                return Unknown(Reason.DRIVER_FAULT), True
            is_ledger = isinstance(error, sqlite3.Error)
            return Failed(Reason.LEDGER_FAULT if is_ledger else Reason.DRIVER_FAULT), False
        return outcome, first_byte_left

    def _tell(self) -> None:
        """Delivers what has not been told yet."""
        if self._tell_at > self._clock():
            return
        self._tell_at = inf
        try:
            reports = self._ledger.unreported()
        except sqlite3.Error:
            _log.exception("the print ledger cannot be read")
            self._tell_at = self._clock() + PAUSE
            return
        for report in reports:
            try:
                self._on_report(report)
                self._ledger.acknowledge(report.job_id)
            except Exception:
                _log.exception("the report on job %s was not taken; it will be told again", report.job_id)
                self._tell_at = self._clock() + PAUSE

    def _insist(self, write: Callable[[], None]) -> None:
        """Writes an outcome down, again and again where the disk is full, until it is time to end."""
        while True:
            try:
                write()
            except sqlite3.Error:
                _log.exception("the print ledger cannot be written")
            else:
                return
            with self._changed:
                if self._changed.wait_for(lambda: self._closing, PAUSE):
                    return
