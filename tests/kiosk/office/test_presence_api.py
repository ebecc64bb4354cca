"""Lobbies tell how they are, over real HTTP."""

import itertools
from datetime import UTC, datetime

import pytest

from kiosk.visits.presence import AtScreen, Presence
from tests.kiosk.office.running import until

NUMBERS = itertools.count(1)
TOLD = {
    "name": "Gym",
    "printer": "attention",
    "reasons": ["cover-open"],
    "media": "DK-1202",
    "camera": "working",
    "behind": 2,
}


@pytest.fixture
def lobby(office):
    """The name of a lobby, and its token."""
    name = f"Present {next(NUMBERS)}"
    return name, office.office.lobbies.add(name, now=office.office.clock().at)


def tell(office, token, told):
    with office.client() as client:
        return client.post("/api/presence", headers={"Authorization": f"Bearer {token}"}, json=told)


def known(office, name):
    return office.office.presences.of(name, now=office.office.clock().at)


def test_a_lobby_tells_how_it_is_and_nothing_is_written_down(office, lobby):
    name, token = lobby
    before = office.office.journal.position
    answer = tell(office, token, TOLD)
    assert (answer.status_code, answer.content) == (204, b"")
    assert known(office, name) == Presence(**{**TOLD, "reasons": ("cover-open",)})
    assert office.office.journal.position == before


def test_who_is_at_the_screen_is_told_to_open_pages_at_once(office, lobby):
    name, token = lobby
    glances = office.office.hub.glances
    at_screen = {"at_screen": "somebody", "since": "2026-03-02T17:00:00+00:00", "language": "es"}
    for _ in range(2):  # the second time is nothing new
        assert tell(office, token, TOLD | at_screen).status_code == 204
    presence = known(office, name)
    assert (presence.at_screen, presence.language) == (AtScreen.SOMEBODY, "es")
    assert presence.since == datetime(2026, 3, 2, 17, 0, tzinfo=UTC)
    until(lambda: office.office.hub.glances == glances + 1)
    assert tell(office, token, TOLD | {"at_screen": "dancing"}).status_code == 204
    assert known(office, name).at_screen is AtScreen.NOBODY


def test_what_an_older_or_a_newer_lobby_tells_is_taken(office, lobby):
    name, token = lobby
    told = {"name": "Gym", "printer": "printing-in-colour", "camera": "holographic", "mood": "fine"}
    assert tell(office, token, told).status_code == 204
    assert known(office, name) == Presence(name="Gym", printer="printing-in-colour", camera="holographic")


def test_a_lobby_that_is_not_known_is_not_heard(office, lobby):
    name, token = lobby
    assert tell(office, "wrong", TOLD).status_code == 401
    office.office.lobbies.revoke(name)
    assert tell(office, token, TOLD).status_code == 401
    assert known(office, name) is None


@pytest.mark.parametrize(
    "changed",
    [
        {"printer": None},
        {"printer": "x" * 41},
        {"name": "x" * 61},
        {"reasons": "cover-open"},
        {"reasons": [1]},
        {"reasons": ["x"] * 41},
        {"media": 62},
        {"behind": -1},
        {"behind": "2"},
        {"behind": True},
        {"at_screen": "x" * 41},
        {"since": "yesterday"},
        {"since": "2026-03-02T17:00:00"},
        {"at": "2026-03-02T17:00:00"},
        {"at": 5},
        {"language": "x" * 41},
    ],
    ids=str,
)
def test_what_is_no_presence_is_refused_with_the_place(office, lobby, changed):
    name, token = lobby
    answer = tell(office, token, TOLD | changed)
    assert answer.status_code == 422
    assert next(iter(changed)) in answer.json()["problem"]
    assert known(office, name) is None
