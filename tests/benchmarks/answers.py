"""How soon staff's answer is on the visitor's screen: from the office's commit to what the screen says.

A real office over HTTP and a lobby's own link. Baseline: a lobby that asks the office once a second.
"""

import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from kiosk import reception, shipped
from kiosk.i18n import Catalogues
from kiosk.journal import Journal
from kiosk.lobby.sync import replicate
from kiosk.lobby.sync.client import OfficeClient
from kiosk.lobby.sync.link import Link
from kiosk.lobby.waiting_room import WaitingRoom
from kiosk.office.lobbies import Lobbies
from kiosk.settings import load
from kiosk.telling import Word
from kiosk.visits.acknowledgement import Answer, AnswerKind
from kiosk.visits.arrival import Arrival
from kiosk.visits.moment import Moment
from tests.benchmarks.row import Row
from tests.kiosk.office.running import running

ANSWERS, FEWER = 100, 15
LOBBY = "Main entrance"
REACH_MS = 1000
SETTINGS = load(shipped.CONFIG / "demo")


def rows() -> Iterator[Row]:
    """An answer to the screen at the entrance."""
    ours, asking = _times(_listening, ANSWERS), _times(_asking, FEWER)
    yield Row(
        "staff's answer to the visitor's screen, p50 and p99",
        f"a lobby that asks once a second: {_of(asking, 0.5):.0f}, {_of(asking, 0.99):.0f} ms of {FEWER}",
        f"{_of(ours, 0.5):.0f}, {_of(ours, 0.99):.0f} ms of {ANSWERS}",
        f"p99 <= {REACH_MS} ms",
        _of(ours, 0.99) <= REACH_MS,
    )


def _now() -> Moment:
    return Moment(datetime.now(UTC), -480)


def _times(copying: Callable[[Journal, Link, OfficeClient, ExitStack], None], count: int) -> list[float]:
    """Milliseconds from each answer's commit until the screen's news have it."""
    random = Random(20261122)  # noqa: S311 - a benchmark wants the same moments each time
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        catalogues = Catalogues(shipped.TRANSLATIONS)
        office = stack.enter_context(running(SETTINGS, folder / "office", _now, catalogues))
        token = Lobbies(office.office.journal).add(LOBBY, now=_now().at)
        lobby = Journal.at(folder / "lobby")
        stack.callback(lobby.close)
        link = Link(lobby, lambda: OfficeClient(office.address, token), lambda _: None)
        copying(lobby, link, OfficeClient(office.address, token), stack)
        room = WaitingRoom(lobby, link, lobby=LOBBY, every=timedelta(hours=1), pages="", clock=_now)
        return [_time(office.office.journal, lobby, room, random.uniform(0, 0.2)) for _ in range(count)]


def _listening(_lobby: Journal, link: Link, _client: OfficeClient, stack: ExitStack) -> None:
    """The lobby's own link, whose questions the office holds on to."""
    link.start()
    stack.callback(link.stop)


def _asking(lobby: Journal, _link: Link, client: OfficeClient, stack: ExitStack) -> None:
    """Asks whether there is something new, over and over."""
    stopping = threading.Event()

    def ask() -> None:
        known = replicate.Known()
        while not stopping.wait(1.0):
            known = replicate.push(lobby, client, known, stopping)

    asking = threading.Thread(target=ask)
    asking.start()
    stack.callback(asking.join)
    stack.callback(stopping.set)


def _time(office: Journal, lobby: Journal, room: WaitingRoom, pause: float) -> float:
    arrival = Arrival("Ana", "drop-off", "es", LOBBY)
    visit = reception.check_in(lobby, arrival, letter="A", purposes=SETTINGS.purpose_list(), now=_now()).id

    while not _knows(office, visit):
        office.wait(office.position, 0.1)
    time.sleep(pause)
    position = lobby.position
    reception.acknowledge(office, visit, Answer(AnswerKind.ON_MY_WAY), by="Sam", now=_now())
    began = time.perf_counter()
    while room.waiting(visit).news.word is not Word.ON_MY_WAY:
        lobby.wait(position, 5)
        position = lobby.position
    return (time.perf_counter() - began) * 1000


def _knows(office: Journal, visit: str) -> bool:
    with office.reading() as view:
        return view.visit(visit) is not None


def _of(times: list[float], share: float) -> float:
    return sorted(times)[min(len(times) - 1, int(share * len(times)))]
