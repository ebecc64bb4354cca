"""Accounts with an e-mail address, and with a host of the directory."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Adds both, empty."""
    for name in ("email", "host"):
        op.add_column("accounts", sa.Column(name, sa.String(), nullable=False, server_default=""))
