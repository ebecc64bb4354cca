"""Spoolers that print badge after badge until they are killed, and go on where the one before was killed.

In their folder, `wanted` gets a line for each badge before anything is done for it, as a journal would, and
`paper` one for each badge that came out; `asked` one each time that a person is asked to look.
"""

import time
from collections.abc import Callable, Iterable
from itertools import chain
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from threading import Condition, Event

from printer import MEDIA, Ledger, Report, Sheet, Spooler, Unknown
from tests.printer.crashing_spooler import Paper, append

AGAIN = "+"
"""What follows the id of a badge that a person had printed again."""

_SHEET = Sheet(MEDIA["62x100"], b"a page")
_LONGEST_PAUSE = 0.003  # seconds, wherever a kill could do harm
_AHEAD = 3  # badges that may be wanted before the first of them is out

Way = Callable[[Path, Callable[[], None], Iterable[str]], None]


def live(way: Way, folder: Path, life: int, badges: int, begun: Connection) -> None:
    """Prints what was left over, and then so many more badges."""
    random = Random(life)  # noqa: S311 - a benchmark wants the same pauses each time
    begun.send_bytes(b"begun")
    way(
        folder,
        lambda: time.sleep(random.uniform(0, _LONGEST_PAUSE)),
        (f"{life}-{number}" for number in range(badges)),
    )


def lines(path: Path) -> list[str]:
    """What was written down so far."""
    return path.read_text().splitlines()


def with_a_ledger(folder: Path, pause: Callable[[], None], wanted: Iterable[str]) -> None:
    """Our spooler, and a person: where she is asked, she looks, and has printed again what is not there."""
    ready, changed = Event(), Condition()

    def on_report(report: Report) -> None:
        ready.wait()
        if isinstance(report.outcome, Unknown):
            append(folder / "asked", report.job_id)
            if report.job_id not in lines(folder / "paper"):
                submit(report.job_id + AGAIN)
        with changed:
            unsettled.discard(report.job_id)
            changed.notify()

    def submit(badge: str) -> None:
        if spooler.state(badge) is None:  # the others go on by themselves
            with changed:
                unsettled.add(badge)
            spooler.submit(badge, _SHEET)

    def wait_for(left: int) -> None:
        with changed:
            changed.wait_for(lambda: len(unsettled) <= left)

    ledger = Ledger(folder / "prints.db")
    unsettled = {*ledger.queued(), *(report.job_id for report in ledger.unreported())}
    spooler = Spooler(ledger, Paper(folder / "paper", pause), on_report)
    ready.set()
    for badge in lines(folder / "wanted")[-1:]:  # the others were in the ledger before it was wanted
        submit(badge)
    for badge in wanted:
        append(folder / "wanted", badge)
        submit(badge)
        wait_for(_AHEAD)
    wait_for(0)
    spooler.close()


def with_a_queue(folder: Path, pause: Callable[[], None], wanted: Iterable[str]) -> None:
    """A folder of what is to be printed, each struck off once it is out, and printed again if it is not."""
    queue = folder / "queue"
    queue.mkdir(exist_ok=True)
    for badge in chain([file.name for file in queue.iterdir()], wanted):
        (queue / badge).touch()
        append(folder / "wanted", badge)
        pause()
        append(folder / "paper", badge)
        pause()
        (queue / badge).unlink()
        pause()
