"""The journal of one machine: appending, merging, and reading on from a place."""

import secrets
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, func, insert, select, update

from kiosk.errors import KioskError
from kiosk.journal import chain, codec, projections
from kiosk.journal.chain import Refusal
from kiosk.journal.database import bring_up_to_date, open_engine, reading, writing
from kiosk.journal.entry import Entry, Head
from kiosk.journal.projections import ENTRY_ROWS, entry_of
from kiosk.journal.schema import bookmarks, entries, origins, set_aside
from kiosk.journal.view import View
from kiosk.journal.watch import Watch
from kiosk.visits.events import Event, Topic
from kiosk.visits.moment import Moment

MIGRATIONS = Path(__file__).parent / "migrations"
PROJECTED = "projections"  # the bookmark that says by which version of folding the projections were made
LOOK_SECONDS = 0.5  # how often a waiting reader looks for what other processes appended

Decide = Callable[[View], Sequence[Event]]


@dataclass(frozen=True)
class Recorded:
    """An entry in its place: the `position`-th that this machine learned of; `event` as from `codec.read`."""

    position: int
    entry: Entry
    event: Event | None


@dataclass(frozen=True)
class Merged:
    """What became of merged entries: how many were new, and which were set aside or refused, and why."""

    new: int
    set_aside: Mapping[tuple[str, int], str]
    refused: Mapping[tuple[str, int], str]


