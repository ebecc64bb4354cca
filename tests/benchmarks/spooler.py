"""What becomes of badges when the spooler is killed at any moment, and started again."""

import multiprocessing
import signal
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from printer import Ledger
from tests.benchmarks._killed_spooler import AGAIN, Way, lines, live, with_a_ledger, with_a_queue
from tests.benchmarks.row import Row

_KILLS, _FEWER = 500, 100
_LONGEST_LIFE = 0.1  # seconds from its first step to its kill: enough for some badges
_ENDLESS = 1_000_000


@dataclass(frozen=True)
class _Toll:
    """`asked` are the badges of which nobody could tell whether they were out, and a person had to look."""

    badges: int
    twice: int
    lost: int
    asked: int


def rows() -> Iterator[Row]:
    """Badges that came out twice, and that never did."""
    with TemporaryDirectory() as folder:
        plain = _toll(with_a_queue, _FEWER, Path(folder))
    with TemporaryDirectory() as folder:
        ours = _toll(with_a_ledger, _KILLS, Path(folder))
        ledger = Ledger(Path(folder) / "prints.db")
        left, untold = len(ledger.queued()), len(ledger.unreported())
        ledger.close()
    yield Row(
        f"badges printed twice, and lost, over {_KILLS} kills (SIGKILL) of the spooler at random moments",
        f"a queue that prints what it has not struck off: {plain.twice} twice, {plain.lost} lost"
        f" of {plain.badges}, over {_FEWER} kills",
        f"{ours.twice} twice, {ours.lost} lost of {ours.badges};"
        f" a person was asked about {ours.asked}; {left} left over, {untold} untold",
        "0 and 0",
        ours.twice == ours.lost == left == untold == 0,
    )


def _toll(way: Way, kills: int, folder: Path) -> _Toll:
    """Kills so many spoolers, one after the other; then a last one finishes what is left."""
    for name in ("wanted", "paper", "asked"):
        (folder / name).touch()
    random = Random(20261122)  # noqa: S311 - a benchmark wants the same moments each time
    for life in range(kills):
        _run(way, folder, life, random.uniform(0, _LONGEST_LIFE))
    _run(way, folder, kills, None)
    return _counted(folder)


def _run(way: Way, folder: Path, life: int, seconds: float | None) -> None:
    """One spooler, which is killed after so many seconds; the last one ends by itself.

    Raises RuntimeError where it ended in another way.
    """
    # Each is forked off a process that has read the modules, and nothing else: as fast as it is clean.
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload([live.__module__])
    begun, begins = processes.Pipe(duplex=False)
    process = processes.Process(target=live, args=(way, folder, life, _ENDLESS if seconds else 0, begins))
    with begun, begins:
        process.start()
        begun.recv_bytes()
    if seconds is not None:
        time.sleep(seconds)
        process.kill()
    process.join()
    if process.exitcode != (0 if seconds is None else -signal.SIGKILL):
        raise RuntimeError(f"spooler {life} ended with {process.exitcode}")
    process.close()


def _counted(folder: Path) -> _Toll:
    wanted = set(lines(folder / "wanted"))
    out = Counter(badge.rstrip(AGAIN) for badge in lines(folder / "paper"))
    return _Toll(
        badges=len(wanted),
        twice=sum(copies - 1 for copies in out.values()),
        lost=len(wanted - out.keys()),
        asked=len(set(lines(folder / "asked"))),
    )
