"""A process that prints jobs and is killed at a given point: `test_spooler_crashes` runs it.

Arguments: a folder, the number of jobs, and the number of the point at which it dies (0: never). `paper` in
the folder gets one line for each badge that began to come out, `told` one for each report that was taken.
"""

import os
import signal
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from threading import Condition

from printer import MEDIA, Ledger, Outcome, Printed, Probe, Report, Retry, Sheet, Spooler, State, Status


class Points:
    """Places in the program where it may die."""

    def __init__(self, deadly: int) -> None:
        self._numbers, self._deadly = count(1), deadly

    def __call__(self) -> None:
        """Dies here, if this is the point."""
        if next(self._numbers) == self._deadly:
            os.kill(os.getpid(), signal.SIGKILL)


class Paper:
    """A printer whose paper is a file."""

    def __init__(self, paper: Path, point: Callable[[], None]) -> None:
        self._paper, self._point = paper, point

    def probe(self, timeout: float = 2.0) -> Probe:
        return Probe("paper", can_confirm=True, status=self.status(timeout))

    def status(self, timeout: float = 0.8) -> Status:
        return Status(State.READY)

    def send(self, sheet: Sheet, job_id: str, on_first_byte: Callable[[], None], timeout: float) -> Outcome:
        self._point()
        on_first_byte()
        self._point()
        append(self._paper, job_id)
        self._point()
        return Printed()


def append(path: Path, line: str) -> None:
    """Adds a line that a kill cannot take back."""
    with path.open("a") as file:
        file.write(line + "\n")


def main(folder: Path, jobs: int, deadly: int) -> None:
    point = Points(deadly)
    settled: set[str] = set()
    changed = Condition()

    def on_report(report: Report) -> None:
        point()
        append(folder / "told", f"{report.job_id} {type(report.outcome).__name__}")
        point()
        with changed:
            settled.add(report.job_id)
            changed.notify()

    ledger = Ledger(folder / "prints.db")
    point()
    told = {line.split()[0] for line in (folder / "told").read_text().splitlines()}
    spooler = Spooler(ledger, Paper(folder / "paper", point), on_report, retry=Retry(attempts=1000))
    for number in range(jobs):
        point()
        spooler.submit(f"visit-{number}", Sheet(MEDIA["62x100"], b"a page"))
        point()
    with changed:
        changed.wait_for(lambda: len(settled | told) == jobs, 30)
    spooler.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
