"""The office's own tables, beside the journal's. A change here needs a migration in `migrations/versions`."""

from pathlib import Path

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from kiosk.journal.schema import UtcTime

MIGRATIONS = Path(__file__).parent / "migrations"
VERSION_TABLE = "office_version"

metadata = MetaData()

# `password` is an argon2id hash with its parameters.
accounts = Table(
    "accounts",
    metadata,
    Column("name", String, primary_key=True),
    Column("full_name", String, nullable=False),
    Column("role", String, nullable=False),
    Column("password", String, nullable=False),
)

# A sign-in lasts as long as its row. Only the hash of its token is kept.
sessions = Table(
    "sessions",
    metadata,
    Column("token", String, primary_key=True),
    Column("account", String, ForeignKey("accounts.name", ondelete="cascade"), nullable=False),
    Column("begun_at", UtcTime, nullable=False),
    Column("seen_at", UtcTime, nullable=False),
    Index("sessions_by_account", "account"),
)

# Only the hash of a lobby's token is kept. A revoked lobby stays, because its entries do.
lobbies = Table(
    "lobbies",
    metadata,
    Column("name", String, primary_key=True),
    Column("token", String, nullable=False, unique=True),
    Column("revoked", Boolean, nullable=False),
    Column("added_at", UtcTime, nullable=False),
    Column("seen_at", UtcTime),
)

# Which lobby writes under which origin; a lobby that was restored from a backup has had several.
lobby_origins = Table(
    "lobby_origins",
    metadata,
    Column("origin", String, primary_key=True),
    Column("lobby", String, ForeignKey("lobbies.name"), nullable=False),
)

# What shall be sent, and what became of it. What it says is made from the visit when it is sent, so nothing
# about a person lies here. `state` is an alerts.outbox.State.
outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("visit", String, nullable=False),
    Column("channel", String, nullable=False),
    Column("recipient", String, nullable=False),
    Column("state", String, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("due_at", UtcTime, nullable=False),
    Column("problem", Text),
    UniqueConstraint("visit", "channel", "recipient"),
    Index("outbox_due", "channel", "state", "due_at"),
)
