import asyncio
from contextlib import ExitStack
from datetime import timedelta

import pytest

from kiosk.office.accounts import Accounts, Role
from kiosk.office.open_pages import OpenPages
from kiosk.office.sessions import IDLE, Sessions
from tests.kiosk.office.running import PASSWORD


@pytest.fixture
def rosa(journal):
    return Accounts(journal).add("rosa", PASSWORD, Role.FRONT_DESK)


@pytest.fixture
def sessions(journal):
    return Sessions(journal, timedelta(hours=12))


@pytest.fixture
def looks(sessions, monkeypatch):
    """How many sign-ins each look at the database was about."""
    made, look_at = [], sessions.look_at

    def look(tokens, *, now):
        made.append(len(tokens))
        return look_at(tokens, now=now)

    monkeypatch.setattr(sessions, "look_at", look)
    return made


def test_one_look_is_for_all_who_ask_at_about_the_same_time(sessions, rosa, clock, looks):
    tokens = [sessions.begin(rosa, now=clock().at) for _ in range(20)]

    async def scenario():
        pages = OpenPages(sessions)
        with ExitStack() as stack:
            for token in tokens:
                stack.enter_context(pages.open(token))
            asking = (pages.account(token, now=clock().at, fresh=60) for token in tokens)
            return await asyncio.gather(*asking)

    assert asyncio.run(scenario()) == [rosa] * 20
    assert looks == [20]


def test_what_is_known_grows_old(sessions, rosa, clock, looks):
    token = sessions.begin(rosa, now=clock().at)

    async def scenario():
        pages = OpenPages(sessions)
        with pages.open(token):
            known = [await pages.account(token, now=clock().at, fresh=60)]
            sessions.end(token)
            known.append(await pages.account(token, now=clock().at, fresh=60))
            known.append(await pages.account(token, now=clock().at, fresh=0))
            return known

    assert asyncio.run(scenario()) == [rosa, rosa, None]
    assert looks == [1, 1]


def test_whoever_opened_a_page_since_is_looked_up(sessions, rosa, clock):
    first, second = (sessions.begin(rosa, now=clock().at) for _ in range(2))

    async def scenario():
        pages = OpenPages(sessions)
        with pages.open(first):
            await pages.account(first, now=clock().at, fresh=60)
            with pages.open(second):
                return await pages.account(second, now=clock().at, fresh=60)

    assert asyncio.run(scenario()) == rosa


def test_the_sign_in_of_a_page_that_was_closed_is_in_use_no_more(sessions, rosa, clock):
    closed, kept = (sessions.begin(rosa, now=clock().at) for _ in range(2))

    async def scenario():
        pages = OpenPages(sessions)
        with pages.open(kept):
            with pages.open(closed), pages.open(closed):
                pass
            for _ in range(3):
                clock.advance(seconds=IDLE.total_seconds() / 2)
                await pages.account(kept, now=clock().at, fresh=0)

    asyncio.run(scenario())
    assert sessions.look(kept, now=clock().at) == rosa
    assert sessions.look(closed, now=clock().at) is None