class Journal:
    """Entries on disk. Safe to use from several threads, and beside other processes on the same database."""

    def __init__(self, url: str) -> None:
        """Opens or creates the journal; raises JournalUnusable, JournalNewer or JournalBusy."""
        self._turn = threading.Lock()  # SQLite's own queue for writers is unfair, and slow when long
        self._grown = threading.Condition()
        self.engine = open_engine(url)
        self._watch = Watch(self.engine)
        try:
            bring_up_to_date(self.engine, MIGRATIONS, "journal_version")
            with self.writing() as connection:
                if chain.own_origin(connection) is None:
                    connection.execute(insert(origins).values(origin=secrets.token_hex(8)))
                if bookmark_of(connection, PROJECTED) != projections.VERSION:
                    projections.rebuild(connection)
                    move_bookmark(connection, PROJECTED, projections.VERSION)
        except KioskError:
            self.close()
            raise

    @classmethod
    def at(cls, folder: Path) -> "Journal":
        """The embedded journal of a data folder."""
        return cls(f"sqlite:///{folder / 'journal.db'}")

    def close(self) -> None:
        """Lets go of the database."""
        with self._grown:
            self._watch.close()
        self.engine.dispose()

    @property
    def origin(self) -> str:
        """The name under which this machine writes."""
        with self._looking() as connection:
            return chain.own_origin(connection) or ""

    def origins(self) -> frozenset[str]:
        """Every name under which this machine has written."""
        with self._looking() as connection:
            return frozenset(connection.execute(select(origins.c.origin)).scalars())

    # Writing

    def append(self, decide: Decide, *, now: Moment) -> list[Entry]:
        """Writes the events that `decide` gives, in one transaction, and returns when they are on disk.

        `decide` sees the journal as it is at that very moment, so a decision cannot be overtaken. What it
        raises, nothing is written of.
        """
        with self.writing() as connection:
            return record(connection, decide(View(connection)), now=now)

    def merge(self, incoming: Iterable[Entry], refusal: Refusal = lambda _: None) -> Merged:
        """Takes entries that another machine wrote, in any order, any number of times.

        An entry whose predecessor is missing waits for it. An entry that is damaged, or that differs from
        the one already held under its number, is set aside; nothing is ever overwritten. One that gets a
        `refusal` tells nothing from now on: its bare seal is taken, and what it says is kept aside.
        """
        added: list[Entry] = []
        aside: dict[tuple[str, int], str] = {}
        refused: dict[tuple[str, int], str] = {}
        with self.writing() as connection:
            for entry in sorted(incoming, key=lambda entry: (entry.origin, entry.number)):
                taken = chain.take(connection, entry, refusal)
                added += taken.added
                aside |= taken.set_aside
                refused |= taken.refused
            projections.follow(connection, added)
        return Merged(len(added), aside, refused)

    def branch_off(self, after: int) -> str:
        """Begins a new origin, under which the own entries after this number are recorded again.

        For a machine that was restored from a backup and wrote on before it heard that its peer already
        holds other entries under these numbers. Returns the new origin.
        """
        with self.writing() as connection:
            old = chain.own_origin(connection) or ""
            origin = secrets.token_hex(8)
            connection.execute(insert(origins).values(origin=origin))
            rows = ENTRY_ROWS.where(entries.c.origin == old, entries.c.number > after)
            again = [entry_of(row) for row in connection.execute(rows.order_by(entries.c.number))]
            contents = [codec.write_again(entry.content, entry.details) for entry in again if entry.content]
            projections.follow(connection, chain.extend(connection, origin, contents))
        return origin

    def rebuild(self) -> None:
        """Makes the projections again from the entries."""
        with self.writing() as connection:
            projections.rebuild(connection)

    def sweep(self) -> None:
        """Writes the database's file anew, so that no freed page keeps what was forgotten. Takes its time.

        SQLite overwrites what it deletes, but not the copies that stay behind when it moves rows between
        pages. PostgreSQL does this by itself, when it vacuums.
        """
        if self.engine.dialect.name == "sqlite":
            with self._turn, closing(self.engine.raw_connection()) as raw:
                raw.cursor().execute("vacuum")
                raw.cursor().execute("pragma wal_checkpoint(truncate)")

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that no other writer runs beside; whoever waits for growth is woken after it."""
        with self._turn, writing(self.engine) as connection:
            yield connection
        self.wake()

    # Reading

    @contextmanager
    def reading(self) -> Iterator[View]:
        """A view of the journal as of one moment."""
        with self._looking() as connection:
            yield View(connection)

    def after(self, position: int, limit: int = 200) -> list[Recorded]:
        """The entries that this machine learned of after this position, in order."""
        rows = ENTRY_ROWS.where(entries.c.position > position).order_by(entries.c.position).limit(limit)
        with self._looking() as connection:
            found = [(row.position, entry_of(row)) for row in connection.execute(rows)]
        return [Recorded(position, entry, codec.read(entry)) for position, entry in found]

    def of(self, origin: str, after: int = 0, limit: int = 200) -> list[Entry]:
        """The entries of one origin after this number, in order."""
        rows = ENTRY_ROWS.where(entries.c.origin == origin, entries.c.number > after)
        with self._looking() as connection:
            return [entry_of(row) for row in connection.execute(rows.order_by(entries.c.number).limit(limit))]

    def head(self, origin: str) -> Head | None:
        """The last entry of an origin; None before its first."""
        with self._looking() as connection:
            number, hash = chain.head(connection, origin)
            return (number, hash) if number else None

    def differs(self, origin: str, head: Head) -> bool:
        """Whether another entry stands here under this number; no where there is none."""
        number, hash = head
        found = self.of(origin, number - 1, limit=1)
        return bool(found) and found[0].number == number and found[0].hash != hash

    def first_of(self, subject: str, topic: Topic = Topic.VISIT) -> Entry | None:
        """The entry with which this machine first learned of a visit, or of what else has its own facts."""
        rows = ENTRY_ROWS.where(entries.c.topic == topic, entries.c.subject == subject)
        with self._looking() as connection:
            row = connection.execute(rows.order_by(entries.c.position).limit(1)).first()
            return entry_of(row) if row is not None else None

    def held(self) -> dict[str, int]:
        """Up to which number each origin need not be sent again: all is here, or was set aside."""
        with self._looking() as connection:
            return chain.held(connection)

    def beyond(self, held: Mapping[str, int], limit: int = 200) -> list[Entry]:
        """Entries that a peer who holds `held` does not know yet: what there is to copy, chain by chain."""
        with self._looking() as connection:
            heads = chain.heads(connection)
        found: list[Entry] = []
        for origin, number in heads.items():
            if number > held.get(origin, 0) and len(found) < limit:
                found += self.of(origin, held.get(origin, 0), limit - len(found))
        return found

    def aside(self) -> Sequence[Mapping[str, object]]:
        """The entries that were set aside: origin, number and problem of each."""
        rows = select(set_aside.c.origin, set_aside.c.number, set_aside.c.problem).order_by(set_aside.c.id)
        with self._looking() as connection:
            return [dict(row) for row in connection.execute(rows).mappings()]

    @property
    def position(self) -> int:
        """The position of the newest entry; 0 in an empty journal."""
        with self._looking() as connection:
            return connection.execute(select(func.max(entries.c.position))).scalar() or 0

    def wait(self, position: int, seconds: float, *, unless: threading.Event | None = None) -> bool:
        """Waits until there is an entry after this position; False when none came in this time.

        Returns early, too, once `unless` is set and `wake` was called.
        """
        until = time.monotonic() + seconds
        with self._grown:
            seen = self._watch.look()
        while self.position <= position:
            with self._grown:  # whoever wakes us does it before the next look, or while we wait
                while (now := self._watch.look()) == seen:
                    left = until - time.monotonic()
                    if left <= 0 or (unless is not None and unless.is_set()):
                        return False
                    self._grown.wait(min(left, LOOK_SECONDS))
            seen = now
        return True

    def wake(self) -> None:
        """Has whoever waits for growth look again, at once."""
        with self._grown:
            self._grown.notify_all()

    # Bookmarks

    def bookmark(self, follower: str) -> int | None:
        """The position up to which this follower has acted; None for one that never has."""
        with self._looking() as connection:
            return bookmark_of(connection, follower)

    def _looking(self) -> AbstractContextManager[Connection]:
        return reading(self.engine)


def bookmark_of(connection: Connection, follower: str) -> int | None:
    """The position up to which a follower has acted; None for one that never has."""
    return connection.scalar(select(bookmarks.c.position).where(bookmarks.c.follower == follower))


def move_bookmark(connection: Connection, follower: str, position: int) -> None:
    """Remembers, in the transaction of its effect, how far a follower has acted."""
    here = bookmarks.c.follower == follower
    if connection.execute(update(bookmarks).where(here).values(position=position)).rowcount == 0:
        connection.execute(insert(bookmarks).values(follower=follower, position=position))


def record(connection: Connection, events: Iterable[Event], *, now: Moment) -> list[Entry]:
    """Appends these events in a transaction that does more than that, begun by `Journal.writing`."""
    origin = chain.own_origin(connection) or ""
    written = chain.extend(connection, origin, (codec.write(event, now) for event in events))
    projections.follow(connection, written)
    return written
