"""Journals for tests: on SQLite, and on a real PostgreSQL where its programs are installed."""

import itertools
import os
import pwd
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, delete, insert, text

from kiosk.journal import Journal
from kiosk.journal.database import bring_up_to_date, open_engine
from kiosk.journal.schema import metadata, origins
from kiosk.journal.store import MIGRATIONS

PROGRAMS = Path("/usr/lib/postgresql")
SERVER_USER = "postgres"  # the server refuses to run as root

NewUrl = Callable[[], str]
Opened = Callable[[], AbstractContextManager[Journal]]


@pytest.fixture(scope="session")
def new_sqlite(tmp_path_factory: pytest.TempPathFactory) -> NewUrl:
    """Makes URLs of SQLite databases that have the journal's tables and nothing in them."""
    folder = tmp_path_factory.mktemp("sqlite")
    pattern = folder / "pattern.db"
    _make_tables(f"sqlite:///{pattern}")
    numbers = itertools.count(1)

    def new() -> str:
        path = folder / f"{next(numbers)}.db"
        shutil.copyfile(pattern, path)
        return f"sqlite:///{path}"

    return new


@pytest.fixture(scope="session")
def new_postgresql() -> Iterator[NewUrl]:
    """Makes URLs of databases on a PostgreSQL server that runs for these tests only."""
    initdb = max(PROGRAMS.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]), default=None)
    if initdb is None:
        pytest.skip(f"no PostgreSQL server is installed (no {PROGRAMS}/*/bin/initdb): apt install postgresql")
    with _server(initdb.parent) as url:
        engine = create_engine(url.format("postgres"), isolation_level="AUTOCOMMIT")
        numbers = itertools.count(1)

        def new_like(pattern: str) -> str:
            name = f"journal_{next(numbers)}"
            with engine.connect() as connection:
                connection.execute(text(f"create database {name} template {pattern}"))
            return name

        pattern = new_like("template0")
        _make_tables(url.format(pattern))
        yield lambda: url.format(new_like(pattern))
        engine.dispose()


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def new_database(request: pytest.FixtureRequest) -> NewUrl:
    """Makes URLs of new databases, of each kind in turn."""
    made: NewUrl = request.getfixturevalue(f"new_{request.param}")
    return made


@pytest.fixture(scope="session")
def opened(new_database: NewUrl) -> Iterator[Opened]:
    """Lends an empty journal; may be called many times within a test. A journal is emptied after use."""
    yield from _lent(new_database)


@pytest.fixture(scope="session")
def opened_sqlite(new_sqlite: NewUrl) -> Iterator[Opened]:
    """Lends an empty journal on SQLite, for what is the same on any database."""
    yield from _lent(new_sqlite)


@pytest.fixture
def new_journal(opened: Opened) -> Iterator[Callable[[], Journal]]:
    """Lends empty journals for the length of a test."""
    with ExitStack() as stack:
        yield lambda: stack.enter_context(opened())


@pytest.fixture
def journal(opened: Opened) -> Iterator[Journal]:
    """An empty journal."""
    with opened() as journal:
        yield journal


@pytest.fixture
def sqlite_journal(opened_sqlite: Opened) -> Iterator[Journal]:
    """An empty journal on SQLite, for what is the same on any database."""
    with opened_sqlite() as journal:
        yield journal


def _lent(new_url: NewUrl) -> Iterator[Opened]:
    """Making a database takes longer than most tests do."""
    idle: list[Journal] = []

    @contextmanager
    def lend() -> Iterator[Journal]:
        journal = idle.pop() if idle else Journal(new_url())
        try:
            yield journal
        finally:
            with journal.writing() as connection:
                for table in metadata.sorted_tables:
                    connection.execute(delete(table))
                connection.execute(insert(origins).values(origin=secrets.token_hex(8)))
            idle.append(journal)

    yield lend
    for journal in idle:
        journal.close()


def _make_tables(url: str) -> None:
    engine = open_engine(url)
    bring_up_to_date(engine, MIGRATIONS, "journal_version")
    engine.dispose()


@contextmanager
def _server(programs: Path) -> Iterator[str]:
    """A server in a temporary folder, reached by a socket there; yields the URL with a place for the name."""
    as_server = ["runuser", "-u", SERVER_USER, "--"] if os.geteuid() == 0 else []
    folder = Path(tempfile.mkdtemp(prefix="kiosk-pg-"))
    if as_server:
        user = pwd.getpwnam(SERVER_USER)
        os.chown(folder, user.pw_uid, user.pw_gid)
    data = folder / "data"

    def run(program: str, *arguments: str) -> None:
        command = [*as_server, str(programs / program), "-D", str(data), *arguments]
        with (folder / "log").open("a") as log:
            subprocess.run(command, check=True, cwd=folder, stdout=log, stderr=log, timeout=60)

    try:
        run("initdb", "-U", "kiosk", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        run("pg_ctl", "-w", "start", "-o", f"-k {folder} -c listen_addresses= -c fsync=off")
        try:
            yield f"postgresql+psycopg://kiosk@/{{}}?host={folder}"
        finally:
            run("pg_ctl", "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
