"""Opening the database under a journal: SQLite in WAL mode, or PostgreSQL; brought up to date by Alembic."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, column, create_engine, event, inspect, select, table, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, IntegrityError, ProgrammingError

from kiosk.errors import JournalBusy, JournalNewer, JournalUnusable

BUSY_SECONDS = 10
WRITERS_LOCK = 0x5649534954  # "VISIT": the advisory lock that makes writers on PostgreSQL take turns


def open_engine(url: str) -> Engine:
    """An engine on this database URL; raises JournalUnusable. Nothing is read yet."""
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() != "sqlite":
            return create_engine(parsed, pool_pre_ping=True)
        if parsed.database:
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        engine = create_engine(parsed, connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False})
    except (ArgumentError, ImportError, OSError) as error:
        raise JournalUnusable(path=_without_password(url), problem=error) from None
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _without_password(url: str) -> str:
    return re.sub(r":[^:/@]*@", ":***@", url)


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that no other writer, in this process or another, runs beside.

    Raises JournalBusy or JournalUnusable.
    """
    with _faults_named(engine), engine.connect() as connection:
        connection.execution_options(begin="IMMEDIATE")
        with connection.begin():
            if connection.dialect.name == "postgresql":
                connection.execute(text("select pg_advisory_xact_lock(:key)"), {"key": WRITERS_LOCK})
            yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that sees the database as of one moment. Raises JournalBusy or JournalUnusable."""
    with _faults_named(engine), engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            yield connection


def bring_up_to_date(engine: Engine, migrations: Path, version_table: str) -> None:
    """Applies the migrations of this folder that the database has not seen.

    Raises JournalNewer where the database is ahead of this program, JournalUnusable where it is no database.
    """
    head = _head(migrations)
    with reading(engine) as connection:
        known = inspect(connection).has_table(version_table)
        current = (
            connection.scalar(select(column("version_num")).select_from(table(version_table)))
            if known
            else None
        )
    if current == head:
        return
    if current is not None and current > head:
        raise JournalNewer(path=engine.url.database)
    _migrate(engine, migrations, version_table)


@contextmanager
def _faults_named(engine: Engine) -> Iterator[None]:
    """Says what is wrong with a database in one sentence; a fault of the program stays what it is."""
    try:
        yield
    except (IntegrityError, ProgrammingError, DataError):
        raise
    except DBAPIError as error:
        problem = str(error.orig).partition("\n")[0]
        if "database is locked" in problem:
            raise JournalBusy from error
        raise JournalUnusable(path=engine.url.database, problem=problem) from error


def _head(migrations: Path) -> str:
    """The newest revision. Revisions are numbered files, so that Alembic need not be loaded to know it."""
    return max(path.name.split("_")[0] for path in (migrations / "versions").glob("[0-9]*.py"))


def _migrate(engine: Engine, migrations: Path, version_table: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations))
    config.attributes["version_table"] = version_table
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _set_up_sqlite(connection: object, _record: object) -> None:
    connection.isolation_level = None  # type: ignore[attr-defined] # we begin transactions ourselves
    cursor = connection.cursor()  # type: ignore[attr-defined] # a sqlite3.Connection
    cursor.execute("pragma journal_mode = wal")
    cursor.execute("pragma synchronous = full")  # a commit is on disk before anyone is told
    cursor.execute("pragma foreign_keys = on")
    cursor.execute("pragma secure_delete = on")  # forgotten details leave no trace in the file
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql(f"begin {connection.get_execution_options().get('begin', 'deferred')}")
