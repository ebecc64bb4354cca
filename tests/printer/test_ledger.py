import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from printer import (
    Failed,
    JobState,
    Ledger,
    LedgerInUse,
    LedgerUnusable,
    Medium,
    Outcome,
    Printed,
    Reason,
    Refused,
    Report,
    SentUnconfirmed,
    Sheet,
    Unknown,
    UnknownMedium,
)
from printer.media import Kind


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "prints.db"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    ledger = Ledger(path)
    yield ledger
    ledger.close()


@pytest.fixture
def sheet(blank: Callable[[str], Sheet]) -> Sheet:
    return blank("62x100")


def pages_on_disk(path: Path) -> int:
    database = sqlite3.connect(path)
    try:
        return int(database.execute("SELECT count(pdf) FROM jobs").fetchone()[0])
    finally:
        database.close()


def traces(page: bytes, path: Path) -> int:
    """How many pieces of a page are in the ledger's files."""
    files = b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*"))
    return sum(page[start : start + 100] in files for start in range(0, len(page), 100))


def test_a_job_is_queued_once(ledger: Ledger, sheet: Sheet) -> None:
    assert ledger.add("visit-1", sheet)
    assert not ledger.add("visit-1", sheet)
    assert ledger.queued() == ["visit-1"]


def test_a_settled_job_is_not_queued_again(ledger: Ledger, sheet: Sheet) -> None:
    ledger.add("visit-1", sheet)
    ledger.begin("visit-1")
    ledger.settle("visit-1", Printed())
    assert not ledger.add("visit-1", sheet)
    assert ledger.queued() == []


def test_what_is_begun_is_the_sheet_that_was_added(ledger: Ledger, sheet: Sheet) -> None:
    ledger.add("visit-1", sheet)
    attempt = ledger.begin("visit-1")
    assert attempt is not None
    assert (attempt.sheet, attempt.number) == (sheet, 1)
    assert ledger.state("visit-1") is JobState.SENDING
    assert ledger.begin("visit-1") is None


def test_a_medium_that_could_not_be_found_later_is_refused(ledger: Ledger, sheet: Sheet) -> None:
    own = Medium("own", "Our own", (10, 5), 300, (1, 1), Kind.DIE_CUT)
    with pytest.raises(UnknownMedium):
        ledger.add("visit-1", Sheet(own, sheet.pdf))


def test_only_a_queued_job_is_cancelled(ledger: Ledger, sheet: Sheet) -> None:
    ledger.add("queued", sheet)
    ledger.add("sending", sheet)
    ledger.begin("sending")
    assert ledger.cancel("queued")
    assert not ledger.cancel("queued")
    assert not ledger.cancel("sending")
    assert not ledger.cancel("never heard of")
    assert ledger.state("queued") is JobState.CANCELLED
    assert ledger.state("never heard of") is None
    assert ledger.unreported() == []


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        (Printed(), JobState.PRINTED),
        (SentUnconfirmed(), JobState.UNCONFIRMED),
        (Refused(Reason.WRONG_MEDIA), JobState.FAILED),
        (Failed(Reason.CONNECTION_LOST, 4096), JobState.FAILED),
        (Unknown(Reason.STUCK), JobState.UNKNOWN),
    ],
)
def test_an_outcome_is_reported_until_it_is_acknowledged(
    path: Path, sheet: Sheet, outcome: Outcome, state: JobState
) -> None:
    ledger = Ledger(path)
    ledger.add("visit-1", sheet)
    ledger.begin("visit-1")
    ledger.settle("visit-1", outcome)
    assert ledger.unreported() == [Report("visit-1", outcome, settled=True)]
    ledger.close()
    ledger = Ledger(path)
    assert ledger.state("visit-1") is state
    assert ledger.unreported() == [Report("visit-1", outcome, settled=True)]
    ledger.acknowledge("visit-1")
    assert ledger.unreported() == []
    ledger.close()


