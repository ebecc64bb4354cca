"""A lobby is paired with an office, over real HTTP and over TLS."""

import pytest
import requests

from kiosk.errors import OfficeUnreachable, PairingCodeUnknown, PairingOver
from kiosk.lobby.sync.client import OfficeClient
from kiosk.lobby.sync.connection import open_session, pin, pinned
from kiosk.lobby.sync.pairing import Pairing
from kiosk.lobby.token_file import read_token
from kiosk.office import pairings
from kiosk.office.accounts import Accounts, Role
from kiosk.office.certificate import fingerprint
from kiosk.visits.presence import Presence
from tests.kiosk.office.running import PASSWORD, HandClock, running, send

NOW = HandClock()().at
PRESENCE = Presence(name="Gate", printer="ready", camera="working")


@pytest.fixture
def encrypted(tmp_path, school, catalogues):
    """An office with a certificate of its own."""
    own = school.office.model_copy(update={"certificate": "own", "address": "https://127.0.0.1:8460"})
    settings = school.model_copy(update={"office": own})
    with running(settings, tmp_path / "office", HandClock(), catalogues) as opened:
        Accounts(opened.office.journal).add("rosa", PASSWORD, Role.ADMINISTRATOR, "Rosa Delgado")
        yield opened


def test_a_lobby_is_paired_by_the_code_that_it_shows(office, staff, tmp_path):
    pairing = Pairing(office.address, "Gate 1")
    assert not pairing.finish(tmp_path)
    assert read_token(tmp_path) is None
    page = send(staff, "/lobbies", "/lobbies/pair", code=pairing.code.lower())
    assert "Gate 1 is paired" in page.text
    assert pairing.finish(tmp_path)
    client = OfficeClient(office.address, read_token(tmp_path), pinned(tmp_path))
    client.tell(PRESENCE)
    client.close()
    with pytest.raises(PairingOver):
        pairing.finish(tmp_path)
    pairing.close()


def test_a_lobby_that_is_paired_anew_is_known_by_its_new_token_only(office, staff, tmp_path):
    old = office.office.lobbies.add("Gate 2", now=office.office.clock().at)
    pairing = Pairing(office.address, "Gate 2")
    send(staff, "/lobbies", "/lobbies/pair", code=pairing.code)
    assert pairing.finish(tmp_path)
    assert office.office.lobbies.verify(old, now=office.office.clock().at) is None
    assert office.office.lobbies.verify(read_token(tmp_path), now=office.office.clock().at).name == "Gate 2"


def test_a_code_counts_for_ten_minutes(office, staff, tmp_path):
    pairing = Pairing(office.address, "Gate 3")
    office.office.clock.advance(minutes=10)
    assert "No lobby shows this code" in send(staff, "/lobbies", "/lobbies/pair", code=pairing.code).text
    with pytest.raises(PairingOver):
        pairing.finish(tmp_path)
    pairing.close()


def test_nobody_else_collects_the_token(office):
    told = {"name": "Gate 4", "commitment": "0" * 64}
    with office.client() as stranger:
        asked = stranger.post("/api/pairings", json=told).json()
        path = f"/api/pairings/{asked['id']}"
        assert stranger.get(path).status_code == 404
        assert stranger.put(f"{path}/number", json={"number": "n" * 43}).status_code == 404
        assert stranger.get(path, headers={"Authorization": f"Bearer {'n' * 43}"}).status_code == 404


def test_only_so_many_ask_at_a_time(office):
    told = {"name": "Gate 5", "commitment": "0" * 64}
    with office.client() as stranger:
        answers = [stranger.post("/api/pairings", json=told).status_code for _ in range(pairings.MOST + 1)]
    assert answers[-1] == 429
    office.office.clock.advance(minutes=10)


def test_an_office_that_is_not_there_is_named(tmp_path):
    with pytest.raises(OfficeUnreachable, match=r"127\.0\.0\.1:9"):
        Pairing("http://127.0.0.1:9", "Gate")


def test_the_certificate_is_known_again_and_no_other_is_taken(encrypted, tmp_path):
    folder = tmp_path / "lobby"
    pairing = Pairing(encrypted.address, "Gate")
    lobbies = encrypted.office.lobbies
    encrypted.office.pairings.confirm(pairing.code, lambda name: lobbies.admit(name, now=NOW), now=NOW)
    assert pairing.finish(folder)
    client = OfficeClient(encrypted.address, read_token(folder), pinned(folder))
    client.tell(PRESENCE)
    client.close()

    pin(folder, "0" * 64)
    stranger = OfficeClient(encrypted.address, read_token(folder), pinned(folder))
    with pytest.raises(OfficeUnreachable, match="another certificate"):
        stranger.tell(PRESENCE)
    stranger.close()
    with pytest.raises(requests.exceptions.SSLError):
        requests.get(encrypted.address, timeout=5)


def test_whoever_stands_in_between_shows_another_code(encrypted, monkeypatch):
    real = fingerprint(encrypted.office.certificate)
    monkeypatch.setattr("kiosk.lobby.sync.pairing.certificate_of", lambda _: "0" * 64)
    monkeypatch.setattr("kiosk.lobby.sync.pairing.open_session", lambda _: open_session(real))
    pairing = Pairing(encrypted.address, "Gate")
    with pytest.raises(PairingCodeUnknown):
        encrypted.office.pairings.confirm(pairing.code, pytest.fail, now=NOW)
    pairing.close()
