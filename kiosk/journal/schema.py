"""The tables of the journal. A change here needs a migration in `migrations/versions`."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    DateTime,
    Dialect,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

metadata = MetaData()


class UtcTime(TypeDecorator[datetime]):
    """A point in time in UTC; SQLite, which knows no zones, keeps it without."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        time: datetime = value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)
        return time


# Which origin this machine writes under: the newest row.
origins = Table(
    "origins",
    metadata,
    Column("begun", Integer, primary_key=True),
    Column("origin", String, nullable=False, unique=True),
)

# `position` is the order in which this machine learned of the entries; followers keep it as their bookmark.
entries = Table(
    "entries",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("origin", String, nullable=False),
    Column("number", Integer, nullable=False),
    Column("previous", String, nullable=False),
    Column("seal", String, nullable=False),
    Column("hash", String, nullable=False),
    Column("kind", String),
    Column("topic", String),
    Column("subject", String),
    Column("audience", String),
    Column("at", UtcTime),
    Column("offset", Integer),
    Column("trusted", Boolean),
    Column("facts", JSON),
    Column("person", String),
    Column("digest", String),
    UniqueConstraint("origin", "number"),
    Index("entries_by_subject", "topic", "subject"),
    Index("entries_by_person", "person"),
    sqlite_autoincrement=True,
)

details = Table(
    "details",
    metadata,
    Column("origin", String, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("person", String),
    Column("salt", String, nullable=False),
    Column("contents", JSON, nullable=False),
    Index("details_by_person", "person"),
)

forgotten = Table("forgotten", metadata, Column("person", String, primary_key=True))

# Entries that came before the one that they follow, as written on the wire.
early = Table(
    "early",
    metadata,
    Column("origin", String, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("wire", JSON, nullable=False),
)

# Entries that could not be taken: shown to people, never dropped.
set_aside = Table(
    "set_aside",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("origin", String, nullable=False),
    Column("number", Integer, nullable=False),
    Column("seal", String, nullable=False),
    Column("problem", String, nullable=False),
    Column("wire", JSON, nullable=False),
    UniqueConstraint("origin", "number", "seal"),
)

bookmarks = Table(
    "bookmarks",
    metadata,
    Column("follower", String, primary_key=True),
    Column("position", Integer, nullable=False),
)

# Projections: made from the entries, and able to be made again.

visits = Table(
    "visits",
    metadata,
    Column("id", String, primary_key=True),
    Column("number", String, nullable=False),
    Column("token", String, nullable=False),
    Column("lobby", String, nullable=False),
    Column("plain_name", Text),
    Column("invitation", String),
    Column("arrived_at", UtcTime),
    Column("answered_at", UtcTime),
    Column("left_at", UtcTime),
    Column("folded", JSON, nullable=False),
    Index("visits_by_arrival", "arrived_at"),
    Index("visits_by_token", "token"),
    Index("visits_by_invitation", "invitation"),
    Index("visits_in_building", "left_at", "arrived_at"),
    Index("visits_by_name", "plain_name", "arrived_at"),
)

helps = Table(
    "helps",
    metadata,
    Column("id", String, primary_key=True),
    Column("asked_at", UtcTime, nullable=False),
    Column("folded", JSON, nullable=False),
    Index("helps_by_time", "asked_at"),
)

messages = Table(
    "messages",
    metadata,
    Column("id", String, primary_key=True),
    Column("left_at", UtcTime, nullable=False),
    Column("done_at", UtcTime),
    Column("folded", JSON, nullable=False),
    Index("messages_open", "done_at", "left_at"),
)

# Hosts, destinations, invitations, keys: whatever is listed, as its last fact left it.
listed = Table(
    "listed",
    metadata,
    Column("topic", String, primary_key=True),
    Column("subject", String, primary_key=True),
    Column("value", JSON, nullable=False),
)
