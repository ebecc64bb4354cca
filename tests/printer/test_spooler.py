import logging
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Condition, Event

import pytest

from printer import (
    Failed,
    JobState,
    Ledger,
    Outcome,
    Printed,
    Probe,
    Reason,
    Refused,
    Report,
    Retry,
    Sheet,
    Spooler,
    State,
    Status,
    Unknown,
    open_driver,
)

SOON = 10.0  # seconds that a test waits at most for what happens at once

AT_ONCE = Retry(pauses=(0,), attempts=5)


class Paper:
    """A printer that does as it is told: each send takes the next outcome, the last one for ever."""

    def __init__(self, *outcomes: Outcome | Exception) -> None:
        self._outcomes = list(outcomes)
        self.sent: list[str] = []
        self.announces = True
        self.let_go = Event()
        self.let_go.set()
        self.sending = Event()

    def probe(self, timeout: float = 2.0) -> Probe:
        return Probe("paper", can_confirm=True, status=self.status(timeout))

    def status(self, timeout: float = 0.8) -> Status:
        return Status(State.READY)

    def send(self, sheet: Sheet, job_id: str, on_first_byte: Callable[[], None], timeout: float) -> Outcome:
        self.sent.append(job_id)
        self.sending.set()
        assert self.let_go.wait(SOON)
        outcome = self._outcomes.pop(0) if len(self._outcomes) > 1 else self._outcomes[0]
        if not isinstance(outcome, Refused) and outcome != Failed(Reason.UNREACHABLE) and self.announces:
            on_first_byte()
        if isinstance(outcome, Exception):
            raise outcome
        return outcome


class Listener:
    """Keeps reports, and waits for them; `deaf` times it takes none."""

    def __init__(self, deaf: int = 0) -> None:
        self._changed = Condition()
        self.deaf = deaf
        self.heard: list[Report] = []

    def __call__(self, report: Report) -> None:
        with self._changed:
            self.heard.append(report)
            self._changed.notify_all()
            if len(self.heard) <= self.deaf:
                raise ConnectionError("the journal is busy")

    def wait(self, count: int) -> list[Report]:
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.heard) >= count, SOON), self.heard
            return list(self.heard)


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def sheet(blank: Callable[[str], Sheet]) -> Sheet:
    return blank("62x100")


@pytest.fixture
def spool(tmp_path: Path) -> Iterator[Callable[..., Spooler]]:
    """Starts a spooler over the same ledger each time; the one before is closed first."""
    started: list[Spooler] = []

    def start(driver: Paper, listener: Listener, **options: object) -> Spooler:
        for spooler in started:
            spooler.close()
        ledger = Ledger(tmp_path / "prints.db")
        started.append(Spooler(ledger, driver, listener, **{"retry": AT_ONCE, **options}))  # type: ignore[arg-type]  # tests choose
        return started[-1]

    yield start
    for spooler in started:
        spooler.close()


def test_a_job_is_printed_and_reported(spool: Callable[..., Spooler], sheet: Sheet) -> None:
    paper, listener = Paper(Printed()), Listener()
    spooler = spool(paper, listener)
    assert spooler.submit("visit-1", sheet)
    assert listener.wait(1) == [Report("visit-1", Printed(), settled=True)]
    assert spooler.state("visit-1") is JobState.PRINTED


def test_the_same_job_is_printed_once(spool: Callable[..., Spooler], sheet: Sheet) -> None:
    paper, listener = Paper(Printed()), Listener()
    spooler = spool(paper, listener)
    assert [spooler.submit("visit-1", sheet) for _ in range(3)] == [True, False, False]
    listener.wait(1)
    assert not spooler.submit("visit-1", sheet)
    spooler.submit("visit-2", sheet)
    listener.wait(2)
    assert paper.sent == ["visit-1", "visit-2"]


def test_a_badge_comes_out_in_the_folder(tmp_path: Path, spool: Callable[..., Spooler], sheet: Sheet) -> None:
    listener = Listener()
    spooler = spool(open_driver("file:badges", tmp_path), listener)
    spooler.submit("visit-1", sheet)
    assert listener.wait(1) == [Report("visit-1", Printed(), settled=True)]
    assert (tmp_path / "badges" / "visit-1.png").exists()


def test_the_first_verdict_comes_at_once_and_a_later_success_follows(
    spool: Callable[..., Spooler], sheet: Sheet
) -> None:
    offline = Refused(Reason.OFFLINE)
    listener = Listener()
    spool(Paper(offline, offline, Printed()), listener).submit("visit-1", sheet)
    assert listener.wait(2) == [
        Report("visit-1", offline, settled=False),
        Report("visit-1", Printed(), settled=True),
    ]


