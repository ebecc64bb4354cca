"""The ledger: every print job on disk, so that no badge is lost and none is printed twice.

A job is queued, then sending; that its first byte is about to leave is committed before it leaves. Whoever
opens the ledger after a crash therefore knows which jobs never started (they are queued again) and which may
have come out in part (they are unknown, and a person has to look).

One SQLite file, kept by one process; writes are on the disk before a call returns. A page is kept only until
its job is settled: it shows a visitor's name.
"""

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from threading import Lock

from printer.driver import Failed, Outcome, Printed, Refused, SentUnconfirmed, Unknown
from printer.errors import LedgerInUse, LedgerUnusable, Reason
from printer.media import medium
from printer.page import Sheet

_SCHEMA = """
CREATE TABLE IF NOT EXISTS jobs (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    medium TEXT NOT NULL,
    pdf BLOB,
    state TEXT NOT NULL DEFAULT 'queued',
    attempts INTEGER NOT NULL DEFAULT 0,
    first_byte_left INTEGER NOT NULL DEFAULT 0,
    outcome TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    bytes_out INTEGER NOT NULL DEFAULT 0,
    unreported INTEGER NOT NULL DEFAULT 0
) STRICT
"""


class JobState(StrEnum):
    """How far a job is. From `printed` on it is settled: it never changes again."""

    QUEUED = "queued"
    SENDING = "sending"
    PRINTED = "printed"
    UNCONFIRMED = "unconfirmed"
    FAILED = "failed"
    UNKNOWN = "unknown"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Report:
    """What became of a job. While it is not `settled` it is still tried, and another report may follow."""

    job_id: str
    outcome: Outcome
    settled: bool


@dataclass(frozen=True)
class Attempt:
    """A job that is being sent, and how many times it has been by now."""

    sheet: Sheet
    number: int


