"""Couriers at work: processes of their own, before real web servers, through kills of the office."""

import contextlib
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from kiosk.errors import AlertDelayed, AlertRefused
from kiosk.office.alerts.channels import Webhook
from kiosk.office.alerts.courier import Courier
from kiosk.office.alerts.message import Draft, write
from kiosk.office.alerts.taken import KEY_LENGTH
from tests.kiosk.office.alerts.falling import Falling
from tests.kiosk.office.alerts.peers import web_server
from tests.kiosk.office.running import until

FIRST, SECOND = b"1" * KEY_LENGTH, b"2" * KEY_LENGTH

# An office in a process of its own that hands over one letter. Its arguments: the address, the note's file.
OFFICE = """
import sys
from pathlib import Path
from tests.kiosk.office.alerts.test_courier import FIRST, message, webhook
from kiosk.office.alerts.courier import Courier
from kiosk.settings import load
Courier(webhook(load(), sys.argv[1]), Path(sys.argv[2])).carry(FIRST, message(load()), "the hook")
"""


def webhook(settings, url):
    return Webhook(settings.alerts.webhook.model_copy(update={"url": url}))


def message(settings):
    draft = Draft(
        "v1.arrived", "v1.arrived", "A visitor is here", "Ada is here.", (), "http://o/v1", "Open:", ""
    )
    return write(draft, settings.school)


@pytest.fixture(autouse=True)
def importable(monkeypatch):
    """Processes of their own find these tests, too."""
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[4]))


@pytest.fixture
def begin(tmp_path):
    """Begins a life of the courier of a channel."""
    begun = []

    def begin(channel, **patience):
        begun.append(Courier(channel, tmp_path / channel.name, **patience))
        return begun[-1]

    yield begin
    for courier in begun:
        courier.close()


@pytest.fixture
def sink():
    with web_server() as (sink, url):
        sink.url = url
        yield sink
        sink.awake.set()


def test_it_hands_over_and_knows_what_was_taken_last(begin, sink, school):
    courier = begin(webhook(school, sink.url))
    assert courier.last_taken() == b""
    for key in (FIRST, SECOND):
        courier.carry(key, message(school), "the hook")
        assert courier.last_taken() == key
    assert [body["event"] for _, _, body in sink.posts] == ["v1.arrived"] * 2
    courier.close()
    assert begin(webhook(school, sink.url)).last_taken() == SECOND


def test_what_the_other_side_says_is_told(begin, sink, school):
    sink.answers.extend([(429, {"Retry-After": "7"}), (410, {})])
    courier = begin(webhook(school, sink.url))
    with pytest.raises(AlertDelayed) as caught:
        courier.carry(FIRST, message(school), "the hook")
    assert caught.value.found == {"problem": "HTTP 429", "after": 7.0}
    with pytest.raises(AlertRefused, match="HTTP 410"):
        courier.carry(FIRST, message(school), "the hook")
    assert courier.last_taken() == b""


def test_a_peer_that_never_answers_holds_up_no_other_letter_for_long(begin, sink, school):
    courier = begin(webhook(school, sink.url), letter_seconds=0.5)
    sink.awake.clear()
    with pytest.raises(AlertDelayed):
        courier.carry(FIRST, message(school), "the hook")
    sink.awake.set()

    def carried():
        with contextlib.suppress(AlertDelayed):  # so little time may be too short on a busy machine
            courier.carry(SECOND, message(school), "the hook")
        return courier.last_taken() == SECOND

    until(carried)


@pytest.mark.parametrize(("status", "known"), [(204, FIRST), (500, b"")])
def test_an_office_that_is_killed_hears_in_its_next_life_what_became_of_its_letter(
    begin, sink, school, tmp_path, status, known
):
    sink.answers.append((status, {}))
    sink.awake.clear()
    with subprocess.Popen([sys.executable, "-c", OFFICE, sink.url, str(tmp_path / "webhook")]) as office:
        until(lambda: not sink.answers)
        office.send_signal(signal.SIGKILL)
    told = []
    courier = begin(webhook(school, sink.url))
    asking = threading.Thread(target=lambda: told.append(courier.last_taken()))
    asking.start()
    sink.awake.set()
    asking.join()
    assert told == [known]


@pytest.mark.parametrize(("recipient", "known"), [("taken", FIRST), ("not taken", b"")])
def test_one_that_is_killed_itself_is_followed_by_another(begin, school, recipient, known):
    courier = begin(Falling())
    for _ in range(2):
        with pytest.raises(AlertDelayed, match="has ended"):
            courier.carry(FIRST, message(school), recipient)
        assert courier.last_taken() == known
