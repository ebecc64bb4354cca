"""The chains on disk: entries as rows, looked up and stored within a transaction."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from kiosk.journal.entry import START, Content, Details, Entry
from kiosk.journal.schema import details, early, entries, forgotten, origins, set_aside

TAKEN = "another entry stands under its number"


def own_origin(connection: Connection) -> str | None:
    """The origin under which this machine writes."""
    rows = select(origins.c.origin).order_by(origins.c.begun.desc()).limit(1)
    return connection.execute(rows).scalar()


def head(connection: Connection, origin: str) -> tuple[int, str]:
    """Number and hash of an origin's last entry; (0, START) before its first."""
    rows = select(entries.c.number, entries.c.hash).where(entries.c.origin == origin)
    row = connection.execute(rows.order_by(entries.c.number.desc()).limit(1)).first()
    return (row.number, row.hash) if row else (0, START)


def add(connection: Connection, entry: Entry) -> None:
    """Stores an entry at the end of its chain."""
    row: dict[str, Any] = {
        "origin": entry.origin,
        "number": entry.number,
        "previous": entry.previous,
        "seal": entry.seal,
        "hash": entry.hash,
    }
    content = entry.content
    if content is not None:
        row |= {
            "kind": content.kind,
            "topic": content.topic,
            "subject": content.subject,
            "audience": content.audience,
            "at": content.moment.at,
            "offset": content.moment.offset,
            "trusted": content.moment.trusted,
            "facts": content.facts,
            "person": content.person,
            "digest": content.digest,
        }
    connection.execute(insert(entries).values(**row))
    if entry.details is not None and content is not None:
        beside = {"person": content.person, "salt": entry.details.salt, "contents": entry.details.values}
        connection.execute(insert(details), {"origin": entry.origin, "number": entry.number, **beside})


def extend(
    connection: Connection, origin: str, contents: Iterable[tuple[Content, Details | None]]
) -> list[Entry]:
    """Writes new entries at the end of a chain, without details of those who were forgotten."""
    last, previous = head(connection, origin)
    written = []
    for number, (content, beside) in enumerate(contents, start=last + 1):
        entry = _without_forgotten(connection, Entry.write(origin, number, previous, content, beside))
        previous = entry.hash
        add(connection, entry)
        written.append(entry)
    return written


@dataclass(frozen=True)
class Taken:
    """What taking an entry came to: what was added, and what was set aside or refused, with the reason."""

    added: list[Entry] = field(default_factory=list)
    set_aside: dict[tuple[str, int], str] = field(default_factory=dict)
    refused: dict[tuple[str, int], str] = field(default_factory=dict)


Refusal = Callable[[Entry], str | None]
"""Why an entry's author may not say what it says; None where it may."""


def take(connection: Connection, incoming: Entry, refusal: Refusal) -> Taken:
    """Stores an entry of another machine, and those that waited for it.

    An entry that is held already adds nothing; one whose predecessor is missing waits for it; one that is
    damaged, or that differs from what is held, is set aside. Of one that is refused, the bare seal takes its
    place in the chain, so that what follows it is taken, and what it says is kept aside.
    """
    entry = _without_forgotten(connection, incoming)
    if not entry.intact:
        return _set_aside(connection, entry, "it is damaged: its content is not what was sealed")
    held = _held(connection, entry)
    if held is not None:
        return _set_aside(connection, entry, TAKEN) if held != entry.seal else Taken()
    taken = Taken()
    if (problem := refusal(entry)) is not None:
        taken.refused.update(_set_aside(connection, entry, problem).set_aside)
        entry = entry.sealed()
    last, expected = head(connection, entry.origin)
    if entry.number > last + 1:
        taken.set_aside.update(_wait(connection, entry).set_aside)
        return taken
    following: Entry | None = entry
    while following is not None and following.previous == expected:
        add(connection, following)
        taken.added.append(following)
        expected = following.hash
        following = _waited(connection, following.origin, following.number + 1)
    if following is not None:
        taken.set_aside.update(
            _set_aside(connection, following, "it does not follow the entry before it").set_aside
        )
    return taken


def held(connection: Connection) -> dict[str, int]:
    """Up to which number each origin need not be sent again: all is here, or was set aside."""
    known = heads(connection)
    waiting = select(early.c.origin, early.c.number).union(select(set_aside.c.origin, set_aside.c.number))
    for origin, number in connection.execute(waiting.order_by("number")):
        if number == known.get(origin, 0) + 1:
            known[origin] = number
    return known


def heads(connection: Connection) -> dict[str, int]:
    """The number of each origin's last entry. Goes from origin to origin, and not through all entries."""
    found: dict[str, int] = {}
    origin = connection.scalar(select(func.min(entries.c.origin)))
    while origin is not None:
        found[origin], _ = head(connection, origin)
        origin = connection.scalar(select(func.min(entries.c.origin)).where(entries.c.origin > origin))
    return found


def _set_aside(connection: Connection, entry: Entry, problem: str) -> Taken:
    """Keeps an entry that could not be taken, for people to look at."""
    place = {"origin": entry.origin, "number": entry.number, "seal": entry.seal}
    if connection.execute(select(set_aside.c.id).filter_by(**place)).first() is None:
        connection.execute(insert(set_aside).values(**place, problem=problem, wire=entry.to_json()))
    return Taken(set_aside={(entry.origin, entry.number): problem})


def _held(connection: Connection, entry: Entry) -> str | None:
    """The seal of the entry that stands under this number."""
    return connection.scalar(select(entries.c.seal).filter_by(origin=entry.origin, number=entry.number))


def _wait(connection: Connection, entry: Entry) -> Taken:
    place = {"origin": entry.origin, "number": entry.number}
    waiting = connection.scalar(select(early.c.wire).filter_by(**place))
    if waiting is None:
        connection.execute(insert(early).values(**place, wire=entry.to_json()))
    elif waiting["seal"] != entry.seal:
        return _set_aside(connection, entry, TAKEN)
    return Taken()


def _waited(connection: Connection, origin: str, number: int) -> Entry | None:
    """The entry that waited under this number, and waits no more."""
    here = (early.c.origin == origin, early.c.number == number)
    wire = connection.scalar(select(early.c.wire).where(*here))
    if wire is None:
        return None
    connection.execute(delete(early).where(*here))
    return Entry.from_json(wire)


def _without_forgotten(connection: Connection, entry: Entry) -> Entry:
    person = entry.content.person if entry.content else None
    if person is None or connection.scalar(select(forgotten.c.person).filter_by(person=person)) is None:
        return entry
    return entry.without_details()
