"""The office's own tables, as its migrations make them from any version, on every kind of database."""

from contextlib import closing
from datetime import UTC, datetime

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from kiosk.journal import Journal
from kiosk.journal import schema as journals
from kiosk.journal.database import bring_up_to_date, open_engine, writing
from kiosk.office.alerts.outbox import About, Outbox, post
from kiosk.office.schema import MIGRATIONS, VERSION_TABLE, metadata
from kiosk.visits.events import Topic

VERSIONS = sorted(path.name.partition("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))
NOW = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)
LETTER = {
    "visit": "v1",
    "channel": "email",
    "recipient": "a@b.example",
    "state": "due",
    "tries": 2,
    "at": NOW,
}


def test_the_migrations_make_what_the_tables_say(journal):
    found = inspect(journal.engine)
    assert set(found.get_table_names()) == {
        *metadata.tables,
        *journals.metadata.tables,
        VERSION_TABLE,
        "journal_version",
    }
    for table in metadata.sorted_tables:
        made = {column["name"]: column for column in found.get_columns(table.name)}
        assert set(made) == set(table.columns.keys())
        for column in table.columns:
            assert made[column.name]["nullable"] == column.nullable, f"{table.name}.{column.name}"
        assert {tuple(index["column_names"]) for index in found.get_indexes(table.name)} == {
            tuple(index.columns.keys()) for index in table.indexes
        }
        assert found.get_pk_constraint(table.name)["constrained_columns"] == table.primary_key.columns.keys()


@pytest.fixture
def engine(new_database):
    """A database that has the journal's tables, and none of the office's."""
    engine = open_engine(new_database())
    yield engine
    engine.dispose()


def migrate(engine, version):
    """Brings the office's tables up to this version."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["version_table"] = VERSION_TABLE
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, version)


def differences(engine):
    """What a next migration of the office's tables would have to change."""
    ours = {"include_object": lambda thing, name, kind, *_: kind != "table" or name in metadata.tables}
    with engine.connect() as connection:
        return compare_metadata(MigrationContext.configure(connection, opts=ours), metadata)


@pytest.mark.parametrize("version", VERSIONS)
def test_a_database_of_any_version_comes_up_to_date(engine, version):
    migrate(engine, version)
    bring_up_to_date(engine, MIGRATIONS, VERSION_TABLE)
    assert differences(engine) == []


def test_letters_of_the_first_version_are_kept_and_sent(engine):
    migrate(engine, "0001")
    with engine.begin() as connection:
        connection.execute(
            text(
                "insert into outbox (visit, channel, recipient, state, tries, due_at) "
                "values (:visit, :channel, :recipient, :state, :tries, :at)"
            ),
            LETTER,
        )
    bring_up_to_date(engine, MIGRATIONS, VERSION_TABLE)
    with closing(Journal(engine.url.render_as_string(hide_password=False))) as journal:
        letter = Outbox(journal).due("email", now=NOW, horizon=NOW)
        assert letter is not None
        assert letter.about == About(Topic.VISIT, "v1", "", "arrived")
        assert (letter.recipient, letter.tries) == ("a@b.example", 2)
        with journal.writing() as connection:
            post(connection, letter.about, "email", "a@b.example", due=NOW)
            post(connection, About(Topic.VISIT, "v2", "", "arrived"), "email", "a@b.example", due=NOW)
        assert [it.about.subject for it in every_letter(journal)] == ["v1", "v2"]


def every_letter(journal):
    outbox = Outbox(journal)
    while letter := outbox.due("email", now=NOW, horizon=NOW):
        yield letter
        outbox.drop(letter.id)
