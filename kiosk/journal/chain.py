"""The chains on disk: entries as rows, looked up and stored within a transaction."""

from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from kiosk.journal.entry import START, Entry
from kiosk.journal.schema import details, early, entries, forgotten, origins, set_aside


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
        connection.execute(insert(details).values(origin=entry.origin, number=entry.number, **beside))


def take(connection: Connection, entry: Entry) -> tuple[list[Entry], str | None]:
    """Stores an entry of another machine, and those that waited for it: what was added, or what is wrong.

    An entry that is held already adds nothing; one whose predecessor is missing waits for it.
    """
    if not entry.intact:
        return [], "it is damaged: its content is not what was sealed"
    held = _held(connection, entry)
    if held is not None:
        return [], None if held.seal == entry.seal else "another entry stands under its number"
    last, expected = head(connection, entry.origin)
    if entry.number > last + 1:
        _wait(connection, entry)
        return [], None
    if entry.previous != expected:
        return [], "it does not follow the entry before it"
    added = []
    following: Entry | None = entry
    while following is not None:
        if following.previous != expected:
            set_apart(connection, following, "it does not follow the entry before it")
            break
        following = _without_forgotten(connection, following)
        add(connection, following)
        added.append(following)
        expected = following.hash
        following = _waited(connection, following.origin, following.number + 1)
    return added, None


def set_apart(connection: Connection, entry: Entry, problem: str) -> None:
    """Keeps an entry that could not be taken, for people to look at."""
    same = (
        set_aside.c.origin == entry.origin,
        set_aside.c.number == entry.number,
        set_aside.c.seal == entry.seal,
    )
    if connection.execute(select(set_aside.c.id).where(*same)).first() is None:
        values = {"origin": entry.origin, "number": entry.number, "seal": entry.seal, "problem": problem}
        connection.execute(insert(set_aside).values(**values, wire=entry.to_json()))


def _held(connection: Connection, entry: Entry) -> Row[Any] | None:
    here = (entries.c.origin == entry.origin, entries.c.number == entry.number)
    return connection.execute(select(entries.c.seal).where(*here)).first()


def _wait(connection: Connection, entry: Entry) -> None:
    here = (early.c.origin == entry.origin, early.c.number == entry.number)
    if connection.execute(select(early.c.number).where(*here)).first() is None:
        values = {"origin": entry.origin, "number": entry.number, "wire": entry.to_json()}
        connection.execute(insert(early).values(**values))


def _waited(connection: Connection, origin: str, number: int) -> Entry | None:
    here = (early.c.origin == origin, early.c.number == number)
    wire = connection.execute(select(early.c.wire).where(*here)).scalar()
    if wire is None:
        return None
    connection.execute(delete(early).where(*here))
    return Entry.from_json(wire)


def _without_forgotten(connection: Connection, entry: Entry) -> Entry:
    person = entry.content.person if entry.content else None
    known = select(forgotten.c.person).where(forgotten.c.person == person)
    gone = person is not None and connection.execute(known).first() is not None
    return entry.without_details() if gone else entry
