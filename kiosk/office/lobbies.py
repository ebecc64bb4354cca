"""The lobbies that may copy entries to and from this office, and the tokens by which it knows them."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Row, delete, insert, select, update

from kiosk.errors import BadInput, LobbyExists, LobbyUnknown, OriginTaken
from kiosk.journal import Journal
from kiosk.journal.database import reading
from kiosk.office.schema import lobbies, lobby_origins
from kiosk.office.sessions import hash_of

LONGEST_NAME = 60  # characters
TOUCH = timedelta(seconds=30)  # how exactly it is remembered when a lobby was last heard of


@dataclass(frozen=True)
class Lobby:
    """A lobby; `seen` is when it last copied entries."""

    name: str
    added: datetime
    seen: datetime | None
    revoked: bool


class Lobbies:
    """The lobbies in the office's database. Safe to change while the office runs, from another process."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def add(self, name: str, *, now: datetime) -> str:
        """Makes a token for a lobby, to be shown once and never again: only its hash is kept.

        A lobby that was revoked is taken in again under its name. Raises LobbyExists, or BadInput for a name
        that cannot be one.
        """
        name = _name(name)
        with self._journal.writing() as connection:
            known = _row(connection, name)
            if known is not None and not known.revoked:
                raise LobbyExists(lobby=name)
            return _new_token(connection, name, now)

    def admit(self, name: str, *, now: datetime) -> str:
        """Like `add`, for a lobby that was paired: an earlier token of its name counts no more."""
        with self._journal.writing() as connection:
            return _new_token(connection, _name(name), now)

    def rename(self, name: str, to: str) -> None:
        """Calls a lobby otherwise. Raises LobbyUnknown, LobbyExists, or BadInput as `add` does."""
        to = _name(to)
        with self._journal.writing() as connection:
            known = self._standing_row(connection, name)
            if to == name:
                return
            if _row(connection, to) is not None:
                raise LobbyExists(lobby=to)
            here = lobbies.c.name == name
            # The new row comes first, for the origins to point to; a token stands in one row only.
            connection.execute(update(lobbies).where(here).values(token=hash_of(secrets.token_urlsafe())))
            connection.execute(insert(lobbies).values(**{**known._asdict(), "name": to}))
            theirs = lobby_origins.c.lobby == name
            connection.execute(update(lobby_origins).where(theirs).values(lobby=to))
            connection.execute(delete(lobbies).where(here))

    def revoke(self, name: str) -> None:
        """Has the lobby's token count no more. Raises LobbyUnknown."""
        with self._journal.writing() as connection:
            self._standing_row(connection, name)
            connection.execute(update(lobbies).where(lobbies.c.name == name).values(revoked=True))

    def all(self) -> list[Lobby]:
        """Every lobby, by name."""
        with reading(self._journal.engine) as connection:
            return [_lobby(row) for row in connection.execute(select(lobbies).order_by(lobbies.c.name))]

    def standing(self) -> list[str]:
        """The names of those whose token counts."""
        return [lobby.name for lobby in self.all() if not lobby.revoked]

    def verify(self, token: str, *, now: datetime) -> Lobby | None:
        """The lobby of this token, and notes that it was heard of; None when the token counts no more."""
        here = lobbies.c.token == hash_of(token)
        with reading(self._journal.engine) as connection:
            row = connection.execute(select(lobbies).where(here, ~lobbies.c.revoked)).first()
        if row is None:
            return None
        if row.seen_at is None or now - row.seen_at >= TOUCH:
            with self._journal.writing() as connection:
                connection.execute(update(lobbies).where(here).values(seen_at=now))
        return _lobby(row)

    def claim(self, lobby: str, origin: str) -> frozenset[str]:
        """Every origin of this lobby; `origin` is one from now on, if it was nobody's. Raises OriginTaken."""
        owned = self.origins_of(lobby)
        if origin in owned:
            return owned
        with self._journal.writing() as connection:
            rows = select(lobby_origins.c.lobby).where(lobby_origins.c.origin == origin)
            owner = connection.execute(rows).scalar()
            if owner is not None and owner != lobby:
                raise OriginTaken(origin=origin, owner=f"the lobby {owner!r}")
            if owner is None:
                connection.execute(insert(lobby_origins).values(origin=origin, lobby=lobby))
        return owned | {origin}

    def by_origin(self) -> dict[str, str]:
        """Which lobby writes under which origin."""
        with reading(self._journal.engine) as connection:
            return {row.origin: row.lobby for row in connection.execute(select(lobby_origins))}

    def origins_of(self, lobby: str) -> frozenset[str]:
        """Every origin under which this lobby has written."""
        with reading(self._journal.engine) as connection:
            rows = select(lobby_origins.c.origin).where(lobby_origins.c.lobby == lobby)
            return frozenset(connection.execute(rows).scalars())

    def _standing_row(self, connection: Connection, name: str) -> Row[tuple[object, ...]]:
        known = _row(connection, name)
        if known is None or known.revoked:
            raise LobbyUnknown(lobby=name, known=", ".join(self.standing()) or "none yet")
        return known


def _new_token(connection: Connection, name: str, now: datetime) -> str:
    token = secrets.token_urlsafe(32)
    values = {"token": hash_of(token), "revoked": False}
    if _row(connection, name) is None:
        connection.execute(insert(lobbies).values(name=name, added_at=now, **values))
    else:
        connection.execute(update(lobbies).where(lobbies.c.name == name).values(**values))
    return token


def _name(text: str) -> str:
    name = " ".join(text.split())
    if not 1 <= len(name) <= LONGEST_NAME:
        raise BadInput(problem=f"a lobby's name has 1 to {LONGEST_NAME} letters, not {len(name)}")
    return name


def _row(connection: Connection, name: str) -> Row[tuple[object, ...]] | None:
    return connection.execute(select(lobbies).where(lobbies.c.name == name)).first()


def _lobby(row: Row[tuple[object, ...]]) -> Lobby:
    return Lobby(row.name, row.added_at, row.seen_at, row.revoked)
