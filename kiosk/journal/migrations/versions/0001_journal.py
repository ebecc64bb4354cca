"""The journal's first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "bookmarks",
        sa.Column("follower", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("follower"),
    )
    op.create_table(
        "details",
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("person", sa.String(), nullable=True),
        sa.Column("salt", sa.String(), nullable=False),
        sa.Column("contents", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("origin", "number"),
    )
    op.create_index("details_by_person", "details", ["person"])
    op.create_table(
        "early",
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("wire", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("origin", "number"),
    )
    op.create_table(
        "entries",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("previous", sa.String(), nullable=False),
        sa.Column("seal", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("topic", sa.String(), nullable=True),
        sa.Column("subject", sa.String(), nullable=True),
        sa.Column("audience", sa.String(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("offset", sa.Integer(), nullable=True),
        sa.Column("trusted", sa.Boolean(), nullable=True),
        sa.Column("facts", sa.JSON(), nullable=True),
        sa.Column("person", sa.String(), nullable=True),
        sa.Column("digest", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("position"),
        sa.UniqueConstraint("origin", "number"),
        sqlite_autoincrement=True,
    )
    op.create_index("entries_by_person", "entries", ["person"])
    op.create_index("entries_by_subject", "entries", ["topic", "subject"])
    op.create_table(
        "forgotten", sa.Column("person", sa.String(), nullable=False), sa.PrimaryKeyConstraint("person")
    )
    op.create_table(
        "listed",
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("topic", "subject"),
    )
    op.create_table(
        "origins",
        sa.Column("begun", sa.Integer(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("begun"),
        sa.UniqueConstraint("origin"),
    )
    op.create_table(
        "set_aside",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("seal", sa.String(), nullable=False),
        sa.Column("problem", sa.String(), nullable=False),
        sa.Column("wire", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("origin", "number", "seal"),
    )
    op.create_table(
        "visits",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("lobby", sa.String(), nullable=False),
        sa.Column("plain_name", sa.Text(), nullable=True),
        sa.Column("invitation", sa.String(), nullable=True),
        sa.Column("arrived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("folded", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("visits_by_arrival", "visits", ["arrived_at"])
    op.create_index("visits_by_invitation", "visits", ["invitation"])
    op.create_index("visits_by_token", "visits", ["token"])
    op.create_index("visits_in_building", "visits", ["left_at", "arrived_at"])
