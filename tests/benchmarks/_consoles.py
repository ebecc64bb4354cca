"""A real office with a month on record, in a process of its own, and consoles that stand open."""

import os
import re
import selectors
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from kiosk import settings
from kiosk.journal import Entry, Journal
from kiosk.journal.store import move_bookmark, record
from kiosk.office.accounts import Accounts, Role
from kiosk.office.lobbies import Lobbies
from kiosk.office.office import open_journal
from kiosk.visits.events import (
    BadgePrinted,
    BadgeRequested,
    VisitAcknowledged,
    VisitEvent,
    VisitorArrived,
    VisitorLeft,
)
from kiosk.visits.moment import Moment
from tests.benchmarks import _bare_server
from tests.kiosk.office.running import PASSWORD, send

DAYS, A_DAY = 25, 80  # of visits on record
INSIDE = 8  # who has not left yet
LOBBY = "Main entrance"


def a_month(folder: Path) -> str:
    """Fills the records of an office and of its lobby, and makes the account `rosa`.

    Returns: the lobby's token.
    """
    office, lobby = open_journal(settings.load(), folder / "office"), Journal.at(folder / "lobby")
    begun = datetime.now(UTC) - timedelta(days=DAYS)
    for day in range(DAYS):
        written: list[Entry] = []
        with lobby.writing() as connection:
            for number in range(A_DAY):
                now = Moment(begun + timedelta(days=day, minutes=3 * number), -480)
                left = day < DAYS - 1 or number < A_DAY - INSIDE
                written += record(connection, _visit(f"{day}-{number}", number, left=left), now=now)
        office.merge(written)
    with office.writing() as connection:
        move_bookmark(connection, "alerts", office.position)  # who was to be alerted has been, day by day
    Accounts(office).add("rosa", PASSWORD, Role.FRONT_DESK)
    token = Lobbies(office).add(LOBBY, now=datetime.now(UTC))
    office.close()
    lobby.close()
    return token


def _visit(visit: str, number: int, *, left: bool) -> list[VisitEvent]:
    arrived = VisitorArrived(
        subject=visit,
        person=visit,
        number=f"A-{number:03}",
        lobby=LOBBY,
        purpose="meeting",
        host=None,
        language="es",
        token=f"token {visit}",
        name=f"María José {number}",
    )
    told: list[VisitEvent] = [
        arrived,
        BadgeRequested(subject=visit, copy=1, lobby=LOBBY),
        BadgePrinted(subject=visit, copy=1),
        VisitAcknowledged(subject=visit, answer="on-my-way", by="Rosa"),
    ]
    return [*told, VisitorLeft(subject=visit, by="visitor")] if left else told


class Served:
    """A process that serves, and what it costs."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        self._pid = process.pid
        self.address = process.stdout.readline().split()[-1]

    @property
    def megabytes(self) -> float:
        """What it holds of the machine's memory: its resident set, in MB of 10^6 bytes."""
        status = Path(f"/proc/{self._pid}/status").read_text(encoding="utf-8")
        return int(re.findall(r"VmRSS:\s+(\d+) kB", status)[0]) * 1024 / 1e6

    def share(self, seconds: float) -> float:
        """How much of one processor it uses from now on for so long: 1 is all of it."""
        before = self._spent()
        began = time.monotonic()
        time.sleep(seconds)
        return (self._spent() - before) / (time.monotonic() - began)

    def _spent(self) -> float:
        """Seconds of all its threads, in its own code and in the system's for it."""
        status = Path(f"/proc/{self._pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        return (int(status[11]) + int(status[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def the_office(folder: Path) -> Iterator[Served]:
    """`kiosk office`, as shipped."""
    with _served("-m", "kiosk", "--data", str(folder), "office", "--port", "0") as served:
        yield served


@contextmanager
def a_bare_server() -> Iterator[Served]:
    """FastAPI and uvicorn, with nothing but streams that never say anything."""
    with _served("-m", _bare_server.__name__) as served:
        yield served


@contextmanager
def _served(*arguments: str) -> Iterator[Served]:
    quiet = {**os.environ, "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=quiet) as process:
        try:
            yield Served(process)
        finally:
            process.terminate()


class Streams:
    """Open consoles: each hears everything, and one thread notes when."""

    def __init__(self) -> None:
        self._selector = selectors.DefaultSelector()
        self._sockets: list[socket.socket] = []
        self._heard: list[bytes] = []
        self.arrivals: list[float] = []
        """When a stream told of an arrival, one for each that did, by `time.perf_counter`."""

    def sign_in(self, served: Served, count: int) -> None:
        """So many members of staff sign in, look at the arrivals, and leave the page open."""
        for _ in range(count):
            with httpx.Client(base_url=served.address, trust_env=False, follow_redirects=True) as browser:
                send(browser, "/sign-in", "/sign-in", name="rosa", password=PASSWORD)
                assert "Arrivals" in browser.get("/").text
                self.open(served, browser.cookies["kiosk"])

    def open(self, served: Served, cookie: str = "") -> None:
        """Opens a stream."""
        place = urlsplit(served.address)
        stream = socket.create_connection((place.hostname or "", place.port or 0))
        asked = f"GET /live HTTP/1.1\r\nHost: {place.netloc}\r\nCookie: kiosk={cookie}\r\n\r\n"
        stream.sendall(asked.encode())
        self._selector.register(stream, selectors.EVENT_READ, len(self._sockets))
        self._sockets.append(stream)
        self._heard.append(b"")

    def listen(self) -> None:
        """Begins to hear, once all are open."""
        threading.Thread(target=self._listen, daemon=True).start()

    def close(self) -> None:
        """Closes them all."""
        for stream in self._sockets:
            stream.shutdown(socket.SHUT_RDWR)

    def _listen(self) -> None:
        open_streams = len(self._sockets)
        while open_streams:
            for key, _ in self._selector.select():
                data = self._sockets[key.data].recv(65536)
                if not data:
                    self._selector.unregister(key.fileobj)
                    open_streams -= 1
                *lines, self._heard[key.data] = (self._heard[key.data] + data).split(b"\n")
                told = sum(b"VisitorArrived" in line for line in lines)
                self.arrivals += [time.perf_counter()] * told
