"""An office to test against: a clock that is set by hand, a server that listens, and a browser's manners."""

import contextlib
import re
import threading
import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import httpx

from kiosk import reception
from kiosk.office.main import Server
from kiosk.office.office import Office
from kiosk.visits.arrival import Arrival
from kiosk.visits.moment import Moment

PASSWORD = "a long password"
PATIENCE = 60  # seconds for what happens by itself


class HandClock:
    """A clock that goes on only when it is told to."""

    def __init__(self):
        self.moment = Moment(datetime(2026, 3, 2, 17, 0, tzinfo=UTC), -7 * 60)

    def __call__(self):
        return self.moment

    def advance(self, **length):
        """Puts the clock forward; gives the time then."""
        self.moment = replace(self.moment, at=self.moment.at + timedelta(**length))
        return self.moment


@dataclass(frozen=True)
class Running:
    """An office that listens at `address`, and may be looked into."""

    address: str
    office: Office

    def client(self):
        """A browser with which nobody is signed in."""
        return httpx.Client(base_url=self.address, trust_env=False, follow_redirects=True)

    @contextlib.contextmanager
    def signed_in(self, name="rosa"):
        """A browser with which this member of staff is signed in."""
        with self.client() as browser:
            answer = send(browser, "/sign-in", "/sign-in", name=name, password=PASSWORD)
            assert "Sign in</h1>" not in answer.text, answer.text
            yield browser

    def check_in(self, **told):
        """Somebody arrives."""
        return check_in(self.office.journal, self.office.clock(), self.office.purposes, **told)


@contextlib.contextmanager
def running(settings, data, clock, catalogues, port=0):
    """Runs an office in a thread of its own, on any free port."""
    server = Server(settings, data, clock, catalogues, port=port)
    ready = threading.Event()
    thread = threading.Thread(target=server.run, args=(lambda _: ready.set(),), daemon=True)
    thread.start()
    assert ready.wait(PATIENCE)
    try:
        yield Running(server.address, server.office)
    finally:
        server.stop()
        thread.join(PATIENCE)
        assert not thread.is_alive()


def check_in(journal, now, purposes, **told):
    """Checks somebody in, in this journal at this moment."""
    given = {
        "name": "María José",
        "purpose": "meeting",
        "language": "es",
        "lobby": "Main entrance",
        "host": "rivera",
    }
    return reception.check_in(journal, Arrival(**{**given, **told}), letter="A", purposes=purposes, now=now)


def send(browser, page, action, /, **fields):
    """Sends a form with the token that a page gave; gives the answer."""
    return browser.post(action, data={"form_token": form_token(browser.get(page).text), **fields})


def form_token(html):
    """The token of the forms of a page."""
    found = re.search(r'name="form_token" value="(\w+)"', html)
    assert found, html
    return found[1]


def until(condition, what="it did not happen"):
    """Waits until a condition holds, and gives what it gave."""
    end = time.monotonic() + PATIENCE
    while not (found := condition()):
        assert time.monotonic() < end, what
        time.sleep(0.01)
    return found