def test_a_postponed_job_is_reported_once_for_each_new_reason(ledger: Ledger, sheet: Sheet) -> None:
    ledger.add("visit-1", sheet)
    reports: list[list[Report]] = []
    for reason in (Reason.OFFLINE, Reason.OFFLINE, Reason.COVER_OPEN):
        ledger.begin("visit-1")
        ledger.postpone("visit-1", Refused(reason))
        reports.append(ledger.unreported())
        ledger.acknowledge("visit-1")
    assert reports == [
        [Report("visit-1", Refused(Reason.OFFLINE), settled=False)],
        [],
        [Report("visit-1", Refused(Reason.COVER_OPEN), settled=False)],
    ]
    assert ledger.queued() == ["visit-1"]


def test_after_a_crash_what_never_left_is_queued_and_the_rest_is_unknown(path: Path, sheet: Sheet) -> None:
    ledger = Ledger(path)
    for job in ("queued", "begun", "left"):
        ledger.add(job, sheet)
    ledger.begin("begun")
    ledger.begin("left")
    ledger.first_byte("left")
    ledger.close()
    ledger = Ledger(path)
    assert ledger.queued() == ["queued", "begun"]
    assert ledger.state("left") is JobState.UNKNOWN
    assert ledger.unreported() == [Report("left", Unknown(Reason.INTERRUPTED), settled=True)]
    ledger.close()


def test_a_page_is_forgotten_with_its_job(path: Path, sheet: Sheet) -> None:
    ledger = Ledger(path)
    for job in ("printed", "cancelled", "left", "queued"):
        ledger.add(job, sheet)
    ledger.begin("printed")
    ledger.settle("printed", Printed())
    ledger.cancel("cancelled")
    ledger.begin("left")
    ledger.first_byte("left")
    ledger.close()
    Ledger(path).close()
    assert pages_on_disk(path) == 1


def test_nothing_of_a_settled_page_is_left_in_any_file(path: Path, medium: Medium) -> None:
    page = Random(0).randbytes(20_000)  # noqa: S311 - it must not be compressible, no more
    ledger = Ledger(path)
    for job in ("printed", "cancelled"):
        ledger.add(job, Sheet(medium, page))
    ledger.begin("printed")
    assert traces(page, path) > 100
    ledger.settle("printed", Printed())
    ledger.cancel("cancelled")
    assert traces(page, path) == 0
    ledger.add("left", Sheet(medium, page))
    ledger.begin("left")
    ledger.first_byte("left")
    ledger.close()
    ledger = Ledger(path)
    assert traces(page, path) == 0
    ledger.close()


def test_a_reason_of_a_later_release_stops_nobody(path: Path, sheet: Sheet) -> None:
    ledger = Ledger(path)
    ledger.add("visit-1", sheet)
    ledger.begin("visit-1")
    ledger.settle("visit-1", Failed(Reason.CUTTER_JAM, 7))
    ledger.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("UPDATE jobs SET reason = 'moon-too-close'")
    ledger = Ledger(path)
    assert ledger.unreported() == [Report("visit-1", Failed(Reason.PRINTER_FAULT, 7), settled=True)]
    ledger.close()


def test_one_process_keeps_a_ledger(ledger: Ledger, path: Path) -> None:
    with pytest.raises(LedgerInUse, match=r"prints\.db is in use by another process"):
        Ledger(path)
    assert ledger.queued() == []


def test_a_file_that_is_no_ledger_is_named(path: Path) -> None:
    path.write_bytes(b"not a database" * 100)
    with pytest.raises(LedgerUnusable, match=r"prints\.db cannot be used: file is not a database"):
        Ledger(path)


def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(LedgerUnusable, match="No such file or directory"):
        Ledger(tmp_path / "none" / "prints.db")


def test_nobody_else_may_read_the_names_in_it(ledger: Ledger, path: Path) -> None:
    assert path.stat().st_mode & 0o077 == 0
