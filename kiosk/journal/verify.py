"""Checking a journal: whether any entry was changed, removed, or put in between.

A chain proves what stands in it, from its first entry to its last. That entries are missing from its end, or
that somebody wrote the whole chain anew, shows only against the copy that another machine holds.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Row, select

from kiosk.journal.database import reading
from kiosk.journal.entry import START, Entry
from kiosk.journal.projections import ENTRY_ROWS, entry_of
from kiosk.journal.schema import details, entries, forgotten, origins
from kiosk.journal.store import Journal

BATCH = 1000  # rows read at a time, so that a journal of any length needs little memory


@dataclass(frozen=True)
class Report:
    """How many entries of how many origins were checked, and a sentence for everything that is wrong."""

    origins: int
    entries: int
    problems: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def verify(journal: Journal) -> Report:
    """Walks every chain from its first entry to its last. Only reads; the journal may be in use."""
    with reading(journal.engine) as connection:
        walk = _Walk(
            own=frozenset(connection.scalars(select(origins.c.origin))),
            gone=frozenset(connection.scalars(select(forgotten.c.person))),
        )
        rows = ENTRY_ROWS.order_by(entries.c.origin, entries.c.number).execution_options(yield_per=BATCH)
        with connection.execute(rows) as found:
            try:
                for row in found:
                    walk.take(row)
            except ValueError as error:
                walk.problems.append(
                    f"After {walk.entries} entries there is one that cannot be read: {error}."
                )
        return Report(walk.chains, walk.entries, (*walk.problems, *_stray(connection)))


class _Walk:
    """Going along the chains, one after the other."""

    def __init__(self, own: frozenset[str], gone: frozenset[str]) -> None:
        self.chains = 0
        self.entries = 0
        self.problems: list[str] = []
        self._own = own
        self._gone = gone
        self._origin, self._last, self._expected = "", 0, START

    def take(self, row: Row[Any]) -> None:
        entry = entry_of(row)
        if entry.origin != self._origin:
            self._origin, self._last, self._expected = entry.origin, 0, START
            self.chains += 1
        self.entries += 1
        if entry.number > self._last + 1:
            self.problems.append(_missing(entry.origin, self._last + 1, entry.number - 1))
            self._expected = entry.previous  # nothing is left to hold it against
        # Each hash is reckoned from the chain's beginning, and not from what stands in the row.
        reckoned = replace(entry, previous=self._expected).hash
        problem = _wrong_link(entry, self._expected, row.hash == reckoned)
        problem = problem or _wrong_content(entry, self._own, self._gone)
        if problem is not None:
            self.problems.append(f"Entry {entry.number} of {entry.origin} {problem}.")
        self._last, self._expected = entry.number, reckoned


def _missing(origin: str, first: int, last: int) -> str:
    if first == last:
        return f"Entry {first} of {origin} is missing."
    return f"Entries {first} to {last} of {origin} are missing."


def _wrong_link(entry: Entry, previous: str, hash_fits: bool) -> str | None:
    if entry.content is not None and not entry.without_details().intact:
        return "was changed: its content is not what was sealed"
    if entry.previous != previous:
        return "does not follow the entry before it"
    return None if hash_fits else "has another hash than its place in the chain gives it"


def _wrong_content(entry: Entry, own: frozenset[str], gone: frozenset[str]) -> str | None:
    if entry.content is None:
        return "has lost its content" if entry.origin in own else None
    digest, person = entry.content.digest, entry.content.person
    if entry.details is not None:
        if person in gone:
            return "still has the details of a person who was forgotten"
        return None if entry.details.digest == digest else "has other details than were sealed"
    if digest is not None and entry.origin in own and person not in gone:
        return "has lost its details, and nobody asked to forget them"
    return None


def _stray(connection: Connection) -> Iterator[str]:
    """Details beside no entry: an entry was removed, or they were put there."""
    beside = (entries.c.origin == details.c.origin) & (entries.c.number == details.c.number)
    rows = (
        select(details.c.origin, details.c.number)
        .outerjoin(entries, beside)
        .where(entries.c.number.is_(None))
    )
    for row in connection.execute(rows.order_by(details.c.origin, details.c.number)):
        yield f"Details of entry {row.number} of {row.origin} lie there without it."
