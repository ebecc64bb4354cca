"""Waits with their deadlines, and letters about every step of one."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

KEPT = "channel, recipient, state, tries, due_at, problem"


def upgrade() -> None:
    """Makes the new table, and the outbox anew with the letters that it had."""
    op.create_table(
        "waits",
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("mark", sa.String(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("trusted", sa.Boolean(), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("taken", sa.JSON(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("topic", "subject", "mark"),
    )
    op.create_index("waits_due", "waits", ["due_at"])
    op.create_index("waits_since", "waits", ["since"])
    op.drop_index("outbox_due", "outbox")
    op.rename_table("outbox", "outbox_before")
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("mark", sa.String(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("recipient", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("topic", "subject", "mark", "step", "channel", "recipient"),
    )
    op.create_index("outbox_due", "outbox", ["channel", "state", "due_at"])
    op.execute(
        f"insert into outbox (topic, subject, mark, step, late, {KEPT}) "  # noqa: S608 - fixed names
        f"select 'visit', visit, '', 'arrived', false, {KEPT} from outbox_before order by id"
    )
    op.drop_table("outbox_before")
