"""Whoever changes the record behind the program's back is found out."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from sqlalchemy import Connection, delete, insert, select, update

from kiosk.journal import Journal
from kiosk.journal.schema import details, entries
from kiosk.journal.verify import Report, verify
from kiosk.visits.events import Event, VisitorForgotten, VisitorLeft
from tests.kiosk.journal.facts import arrived, at


def append(journal: Journal, *events: Event) -> None:
    journal.append(lambda _: events, now=at(0))


@pytest.fixture
def record(journal: Journal) -> Journal:
    """A journal of five entries: four arrivals and one leaving, the third."""
    append(
        journal,
        arrived("v1"),
        arrived("v2"),
        VisitorLeft(subject="v1", by="Kim"),
        arrived("v3"),
        arrived("v4"),
    )
    return journal


def found(journal: Journal) -> list[str]:
    """The problems, with the journal's own origin left out of the words."""
    return [problem.replace(f" of {journal.origin}", "") for problem in verify(journal).problems]


def test_an_empty_journal_is_whole(journal: Journal) -> None:
    assert verify(journal) == Report(0, 0, ())
    assert verify(journal).whole


def test_what_nobody_touched_is_whole(new_journal: Callable[[], Journal], record: Journal) -> None:
    office = new_journal()
    append(office, VisitorForgotten(subject="p-v2", person="p-v2"))
    office.merge(record.beyond({}))
    record.merge(office.beyond({}))
    assert verify(record) == Report(2, 6, ())
    assert verify(office) == Report(2, 6, ())


def test_entries_that_others_showed_only_in_part_are_whole(
    journal: Journal, new_journal: Callable[[], Journal]
) -> None:
    other = new_journal()
    append(other, arrived("v1"), arrived("v2"), arrived("v3"))
    one, two, three = other.beyond({})
    journal.merge([one.sealed(), two.without_details(), three])
    assert verify(journal) == Report(1, 3, ())


def change(number: int, **values: object) -> Callable[[Connection], None]:
    def tamper(connection: Connection) -> None:
        connection.execute(update(entries).where(entries.c.number == number).values(values))

    return tamper


def remove(*numbers: int) -> Callable[[Connection], None]:
    def tamper(connection: Connection) -> None:
        connection.execute(delete(entries).where(entries.c.number.in_(numbers)))
        connection.execute(delete(details).where(details.c.number.in_(numbers)))

    return tamper


def swap_details(one: int, other: int) -> Callable[[Connection], None]:
    def tamper(connection: Connection) -> None:
        rows = {row.number: row for row in connection.execute(select(details))}
        for here, there in ((one, other), (other, one)):
            swapped = update(details).where(details.c.number == here)
            connection.execute(swapped.values(salt=rows[there].salt, contents=rows[there].contents))

    return tamper


def lose_details(number: int) -> Callable[[Connection], None]:
    def tamper(connection: Connection) -> None:
        connection.execute(delete(details).where(details.c.number == number))

    return tamper


def renumber(connection: Connection) -> None:
    """The third entry is taken out, and those after it moved up, so that no number is missing."""
    remove(3)(connection)
    for number in (4, 5):
        for table in (entries, details):
            connection.execute(update(table).where(table.c.number == number).values(number=number - 1))


CHANGED = "was changed: its content is not what was sealed"


@pytest.mark.parametrize(
    ("tamper", "problems"),
    [
        (change(2, facts={"number": "A-002"}), [f"Entry 2 {CHANGED}."]),
        (change(2, subject="v9"), [f"Entry 2 {CHANGED}."]),
        (change(2, person="p-v9"), [f"Entry 2 {CHANGED}."]),
        (change(3, at=datetime(2026, 9, 1, 16, 0, tzinfo=UTC)), [f"Entry 3 {CHANGED}."]),
        (change(3, trusted=False), [f"Entry 3 {CHANGED}."]),
        (change(5, digest=None), [f"Entry 5 {CHANGED}."]),
        (remove(3), ["Entry 3 is missing."]),
        (remove(1), ["Entry 1 is missing."]),
        (remove(2, 3, 4), ["Entries 2 to 4 are missing."]),
        (swap_details(1, 4), [f"Entry {number} has other details than were sealed." for number in (1, 4)]),
        (lose_details(4), ["Entry 4 has lost its details, and nobody asked to forget them."]),
        (change(4, hash="0" * 64), ["Entry 4 has another hash than its place in the chain gives it."]),
        (change(5, hash="0" * 64), ["Entry 5 has another hash than its place in the chain gives it."]),
        (change(4, previous="0" * 64), ["Entry 4 does not follow the entry before it."]),
        (change(3, kind=None), ["Entry 3 has lost its content."]),
        (renumber, [f"Entry 3 {CHANGED}.", f"Entry 4 {CHANGED}."]),
    ],
)
def test_what_was_tampered_with_is_found_and_nothing_else(
    record: Journal, tamper: Callable[[Connection], None], problems: list[str]
) -> None:
    with record.writing() as connection:
        tamper(connection)
    assert found(record) == problems
    assert not verify(record).whole


def test_an_entry_that_was_put_in_is_found(record: Journal) -> None:
    with record.writing() as connection:
        row = connection.execute(select(entries).where(entries.c.number == 5)).mappings().one()
        connection.execute(insert(entries).values({**row, "position": 99, "number": 6, "digest": None}))
    assert found(record) == [f"Entry 6 {CHANGED}."]


def test_a_removed_entry_whose_details_were_left_lies_about_nothing(record: Journal) -> None:
    with record.writing() as connection:
        connection.execute(delete(entries).where(entries.c.number == 2))
    assert found(record) == ["Entry 2 is missing.", "Details of entry 2 lie there without it."]


def test_details_that_came_back_after_they_were_forgotten_are_found(record: Journal) -> None:
    with record.engine.connect() as connection:
        kept = connection.execute(select(details).where(details.c.number == 2)).mappings().one()
    append(record, VisitorForgotten(subject="p-v2", person="p-v2"))
    assert found(record) == []
    with record.writing() as connection:
        connection.execute(insert(details).values(**kept))
    assert found(record) == ["Entry 2 still has the details of a person who was forgotten."]


def test_what_cannot_even_be_read_is_said(record: Journal) -> None:
    with record.writing() as connection:
        connection.execute(update(entries).where(entries.c.number == 3).values(offset=100_000))
    assert found(record) == [
        "After 2 entries there is one that cannot be read: no wall clock is 100000 minutes from UTC."
    ]


def test_every_machine_s_chain_is_walked(record: Journal, new_journal: Callable[[], Journal]) -> None:
    other = new_journal()
    append(other, arrived("w1"), arrived("w2"))
    record.merge(other.beyond({}))
    with record.writing() as connection:
        connection.execute(delete(entries).where(entries.c.origin == other.origin, entries.c.number == 1))
        connection.execute(delete(details).where(details.c.origin == other.origin, details.c.number == 1))
    assert verify(record) == Report(2, 6, (f"Entry 1 of {other.origin} is missing.",))


def test_verifying_changes_nothing(record: Journal) -> None:
    position, held = record.position, record.held()
    verify(record)
    assert (record.position, record.held()) == (position, held)