def test_another_reason_is_another_report(spool: Callable[..., Spooler], sheet: Sheet) -> None:
    listener = Listener()
    spool(Paper(Refused(Reason.OFFLINE), Refused(Reason.NO_MEDIA), Printed()), listener).submit("v", sheet)
    assert [report.outcome for report in listener.wait(3)] == [
        Refused(Reason.OFFLINE),
        Refused(Reason.NO_MEDIA),
        Printed(),
    ]


def test_after_so_many_attempts_it_is_given_up(spool: Callable[..., Spooler], sheet: Sheet) -> None:
    paper, listener = Paper(Failed(Reason.UNREACHABLE)), Listener()
    spool(paper, listener).submit("visit-1", sheet)
    assert listener.wait(2) == [
        Report("visit-1", Failed(Reason.UNREACHABLE), settled=False),
        Report("visit-1", Failed(Reason.UNREACHABLE), settled=True),
    ]
    assert len(paper.sent) == AT_ONCE.attempts


@pytest.mark.parametrize(
    "outcome", [Unknown(Reason.STUCK), Failed(Reason.CONNECTION_LOST, 10), Failed(Reason.STUCK)]
)
def test_after_the_first_byte_nothing_is_sent_again(
    spool: Callable[..., Spooler], sheet: Sheet, outcome: Outcome
) -> None:
    paper, listener = Paper(outcome), Listener()
    spooler = spool(paper, listener)
    spooler.submit("visit-1", sheet)
    assert listener.wait(1) == [Report("visit-1", outcome, settled=True)]
    spooler.submit("visit-2", sheet)
    listener.wait(2)
    assert paper.sent == ["visit-1", "visit-2"]


def test_it_is_tried_again_only_when_its_pause_is_over(spool: Callable[..., Spooler], sheet: Sheet) -> None:
    paper, listener, clock = Paper(Refused(Reason.BUSY)), Listener(), Clock()
    spooler = spool(paper, listener, retry=Retry(pauses=(5, 60), attempts=9), clock=clock)
    spooler.submit("waits", sheet)
    listener.wait(1)
    clock.now += 4.9
    spooler.submit("next", sheet)
    listener.wait(2)
    assert paper.sent == ["waits", "next"]
    clock.now += 0.2
    spooler.submit("last", sheet)
    listener.wait(3)
    assert sorted(paper.sent) == ["last", "next", "waits", "waits"]


def test_a_cancelled_job_never_prints(spool: Callable[..., Spooler], sheet: Sheet) -> None:
    paper, listener = Paper(Printed()), Listener()
    spooler = spool(paper, listener)
    paper.let_go.clear()
    spooler.submit("sending", sheet)
    assert paper.sending.wait(SOON)
    spooler.submit("waiting", sheet)
    assert spooler.cancel("waiting")
    assert not spooler.cancel("sending")
    paper.let_go.set()
    listener.wait(1)
    spooler.submit("last", sheet)
    listener.wait(2)
    assert paper.sent == ["sending", "last"]


def test_a_job_that_is_cancelled_while_it_does_not_get_through_is_not_tried_again(
    spool: Callable[..., Spooler], sheet: Sheet
) -> None:
    paper, listener = Paper(Refused(Reason.COVER_OPEN), Printed()), Listener()
    spooler = spool(paper, listener, retry=AT_ONCE)
    paper.let_go.clear()
    spooler.submit("left", sheet)
    assert paper.sending.wait(SOON)
    assert not spooler.cancel("left")
    paper.let_go.set()
    spooler.submit("last", sheet)
    assert listener.wait(1) == [Report("last", Printed(), settled=True)]
    assert paper.sent == ["left", "last"]
    assert spooler.state("left") is JobState.CANCELLED


def test_queued_jobs_are_printed_after_a_restart(spool: Callable[..., Spooler], sheet: Sheet) -> None:
    never = Retry(pauses=(3600,), attempts=9)
    refused, listener = Paper(Refused(Reason.OFFLINE)), Listener()
    spool(refused, listener, retry=never).submit("visit-1", sheet)
    listener.wait(1)
    printed, again = Paper(Printed()), Listener()
    spool(printed, again)
    assert again.wait(1) == [Report("visit-1", Printed(), settled=True)]


