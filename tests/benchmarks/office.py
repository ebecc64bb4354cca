"""What an office costs a small machine while consoles are open, and how soon they all hear of an arrival.

A real office in a process of its own, with a month of visits on record. Baselines: the bare web server with
as many streams that say nothing; a console that asks every two seconds.
"""

import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from kiosk import reception, settings, shipped
from kiosk.i18n import Catalogues
from kiosk.journal import Journal
from kiosk.lobby.sync.client import OfficeClient
from kiosk.lobby.sync.link import Link, LinkState
from kiosk.visits.arrival import Arrival
from kiosk.visits.moment import Moment
from tests.benchmarks._consoles import LOBBY, Served, Streams, a_bare_server, a_month, the_office
from tests.benchmarks.row import Row

CONSOLES = 50
ARRIVALS = 50
IDLE_SECONDS = 40.0
STEADY_SECONDS = 5.0  # in which what it holds does not change any more
ASKING_SECONDS = 2.0
REACH_MB, REACH_IDLE = 120, 0.01
REACH_P50, REACH_P99 = 0.05, 0.15  # seconds
PATIENCE = 60.0


def rows() -> Iterator[Row]:
    """Memory, an idle hour, an arrival."""
    bare_memory, bare_share = _bare()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        token = a_month(folder)
        with the_office(folder) as office:
            alone = office.megabytes
            streams = Streams()
            streams.sign_in(office, CONSOLES)
            streams.listen()
            took = _arrivals(office, streams, folder, token)
            _settle(office)
            share = office.share(IDLE_SECONDS)
            memory = office.megabytes
            streams.close()
    yield Row(
        f"memory of an office with a month of visits, {CONSOLES} consoles open, after {ARRIVALS} arrivals",
        f"the bare server: {bare_memory:.0f} MB; this office before anybody signed in: {alone:.0f} MB",
        f"{memory:.0f} MB",
        f"at most {REACH_MB} MB",
        memory <= REACH_MB,
    )
    yield Row(
        f"that office in {IDLE_SECONDS:.0f} s in which nothing happens, of one processor",
        f"the bare server: {bare_share:.2%}",
        f"{share:.2%}",
        f"under {REACH_IDLE:.0%}",
        share < REACH_IDLE,
    )
    p50, p99 = _of(took, 0.5), _of(took, 0.99)
    random = Random(6)  # noqa: S311 - a benchmark wants the same moments each time
    asked = [random.uniform(0, ASKING_SECONDS) for _ in range(1000)]
    yield Row(
        f"a lobby's commit to the event on each of {CONSOLES} open consoles, {ARRIVALS} arrivals",
        f"consoles that ask every {ASKING_SECONDS:.0f} s, by chance alone: p50 {_ms(_of(asked, 0.5))}, "
        f"p99 {_ms(_of(asked, 0.99))}",
        f"p50 {_ms(p50)}, p99 {_ms(p99)}, {len(took)} of {ARRIVALS * CONSOLES} told",
        f"p50 at most {_ms(REACH_P50)}, p99 at most {_ms(REACH_P99)}, all of them",
        p50 <= REACH_P50 and p99 <= REACH_P99 and len(took) == ARRIVALS * CONSOLES,
    )


def _bare() -> tuple[float, float]:
    with a_bare_server() as server:
        streams = Streams()
        for _ in range(CONSOLES):
            streams.open(server)
        streams.listen()
        _settle(server)
        share, memory = server.share(IDLE_SECONDS), server.megabytes
        streams.close()
    return memory, share


def _arrivals(office: Served, streams: Streams, folder: Path, token: str) -> list[float]:
    """Seconds from each arrival's commit at a lobby until each console's stream has told of it, sorted."""
    purposes = settings.load().purpose_list(Catalogues(shipped.TRANSLATIONS))
    random = Random(11)  # noqa: S311 - a benchmark wants the same moments each time
    lobby = Journal.at(folder / "lobby")
    link = Link(lobby, lambda: OfficeClient(office.address, token), lambda _: None)
    link.start()
    while link.state is not LinkState.UP:
        time.sleep(0.01)
    took: list[float] = []
    for _ in range(ARRIVALS):
        time.sleep(random.uniform(0.1, 0.3))
        streams.arrivals.clear()
        given = Arrival(name="Ana", purpose="meeting", host=None, language="es", lobby=LOBBY)
        reception.check_in(lobby, given, letter="A", purposes=purposes, now=Moment(datetime.now(UTC), -480))
        began = time.perf_counter()
        while len(streams.arrivals) < CONSOLES and time.perf_counter() - began < PATIENCE:
            time.sleep(0.01)
        took += [at - began for at in streams.arrivals]
    link.stop()
    lobby.close()
    return sorted(took)


def _settle(served: Served) -> None:
    """Waits until what it holds has not grown for a while."""
    before, since = served.megabytes, time.monotonic()
    while time.monotonic() - since < STEADY_SECONDS:
        time.sleep(0.5)
        if (now := served.megabytes) > before + 0.5:
            before, since = now, time.monotonic()


def _of(times: list[float], share: float) -> float:
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms"
