"""Opening the database under a journal: what can be wrong with it is said in a sentence."""

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, func, insert, select
from sqlalchemy.exc import IntegrityError

from kiosk.errors import JournalBusy, JournalNewer, JournalUnusable
from kiosk.journal import Journal, database
from kiosk.journal.database import reading, writing
from kiosk.journal.schema import forgotten, metadata

VERSIONS = Path(database.__file__).parent / "migrations" / "versions"


OPEN = """
import sys
from pathlib import Path
from kiosk.journal import Journal
print(Journal.at(Path(sys.argv[1])).origin)
"""


class TestOpening:
    def test_a_data_folder_is_made_with_its_journal(self, tmp_path: Path) -> None:
        folder = tmp_path / "data" / "lobby"
        Journal.at(folder).close()
        assert (folder / "journal.db").exists()
        assert folder.stat().st_mode & 0o077 == 0, "visitors' names are nobody else's business"

    def test_a_journal_is_opened_again(self, tmp_path: Path) -> None:
        with closing(Journal.at(tmp_path)) as journal:
            origin = journal.origin
        with closing(Journal.at(tmp_path)) as journal:
            assert journal.origin == origin

    def test_the_commit_is_on_disk_before_anybody_is_told(self, sqlite_journal: Journal) -> None:
        with sqlite_journal.engine.connect() as connection:
            assert connection.exec_driver_sql("pragma journal_mode").scalar() == "wal"
            assert connection.exec_driver_sql("pragma synchronous").scalar() == 2, "full"

    def test_a_newer_database_is_refused(self, new_database: Callable[[], str]) -> None:
        url = new_database()
        with closing(Journal(url)) as journal, journal.writing() as connection:
            connection.exec_driver_sql("update journal_version set version_num = '9999'")
        with pytest.raises(JournalNewer, match="newer version"):
            Journal(url)

    def test_what_is_no_database_is_refused_and_left_alone(self, tmp_path: Path) -> None:
        file = tmp_path / "journal.db"
        file.write_text("Dear diary," * 1000)
        with pytest.raises(JournalUnusable, match=r"journal\.db cannot be used: file is not a database"):
            Journal.at(tmp_path)
        assert file.read_text() == "Dear diary," * 1000

    def test_a_damaged_database_is_named(self, new_sqlite: Callable[[], str]) -> None:
        url = new_sqlite()
        Journal(url).close()
        file = Path(url.removeprefix("sqlite:///"))
        content = file.read_bytes()
        file.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
        with pytest.raises(JournalUnusable, match="malformed"):
            Journal(url)

    def test_a_folder_that_cannot_be_written_is_named(self, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        with pytest.raises(JournalUnusable, match="cannot be used"):
            Journal.at(tmp_path / "file" / "data")

    @pytest.mark.parametrize(
        ("url", "problem"),
        [
            ("nonsense", "parse"),
            ("oracle9://kiosk:secret@db/kiosk", "oracle9"),
            ("postgresql+psycopg://kiosk:secret@127.0.0.1:1/kiosk", "kiosk cannot be used: "),
        ],
    )
    def test_a_url_that_leads_nowhere_is_refused_without_its_password(self, url: str, problem: str) -> None:
        with pytest.raises(JournalUnusable, match=problem) as refused:
            Journal(url)
        assert "secret" not in str(refused.value)
        assert "\n" not in str(refused.value)

    def test_two_processes_may_open_a_new_journal_at_once(self, tmp_path: Path) -> None:
        opening = [
            subprocess.Popen([sys.executable, "-c", OPEN, str(tmp_path)], stdout=subprocess.PIPE, text=True)
            for _ in "ab"
        ]
        origins = [process.communicate(timeout=60)[0].strip() for process in opening]
        assert origins[0] == origins[1] != ""


class TestMigrations:
    def test_they_lead_to_the_schema(self, new_database: Callable[[], str]) -> None:
        with closing(Journal(new_database())) as journal, journal.engine.connect() as connection:
            options = {
                "compare_type": True,
                "include_name": lambda name, kind, _: kind != "table" or name != "journal_version",
            }
            context = MigrationContext.configure(connection, opts=options)
            assert compare_metadata(context, metadata) == []

    def test_a_database_from_before_is_brought_up_to_date(self, new_database: Callable[[], str]) -> None:
        url = new_database()
        with closing(Journal(url)) as journal, journal.writing() as connection:
            for table in reversed(metadata.sorted_tables):
                table.drop(connection)
            connection.exec_driver_sql("delete from journal_version")
        with closing(Journal(url)) as journal:
            assert journal.position == 0

    def test_revisions_are_numbered_one_after_the_other(self) -> None:
        numbers = sorted(
            path.name.split("_")[0] for path in VERSIONS.glob("*.py") if path.name != "__init__.py"
        )
        assert numbers == [f"{number:04}" for number in range(1, len(numbers) + 1)]


def count(connection: Connection) -> int:
    return connection.scalar(select(func.count()).select_from(forgotten)) or 0


class TestTransactions:
    def test_one_writer_at_a_time(self, journal: Journal) -> None:
        """The second writer sees what the first has written, and does not begin before it has ended."""
        order: list[str] = []
        begun = threading.Event()

        def second() -> None:
            begun.set()
            with writing(journal.engine) as connection:
                order.append(f"the second sees {count(connection)}")

        with writing(journal.engine) as connection:
            thread = threading.Thread(target=second)
            thread.start()
            assert begun.wait(20)
            connection.exec_driver_sql("insert into forgotten values ('p1')")
            order.append("first ends")
        thread.join(20)
        assert order == ["first ends", "the second sees 1"]

    def test_who_waits_too_long_is_told_so(
        self, new_sqlite: Callable[[], str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(database, "BUSY_SECONDS", 0.05)
        url = new_sqlite()
        with (
            closing(Journal(url)) as journal,
            closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as other,
        ):
            other.execute("begin immediate")
            with pytest.raises(JournalBusy, match="try again"):
                journal.append(lambda _: [], now=None)  # type: ignore[arg-type]  # never gets there
            other.rollback()

    def test_readers_never_wait_for_a_writer(self, journal: Journal) -> None:
        with writing(journal.engine) as connection:
            connection.exec_driver_sql("insert into forgotten values ('p1')")
            with reading(journal.engine) as looking:
                assert count(looking) == 0

    def test_reading_stays_at_its_moment(self, journal: Journal) -> None:
        with reading(journal.engine) as looking:
            assert count(looking) == 0
            with writing(journal.engine) as connection:
                connection.exec_driver_sql("insert into forgotten values ('p1')")
            assert count(looking) == 0

    def test_a_fault_of_the_program_stays_what_it_is(self, journal: Journal) -> None:
        with pytest.raises(IntegrityError), journal.writing() as connection:
            connection.execute(insert(forgotten), [{"person": "p1"}, {"person": "p1"}])

    def test_a_full_disk_is_named_and_nothing_is_half_written(self, new_sqlite: Callable[[], str]) -> None:
        with closing(Journal(new_sqlite())) as journal:
            with journal.writing() as connection:
                pages = connection.exec_driver_sql("pragma page_count").scalar()
                connection.exec_driver_sql(f"pragma max_page_count = {pages}")
            many = [{"person": f"{number:0100}"} for number in range(1000)]
            with pytest.raises(JournalUnusable, match="disk is full"), journal.writing() as connection:
                connection.execute(insert(forgotten), many)
            with reading(journal.engine) as connection:
                assert count(connection) == 0
