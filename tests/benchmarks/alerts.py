"""How soon alerts leave, and what becomes of them when the office is killed over and over."""

import contextlib
import multiprocessing
import os
import signal
import statistics
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from json import loads
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random

import requests

from kiosk.errors import LetterUnknown
from kiosk.journal import Journal
from kiosk.office.alerts.alerts import Alerts
from kiosk.office.alerts.outbox import Outbox
from kiosk.visits.events import VisitEscalated, VisitorArrived
from kiosk.visits.moment import Moment
from tests.benchmarks import _killed_alerts
from tests.benchmarks.row import Row

_TIMES = 100
_BETWEEN = 0.1  # seconds between two visitors
_OVERDUE = 50
_KILLS, _WHOLE_KILLS, _PLAIN_KILLS = 100, 10, 10
_PATIENCE = 60.0  # seconds


class _Sink(ThreadingHTTPServer):
    """Takes alerts, each with the time; answers so many with 500 and 429."""

    daemon_threads = True

    def __init__(self, failing: float = 0.0, throttled: float = 0.0) -> None:
        super().__init__(("127.0.0.1", 0), _Taking)
        self.failing, self.throttled = failing, throttled
        self.random = Random(6)  # noqa: S311 - the same answers each time
        self.taken: list[tuple[str, float]] = []
        threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True).start()

    def handle_error(self, *_: object) -> None:
        """Whoever was killed in the middle of a request is no news here."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"


class _Taking(BaseHTTPRequestHandler):
    server: _Sink

    def do_POST(self) -> None:
        body = loads(self.rfile.read(int(self.headers["Content-Length"])))
        chance = self.server.random.random()
        if chance < self.server.failing:
            self.send_response(500)
        elif chance < self.server.failing + self.server.throttled:
            self.send_response(429)
            self.send_header("Retry-After", "0")
        else:
            self.server.taken.append((body["event"], time.monotonic()))
            self.send_response(204)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Says nothing."""


def rows() -> Iterator[Row]:
    """The hand-over, the restart, the kills."""
    yield _handed_over()
    yield _after_a_restart()
    yield _killed()
    yield _killed_with_couriers()


def _handed_over() -> Row:
    sink = _Sink()
    with tempfile.TemporaryDirectory() as folder:
        office = _killed_alerts.opened(Path(folder), sink.url)
        alerts = Alerts(office)
        alerts.start()
        plain, ours = [], []
        for number in range(_TIMES):
            began = time.monotonic()
            requests.post(sink.url, json={"event": f"plain {number}"}, timeout=5)
            plain.append(_when(sink, f"plain {number}") - began)
            visit = _killed_alerts.check_in(office, office.clock())
            committed = time.monotonic()
            ours.append(_when(sink, f"{visit}.arrived") - committed)
            time.sleep(_BETWEEN)
        alerts.stop()
        office.journal.close()
    sink.shutdown()
    quick = sorted(ours)[int(0.99 * len(ours)) - 1]
    return Row(
        f"alert handed to a web service after the commit, {_TIMES} visitors",
        f"posted straight away: {_ms(plain)}",
        _ms(ours),
        "p99 at most 50 ms",
        quick <= 0.05,
    )


def _after_a_restart() -> Row:
    with tempfile.TemporaryDirectory() as folder:
        office = _killed_alerts.opened(Path(folder), "")
        now = office.clock()
        for minutes in range(_OVERDUE):
            long_ago = Moment(now.at.fromtimestamp(now.at.timestamp() - 60 * (16 + minutes), now.at.tzinfo))
            _killed_alerts.check_in(office, long_ago)
        Alerts(office).dispatcher.catch_up()
        office.journal.close()
        began = time.monotonic()
        office = _killed_alerts.opened(Path(folder), "")
        alerts = Alerts(office)
        alerts.start()
        opened = time.monotonic() - began
        while len(_told(office.journal)) < _OVERDUE and time.monotonic() - began < _PATIENCE:
            time.sleep(0.01)
        seconds = time.monotonic() - began
        alerts.stop()
        told = len(_told(office.journal))
        office.journal.close()
    return Row(
        f"{_OVERDUE} visitors whose last step fell due while the office was off, after its restart",
        f"the office is open after {opened:.2f} s",
        f"{told} escalated, the last after {seconds:.2f} s",
        "all, within 2 s",
        told == _OVERDUE and seconds <= 2,
    )


