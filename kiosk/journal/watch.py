"""A cheap look at whether anything was written, by this process or another."""

from typing import Any

from sqlalchemy import Engine, func, select

from kiosk.errors import JournalUnusable
from kiosk.journal.database import reading
from kiosk.journal.schema import entries


class Watch:
    """A connection of its own, opened at the first look. Not to be used by two threads at once."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection: Any = None

    def look(self) -> int:
        """A number that differs from the last one if anything was committed since.

        SQLite keeps one in shared memory, for some microseconds a look; PostgreSQL is asked for the newest
        entry. Raises JournalBusy or JournalUnusable.
        """
        if self._engine.dialect.name != "sqlite":
            with reading(self._engine) as connection:
                return connection.scalar(select(func.max(entries.c.position))) or 0
        try:
            if self._connection is None:
                pooled = self._engine.raw_connection()
                self._connection = pooled.driver_connection
                pooled.detach()  # or the pool would have it back
            version: int = self._connection.execute("pragma data_version").fetchone()[0]
        except self._engine.dialect.loaded_dbapi.Error as error:
            raise JournalUnusable(path=self._engine.url.database, problem=error) from error
        return version

    def close(self) -> None:
        """Lets go of the connection."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