def test_what_was_not_taken_is_told_again_after_a_restart(
    spool: Callable[..., Spooler], sheet: Sheet, caplog: pytest.LogCaptureFixture
) -> None:
    paper, deaf = Paper(Printed()), Listener(deaf=1)
    spool(paper, deaf).submit("visit-1", sheet)
    deaf.wait(1)
    listener = Listener()
    spool(paper, listener)
    assert listener.wait(1) == [Report("visit-1", Printed(), settled=True)]
    assert paper.sent == ["visit-1"]
    assert "will be told again" in caplog.text


def test_what_was_not_taken_is_told_again_after_a_pause(
    spool: Callable[..., Spooler], sheet: Sheet, caplog: pytest.LogCaptureFixture
) -> None:
    paper, listener, clock = Paper(Printed()), Listener(deaf=1), Clock()
    spooler = spool(paper, listener, clock=clock)
    spooler.submit("visit-1", sheet)
    listener.wait(1)
    clock.now += 10
    spooler.submit("visit-2", sheet)
    assert {report.job_id for report in listener.wait(3)[1:]} == {"visit-1", "visit-2"}
    assert "visit-1" in caplog.text


def test_a_driver_that_breaks_is_a_reason_and_not_the_end(
    spool: Callable[..., Spooler], sheet: Sheet, caplog: pytest.LogCaptureFixture
) -> None:
    paper, listener = Paper(ValueError("a mistake in a driver"), Printed()), Listener()
    paper.announces = False
    spool(paper, listener).submit("visit-1", sheet)
    assert listener.wait(2) == [
        Report("visit-1", Failed(Reason.DRIVER_FAULT), settled=False),
        Report("visit-1", Printed(), settled=True),
    ]
    assert "a mistake in a driver" in caplog.text


def test_a_driver_that_breaks_after_the_first_byte_leaves_it_unknown(
    spool: Callable[..., Spooler], sheet: Sheet, caplog: pytest.LogCaptureFixture
) -> None:
    listener = Listener()
    spool(Paper(ValueError("a mistake in a driver"), Printed()), listener).submit("visit-1", sheet)
    assert listener.wait(1) == [Report("visit-1", Unknown(Reason.DRIVER_FAULT), settled=True)]
    assert caplog.records[0].levelno == logging.ERROR


def test_if_the_ledger_cannot_note_the_first_byte_nothing_is_sent(
    tmp_path: Path, sheet: Sheet, caplog: pytest.LogCaptureFixture
) -> None:
    class FullLedger(Ledger):
        full = True

        def first_byte(self, job_id: str) -> None:
            if self.full:
                self.full = False
                raise sqlite3.OperationalError("database or disk is full")
            super().first_byte(job_id)

    listener = Listener()
    paper = Paper(Printed())
    spooler = Spooler(FullLedger(tmp_path / "prints.db"), paper, listener, retry=AT_ONCE)
    spooler.submit("visit-1", sheet)
    assert listener.wait(2) == [
        Report("visit-1", Failed(Reason.LEDGER_FAULT), settled=False),
        Report("visit-1", Printed(), settled=True),
    ]
    spooler.close()


def test_a_job_that_cannot_be_read_back_is_reported(
    tmp_path: Path, spool: Callable[..., Spooler], sheet: Sheet, caplog: pytest.LogCaptureFixture
) -> None:
    ledger = Ledger(tmp_path / "prints.db")
    ledger.add("visit-1", sheet)
    ledger.close()
    database = sqlite3.connect(tmp_path / "prints.db")
    database.execute("UPDATE jobs SET medium = 'of an older version'")
    database.commit()
    database.close()
    listener = Listener()
    spool(Paper(Printed()), listener)
    assert listener.wait(1) == [Report("visit-1", Failed(Reason.DRIVER_FAULT), settled=True)]
    assert "of an older version" in caplog.text


def test_closing_finishes_the_job_that_is_being_sent(spool: Callable[..., Spooler], sheet: Sheet) -> None:
    paper, listener = Paper(Printed()), Listener()
    spooler = spool(paper, listener)
    spooler.submit("visit-1", sheet)
    assert paper.sending.wait(SOON)
    spooler.close()
    assert listener.heard == [Report("visit-1", Printed(), settled=True)]


def test_closing_does_not_wait_for_a_driver_that_hangs(spool: Callable[..., Spooler], sheet: Sheet) -> None:
    paper, listener = Paper(Printed()), Listener()
    paper.let_go.clear()
    spooler = spool(paper, listener)
    spooler.submit("visit-1", sheet)
    assert paper.sending.wait(SOON)
    spooler.close(timeout=0)
    assert listener.heard == []
    paper.let_go.set()
