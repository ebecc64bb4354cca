import pytest

from kiosk.errors import BadInput, LobbyExists, LobbyUnknown, OriginTaken
from kiosk.journal import Journal
from kiosk.journal.database import reading
from kiosk.office.lobbies import Lobbies
from kiosk.office.schema import lobbies as table


@pytest.fixture
def lobbies(journal):
    return Lobbies(journal)


def test_a_lobby_is_known_by_its_token_and_seen(lobbies, clock):
    token = lobbies.add(" Main  entrance ", now=clock().at)
    assert lobbies.all()[0].seen is None
    assert lobbies.verify(token, now=clock.advance(hours=1).at).name == "Main entrance"
    assert lobbies.all()[0].seen == clock().at


def test_the_token_is_long_and_not_kept(lobbies, clock, journal):
    token = lobbies.add("Main entrance", now=clock().at)
    assert len(token) >= 43  # 256 bits in base64
    with reading(journal.engine) as connection:
        assert token not in str(connection.execute(table.select()).all())


@pytest.mark.parametrize("token", ["", "x", "é" * 43])
def test_other_tokens_are_no_lobbys(lobbies, clock, token):
    lobbies.add("Main entrance", now=clock().at)
    assert lobbies.verify(token, now=clock().at) is None


def test_a_revoked_token_counts_no_more_and_the_lobby_may_get_another(lobbies, clock):
    old = lobbies.add("Main entrance", now=clock().at)
    assert lobbies.claim("Main entrance", "origin-1") == {"origin-1"}
    lobbies.revoke("Main entrance")
    assert lobbies.verify(old, now=clock().at) is None
    assert lobbies.all()[0].revoked
    new = lobbies.add("Main entrance", now=clock().at)
    assert lobbies.verify(old, now=clock().at) is None
    assert lobbies.verify(new, now=clock().at).name == "Main entrance"
    assert lobbies.origins_of("Main entrance") == {"origin-1"}


def test_revoking_is_seen_by_an_office_that_runs_in_another_process(lobbies, clock, journal):
    token = lobbies.add("Main entrance", now=clock().at)
    beside = Journal(str(journal.engine.url))
    Lobbies(beside).revoke("Main entrance")
    beside.close()
    assert lobbies.verify(token, now=clock().at) is None


def test_what_cannot_be_done_is_refused(lobbies, clock):
    lobbies.add("Main entrance", now=clock().at)
    with pytest.raises(LobbyExists):
        lobbies.add("Main entrance", now=clock().at)
    with pytest.raises(LobbyUnknown, match="Lobbies are: Main entrance"):
        lobbies.revoke("Gym")
    for name in (" ", "x" * 61):
        with pytest.raises(BadInput):
            lobbies.add(name, now=clock().at)


def test_an_origin_belongs_to_one_lobby(lobbies, clock):
    for name in ("Main entrance", "Gym"):
        lobbies.add(name, now=clock().at)
    lobbies.claim("Main entrance", "origin-1")
    assert lobbies.claim("Main entrance", "origin-2") == {"origin-1", "origin-2"}
    with pytest.raises(OriginTaken, match="belong to the lobby 'Main entrance'"):
        lobbies.claim("Gym", "origin-1")
    assert lobbies.by_origin() == {"origin-1": "Main entrance", "origin-2": "Main entrance"}