class Ledger:
    """Jobs on disk. Its methods are each one transaction, and may be called by any thread."""

    def __init__(self, path: Path) -> None:
        """Opens or makes it, and settles what a crash left behind; raises LedgerInUse, LedgerUnusable."""
        self._lock = Lock()
        try:
            path.touch(mode=0o600)  # its pages show names
            self._database = sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)
        except (OSError, sqlite3.Error) as error:
            raise LedgerUnusable(path, error) from error
        try:
            self._prepare()
        except sqlite3.Error as error:
            self._database.close()
            if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
                raise LedgerInUse(path) from None
            raise LedgerUnusable(path, error) from error

    def _prepare(self) -> None:
        # EXCLUSIVE holds the file until it is closed, also against another process of this program.
        for pragma in (
            "locking_mode=EXCLUSIVE",
            "journal_mode=WAL",
            "synchronous=FULL",
            "secure_delete=ON",
        ):
            self._database.execute(f"PRAGMA {pragma}")
        with self._transaction() as database:
            database.execute(_SCHEMA)
            database.execute(
                "UPDATE jobs SET state = 'queued' WHERE state = 'sending' AND NOT first_byte_left"
            )
            database.execute(
                "UPDATE jobs SET state = 'unknown', outcome = 'unknown', reason = ?, pdf = NULL,"
                " unreported = 1 WHERE state = 'sending'",
                [Reason.INTERRUPTED],
            )
        self._forget()

    def close(self) -> None:
        """Lets the file go."""
        with self._lock:
            self._database.close()

    def add(self, job_id: str, sheet: Sheet) -> bool:
        """Queues a job; False where there is one of this id already, whatever became of it."""
        medium(sheet.medium.name)  # whoever prints it later must find it by its name
        with self._transaction() as database:
            added = database.execute(
                "INSERT INTO jobs (id, medium, pdf) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING",
                [job_id, sheet.medium.name, zlib.compress(sheet.pdf, level=1)],
            )
            return added.rowcount == 1

    def queued(self) -> list[str]:
        """The jobs that are still to be printed, oldest first."""
        with self._transaction() as database:
            rows = database.execute("SELECT id FROM jobs WHERE state = 'queued' ORDER BY number")
            return [job_id for (job_id,) in rows]

    def state(self, job_id: str) -> JobState | None:
        """How far a job is; None where there is none."""
        with self._transaction() as database:
            row = database.execute("SELECT state FROM jobs WHERE id = ?", [job_id]).fetchone()
            return JobState(row[0]) if row else None

    def cancel(self, job_id: str) -> bool:
        """Drops a queued job; False where it is being sent, settled or unknown."""
        with self._transaction() as database:
            cancelled = database.execute(
                "UPDATE jobs SET state = 'cancelled', pdf = NULL, unreported = 0"
                " WHERE id = ? AND state = 'queued'",
                [job_id],
            )
        self._forget()
        return cancelled.rowcount == 1

    def begin(self, job_id: str) -> Attempt | None:
        """Starts sending a queued job; None where it is not queued any more.

        Raises UnknownMedium or zlib.error, and the job stays queued, where its page cannot be read back.
        """
        with self._transaction() as database:
            row = database.execute(
                "UPDATE jobs SET state = 'sending', attempts = attempts + 1"
                " WHERE id = ? AND state = 'queued' RETURNING medium, pdf, attempts",
                [job_id],
            ).fetchone()
            return Attempt(Sheet(medium(row[0]), zlib.decompress(row[1])), row[2]) if row else None

    def first_byte(self, job_id: str) -> None:
        """Notes that the first byte is about to leave: from here on the job is never sent again."""
        with self._transaction() as database:
            database.execute("UPDATE jobs SET first_byte_left = 1 WHERE id = ?", [job_id])

    def postpone(self, job_id: str, outcome: Outcome) -> None:
        """Puts a job back into the queue. Its outcome is to be reported where it is not the one before."""
        name, reason, _ = _written(outcome)
        with self._transaction() as database:
            database.execute(
                "UPDATE jobs SET state = 'queued', outcome = :outcome, reason = :reason,"
                " unreported = unreported OR outcome != :outcome OR reason != :reason WHERE id = :id",
                {"outcome": name, "reason": reason, "id": job_id},
            )

    def settle(self, job_id: str, outcome: Outcome) -> None:
        """Ends a job with this outcome, which is to be reported, and forgets its page."""
        name, reason, bytes_out = _written(outcome)
        with self._transaction() as database:
            database.execute(
                "UPDATE jobs SET state = ?, outcome = ?, reason = ?, bytes_out = ?,"
                " pdf = NULL, unreported = 1 WHERE id = ?",
                [_SETTLED[name], name, reason, bytes_out, job_id],
            )
        self._forget()

    def unreported(self) -> list[Report]:
        """What has yet to be told, oldest job first."""
        with self._transaction() as database:
            rows = database.execute(
                "SELECT id, outcome, reason, bytes_out, state FROM jobs WHERE unreported ORDER BY number"
            ).fetchall()
        return [
            Report(job_id, _read(outcome, reason, bytes_out), settled=state != JobState.QUEUED)
            for job_id, outcome, reason, bytes_out, state in rows
        ]

    def acknowledge(self, job_id: str) -> None:
        """Notes that a job's outcome was told."""
        with self._transaction() as database:
            database.execute("UPDATE jobs SET unreported = 0 WHERE id = ?", [job_id])

    def _forget(self) -> None:
        """Takes settled jobs' pages out of the file beside the database, in which SQLite writes first."""
        with self._lock, suppress(sqlite3.Error):  # where the disk is full, the next one's does it too
            self._database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            self._database.execute("BEGIN IMMEDIATE")
            try:
                yield self._database
                self._database.execute("COMMIT")
            except BaseException:
                if self._database.in_transaction:
                    self._database.execute("ROLLBACK")
                raise


_REASONS = frozenset(Reason)

_SETTLED = {
    "printed": JobState.PRINTED,
    "unconfirmed": JobState.UNCONFIRMED,
    "refused": JobState.FAILED,
    "failed": JobState.FAILED,
    "unknown": JobState.UNKNOWN,
}


def _written(outcome: Outcome) -> tuple[str, str, int]:
    """An outcome as the table keeps it: its name, its reason, and the bytes that left."""
    match outcome:
        case Printed():
            return "printed", "", 0
        case SentUnconfirmed():
            return "unconfirmed", "", 0
        case Refused(reason):
            return "refused", reason, 0
        case Failed(reason, bytes_out):
            return "failed", reason, bytes_out
        case Unknown(reason):
            return "unknown", reason, 0


def _read(name: str, reason: str, bytes_out: int) -> Outcome:
    """The outcome of a row that `_written` wrote, even in a later release that has more reasons."""
    if name == "printed":
        return Printed()
    if name == "unconfirmed":
        return SentUnconfirmed()
    why = Reason(reason) if reason in _REASONS else Reason.PRINTER_FAULT
    if name == "refused":
        return Refused(why)
    return Failed(why, bytes_out) if name == "failed" else Unknown(why)
