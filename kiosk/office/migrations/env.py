"""How Alembic reaches the database: over the connection that `kiosk.journal.database` hands it."""

from alembic import context

config = context.config
context.configure(
    connection=config.attributes["connection"], version_table=config.attributes["version_table"]
)
context.run_migrations()
