from sqlalchemy import inspect

from kiosk.journal import schema as journals
from kiosk.office.schema import VERSION_TABLE, metadata


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
