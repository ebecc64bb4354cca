"""The office's own tables, beside the journal's. A change here needs a migration in `migrations/versions`."""

from pathlib import Path

from sqlalchemy import (
    JSON,
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
    Column("email", String, nullable=False, server_default=""),
    Column("host", String, nullable=False, server_default=""),
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

# Who waits for what, and when the next are told if nobody answers: alerts.waits says how. `since` is by this
# machine's clock, and moves when that clock is set; `trusted` says whether it could be trusted then. `taken`
# names the steps that were taken. `due_at` is when the next step is due, if there is one.
waits = Table(
    "waits",
    metadata,
    Column("topic", String, primary_key=True),
    Column("subject", String, primary_key=True),
    Column("mark", String, primary_key=True),
    Column("since", UtcTime, nullable=False),
    Column("trusted", Boolean, nullable=False),
    Column("late", Boolean, nullable=False),
    Column("taken", JSON, nullable=False),
    Column("due_at", UtcTime),
    Index("waits_due", "due_at"),
    Index("waits_since", "since"),
)

# What shall be sent, and what became of it. What it says is made from its subject when it is sent, so nothing
# about a person lies here. `mark` and `step` say which step of which wait it is about, `late` whether the
# wait was heard of late; `state` is an alerts.outbox.State.
outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("topic", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("mark", String, nullable=False),
    Column("step", String, nullable=False),
    Column("late", Boolean, nullable=False),
    Column("channel", String, nullable=False),
    Column("recipient", String, nullable=False),
    Column("state", String, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("due_at", UtcTime, nullable=False),
    Column("problem", Text),
    UniqueConstraint("topic", "subject", "mark", "step", "channel", "recipient"),
    Index("outbox_due", "channel", "state", "due_at"),
)
