"""Sign-ins: an opaque token in the browser, its hash in the database, an end that comes by itself."""

import hashlib
import secrets
from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select, update

from kiosk.journal import Journal
from kiosk.journal.database import reading
from kiosk.office.accounts import Account, account_of
from kiosk.office.schema import accounts, sessions

IDLE = timedelta(hours=2)  # an open arrivals page counts as use: it is the bell of the front desk
TOUCH = timedelta(minutes=1)  # how exactly the last use is remembered


class Sessions:
    """The sign-ins that are in force."""

    def __init__(self, journal: Journal, longest: timedelta) -> None:
        """`longest` is when a sign-in ends, however much it is used."""
        self._journal = journal
        self._longest = longest

    def begin(self, account: Account, *, now: datetime) -> str:
        """Signs in; returns the token that the browser keeps. Sign-ins that have ended are cleared away."""
        token = secrets.token_urlsafe(32)
        with self._journal.writing() as connection:
            over = (sessions.c.begun_at <= now - self._longest) | (sessions.c.seen_at <= now - IDLE)
            connection.execute(delete(sessions).where(over))
            connection.execute(
                insert(sessions).values(token=hash_of(token), account=account.name, begun_at=now, seen_at=now)
            )
        return token

    def look(self, token: str, *, now: datetime) -> Account | None:
        """Whose sign-in this is, and notes that it is in use; None when there is none, or it has ended."""
        return self.look_at([token], now=now).get(token)

    def look_at(self, tokens: Collection[str], *, now: datetime) -> dict[str, Account]:
        """Whose sign-ins these are, and notes that they are in use; without those that have ended."""
        known = {hash_of(token): token for token in tokens}
        rows = select(accounts, sessions.c.token, sessions.c.begun_at, sessions.c.seen_at)
        here = rows.join_from(sessions, accounts).where(sessions.c.token.in_(known))
        with reading(self._journal.engine) as connection:
            found = connection.execute(here).all()
        standing = [row for row in found if now - row.begun_at < self._longest and now - row.seen_at < IDLE]
        if touched := [row.token for row in standing if now - row.seen_at >= TOUCH]:
            with self._journal.writing() as connection:
                connection.execute(update(sessions).where(sessions.c.token.in_(touched)).values(seen_at=now))
        return {known[row.token]: account_of(row) for row in standing}

    def end(self, token: str) -> None:
        """Signs out."""
        with self._journal.writing() as connection:
            connection.execute(delete(sessions).where(sessions.c.token == hash_of(token)))


def hash_of(token: str) -> str:
    """What is kept of a token. It is random and long, so one round of SHA-256 hides it."""
    return hashlib.sha256(token.encode()).hexdigest()