def _killed() -> Row:
    queue = _lives(_killed_alerts.with_a_queue, _PLAIN_KILLS, _kill)
    ours = _lives(_killed_alerts.with_an_outbox, _KILLS, _kill)
    return Row(
        "an office killed over and over, with 30 % of answers 500 and 10 % 429",
        f"a queue in memory, {_PLAIN_KILLS} kills: {queue.undelivered} undelivered",
        f"{_KILLS} kills, {ours}",
        "0 undelivered, at most 0.1 % twice, 0 of no visit",
        not ours.undelivered and not ours.unknown and ours.doubled <= ours.visits / 1000,
    )


def _killed_with_couriers() -> Row:
    """What no program can know: whether the other side took what was on its way when everything ended."""
    ours = _lives(_killed_alerts.with_an_outbox, _WHOLE_KILLS, _kill_whole)
    return Row(
        "the same, killed each time with all of its processes, as a power cut does",
        "",
        f"{_WHOLE_KILLS} kills, {ours}",
        "0 undelivered, 0 of no visit; twice no more than what was on its way",
        not ours.undelivered and not ours.unknown and ours.doubled <= _WHOLE_KILLS,
    )


def _kill(process: BaseProcess) -> None:
    process.kill()


def _kill_whole(process: BaseProcess) -> None:
    os.killpg(process.pid or 0, signal.SIGKILL)


@dataclass(frozen=True)
class _Outcome:
    """Of so many visits, how many nobody was told of; how many alerts came twice, or of no visit."""

    visits: int
    undelivered: int
    doubled: int
    unknown: int

    def __str__(self) -> str:
        share = 100 * self.doubled / self.visits
        return (
            f"{self.visits} visits: {self.undelivered} undelivered, {self.doubled} twice ({share:.2f} %), "
            f"{self.unknown} of no visit"
        )


def _lives(way: _killed_alerts.Way, kills: int, kill: Callable[[BaseProcess], None]) -> _Outcome:
    sink, random = _Sink(0.3, 0.1), Random(7)  # noqa: S311 - the same lives each time
    starting = multiprocessing.get_context("forkserver")
    starting.set_forkserver_preload([_killed_alerts.__name__])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for life in range(kills + 1):
            process = starting.Process(target=_killed_alerts.live, args=(way, folder, sink.url, life))
            process.start()
            _more(sink)
            time.sleep(random.uniform(0.2, 0.9))
            if life == kills:
                _settle(sink, folder)
            kill(process)
            process.join()
        journal = Journal.at(folder)
        arrived = {
            it.event.subject for it in journal.after(0, limit=99_999) if isinstance(it.event, VisitorArrived)
        }
        journal.close()
    sink.shutdown()
    times = Counter(event for event, _ in sink.taken)
    return _Outcome(
        visits=len(arrived),
        undelivered=sum(times[f"{visit}.arrived"] == 0 for visit in arrived),
        doubled=sum(count > 1 for count in times.values()),
        unknown=sum(event.partition(".")[0] not in arrived for event in times),
    )


def _more(sink: _Sink) -> None:
    """Waits until this life has told of somebody."""
    before, end = len(sink.taken), time.monotonic() + _PATIENCE
    while len(sink.taken) == before and time.monotonic() < end:
        time.sleep(0.01)


def _settle(sink: _Sink, folder: Path) -> None:
    """Waits until the outbox is empty and, for a way that has none, until nothing has come for a while.

    What was refused often waits for minutes: it is tried again at once, as somebody may in the console.
    """
    journal, before, end = Journal.at(folder), -1, time.monotonic() + _PATIENCE
    sink.failing = sink.throttled = 0.0
    for letter in Outbox(journal).undelivered(9999):
        with contextlib.suppress(LetterUnknown):
            Outbox(journal).try_again(letter.id, now=datetime.now(UTC))
    while time.monotonic() < end and (
        len(sink.taken) > before or Outbox(journal).next_due("webhook") is not None
    ):
        before = len(sink.taken)
        time.sleep(3)
    journal.close()


def _told(journal: Journal) -> set[str]:
    return {
        it.event.subject
        for it in journal.after(0, limit=9999)
        if isinstance(it.event, VisitEscalated) and it.event.step == "ceiling"
    }


def _when(sink: _Sink, event: str) -> float:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        for name, when in reversed(sink.taken):
            if name == event:
                return when
        time.sleep(0.0005)
    raise TimeoutError(event)


def _ms(seconds: list[float]) -> str:
    ordered = sorted(seconds)
    p99 = ordered[int(0.99 * len(ordered)) - 1]
    return f"p50 {statistics.median(ordered) * 1000:.1f}, p99 {p99 * 1000:.1f} ms"
