from datetime import timedelta

import pytest

from kiosk.journal.database import reading
from kiosk.office.accounts import Accounts, Role
from kiosk.office.schema import sessions as table
from kiosk.office.sessions import IDLE, Sessions
from tests.kiosk.office.running import PASSWORD


@pytest.fixture
def rosa(journal):
    return Accounts(journal).add("rosa", PASSWORD, Role.FRONT_DESK)


@pytest.fixture
def sessions(journal):
    return Sessions(journal, timedelta(hours=12))


def test_a_sign_in_is_known_by_its_token_until_it_is_ended(sessions, rosa, clock):
    token = sessions.begin(rosa, now=clock().at)
    assert sessions.look(token, now=clock().at) == rosa
    sessions.end(token)
    assert sessions.look(token, now=clock().at) is None


@pytest.mark.parametrize("token", ["", "x", "0" * 43])
def test_other_tokens_are_nobodys(sessions, rosa, clock, token):
    sessions.begin(rosa, now=clock().at)
    assert sessions.look(token, now=clock().at) is None


def test_the_token_itself_is_not_kept(sessions, rosa, clock, journal):
    token = sessions.begin(rosa, now=clock().at)
    with reading(journal.engine) as connection:
        assert token not in str(connection.execute(table.select()).all())


def test_a_sign_in_that_nobody_uses_ends(sessions, rosa, clock):
    token = sessions.begin(rosa, now=clock().at)
    assert sessions.look(token, now=clock().at + IDLE - timedelta(seconds=1)) == rosa
    assert sessions.look(token, now=clock().at + 2 * IDLE) is None


def test_a_sign_in_ends_however_much_it_is_used(sessions, rosa, clock):
    token = sessions.begin(rosa, now=clock().at)
    for _ in range(12):
        assert sessions.look(token, now=clock().at) == rosa
        clock.advance(hours=1)
    assert sessions.look(token, now=clock().at) is None


def test_a_new_sign_in_clears_away_those_that_ended(sessions, rosa, clock, journal):
    sessions.begin(rosa, now=clock().at)
    sessions.begin(rosa, now=clock.advance(days=1).at)
    with reading(journal.engine) as connection:
        assert len(connection.execute(table.select()).all()) == 1
