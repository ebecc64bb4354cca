"""A lobby tells a real office how it is, over HTTP."""

import contextlib
import threading
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from kiosk import shipped
from kiosk.errors import LobbyRefused, OfficeUnreachable
from kiosk.i18n import Catalogues
from kiosk.lobby.sync import heartbeat
from kiosk.lobby.sync.client import OfficeClient
from kiosk.lobby.sync.heartbeat import Heartbeat
from kiosk.settings import load
from kiosk.visits.presence import AtScreen, Presence
from tests.kiosk.office.running import HandClock, running, until

READY = Presence(name="Gym", printer="ready", media="DK-1202", camera="working")
EMPTY = Presence(
    name="Gym", printer="attention", reasons=("no-media", "cover-open"), camera="black", behind=3
)


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    settings, catalogues = load(shipped.CONFIG / "demo"), Catalogues(shipped.TRANSLATIONS)
    with running(settings, tmp_path_factory.mktemp("office"), HandClock(), catalogues) as opened:
        yield opened


@pytest.fixture(scope="module")
def token(office):
    return office.office.lobbies.add("Gym", now=office.office.clock().at)


def known(office):
    return office.office.presences.of("Gym", now=office.office.clock().at)


@contextlib.contextmanager
def beating(client, look, watch=lambda presence: presence):
    """A heart that beats."""
    heart = Heartbeat(client, look, watch)
    heart.start()
    try:
        yield heart
    finally:
        heart.stop()


def test_the_office_knows_how_the_lobby_is_and_hears_of_a_change_at_once(office, token):
    how = [READY]
    with beating(lambda: OfficeClient(office.address, token), lambda: how[-1]) as heart:
        until(lambda: known(office) == READY)
        how.append(EMPTY)
        heart.hurry()
        until(lambda: known(office) == EMPTY)


def test_a_first_touch_is_told_without_waiting_for_the_printer(office, token):
    looks, at_screen, touched = [], [AtScreen.NOBODY], datetime(2026, 3, 2, 17, 0, tzinfo=UTC)

    def look():
        looks.append(READY)
        return READY

    def watch(presence):
        return replace(presence, at=touched, at_screen=at_screen[-1], since=touched, language="es")

    with beating(lambda: OfficeClient(office.address, token), look, watch) as heart:
        until(lambda: known(office) == watch(READY))
        assert known(office).at == touched
        at_screen.append(AtScreen.SOMEBODY)
        heart.glance()
        until(lambda: known(office) == watch(READY))
    assert known(office).since == touched
    assert looks == [READY]


def test_what_goes_wrong_does_not_end_it(office, token, monkeypatch, caplog):
    monkeypatch.setattr(heartbeat, "BEAT_SECONDS", 0.01)
    office.office.clock.advance(minutes=5)

    def look():
        if not caplog.messages:
            raise RuntimeError("the printer's driver is confused")
        return READY

    with beating(lambda: OfficeClient(office.address, token), look):
        until(lambda: known(office) == READY)
    assert caplog.messages == ["the office was not told how this lobby is"]


def test_an_office_that_does_not_answer_is_asked_again(office, token, monkeypatch):
    monkeypatch.setattr(heartbeat, "BEAT_SECONDS", 0.01)
    looked = threading.Semaphore(0)

    def look():
        looked.release()
        return READY

    with beating(lambda: OfficeClient("http://127.0.0.1:9", token), look):
        for _ in range(3):
            assert looked.acquire(timeout=10)


def test_a_token_that_is_given_meanwhile_is_used(office, token, monkeypatch):
    monkeypatch.setattr(heartbeat, "BEAT_SECONDS", 0.01)
    office.office.clock.advance(minutes=5)
    tokens = iter(["", "wrong"])
    with beating(lambda: OfficeClient(office.address, next(tokens, token)), lambda: READY):
        until(lambda: known(office) == READY)


def test_a_printer_in_trouble_is_looked_at_more_often(office, token, monkeypatch):
    monkeypatch.setattr(heartbeat, "SOON_SECONDS", 0.01)
    office.office.clock.advance(minutes=5)
    how = [EMPTY, EMPTY, EMPTY, READY]
    with beating(lambda: OfficeClient(office.address, token), lambda: how.pop(0)):
        until(lambda: known(office) == READY)
    assert how == []


def test_a_token_that_counts_no_more_is_told_apart_from_an_office_that_is_away(office):
    with pytest.raises(LobbyRefused):
        OfficeClient(office.address, "not-a-token").tell(READY)
    with pytest.raises(OfficeUnreachable, match="nothing answers there"):
        OfficeClient("http://127.0.0.1:9", "token").tell(READY)
    with pytest.raises(OfficeUnreachable, match="it answers 404"):  # an office that is older than this lobby
        OfficeClient(f"{office.address}/older", "token").tell(READY)
