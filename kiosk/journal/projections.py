"""What the entries come to: visits, help, messages, and whatever is listed. Written in the transaction that
adds an entry.

A subject is always folded anew from all of its entries, so the order in which they came does not matter,
and rebuilding is the same as keeping up.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, Table, delete, insert, select, update

from kiosk.journal import codec
from kiosk.journal.entry import Content, Details, Entry
from kiosk.journal.schema import (
    details,
    early,
    entries,
    forgotten,
    helps,
    listed,
    messages,
    set_aside,
    visits,
)
from kiosk.visits.destination import Destination
from kiosk.visits.events import (
    DestinationListed,
    Event,
    HostAway,
    HostBack,
    HostListed,
    InvitationMade,
    InvitationWithdrawn,
    OfficeKeyPublished,
    Topic,
    VisitorForgotten,
)
from kiosk.visits.fact import Fact, in_order
from kiosk.visits.help import Help, help_of
from kiosk.visits.host import Absence, Host, HostKind
from kiosk.visits.invitation import Invitation
from kiosk.visits.message import Message, message_of
from kiosk.visits.moment import Moment
from kiosk.visits.name import plain
from kiosk.visits.slip import SlipIssue, slip_of
from kiosk.visits.visit import Visit, fold

FORGOTTEN = VisitorForgotten.__name__

VERSION = 4  # of what facts are folded to: raised with every change, so that old projections are made again

VISIT: TypeAdapter[Visit] = TypeAdapter(Visit)
HELP: TypeAdapter[Help] = TypeAdapter(Help)
MESSAGE: TypeAdapter[Message] = TypeAdapter(Message)
LISTED: dict[str, TypeAdapter[Any]] = {
    Topic.HOST: TypeAdapter(Host),
    Topic.DESTINATION: TypeAdapter(Destination),
    Topic.INVITATION: TypeAdapter(Invitation),
    Topic.OFFICE: TypeAdapter(str),
    Topic.ROLL_CALL: TypeAdapter(SlipIssue),
}


def follow(connection: Connection, added: Iterable[Entry]) -> None:
    """Folds anew whatever these entries, already stored, are about."""
    contents = [entry.content for entry in added if entry.content is not None]
    for person in {it.person for it in contents if it.kind == FORGOTTEN and it.person is not None}:
        forget(connection, person)
    for topic, subject in {(it.topic, it.subject) for it in contents}:
        _fold(connection, topic, subject)


def forget(connection: Connection, person: str) -> None:
    """Blanks the details of this person wherever they lie, and remembers to keep them out."""
    if connection.execute(select(forgotten).where(forgotten.c.person == person)).first() is None:
        connection.execute(insert(forgotten).values(person=person))
    connection.execute(delete(details).where(details.c.person == person))
    for table in (early, set_aside):
        for row in connection.execute(select(table)).mappings().all():
            if (row["wire"]["content"] or {}).get("person") == person:
                here = [column == row[column.name] for column in table.primary_key]
                connection.execute(update(table).where(*here).values(wire={**row["wire"], "details": None}))
    touched = select(entries.c.topic, entries.c.subject).where(entries.c.person == person).distinct()
    for topic, subject in connection.execute(touched).all():
        _fold(connection, topic, subject)


def rebuild(connection: Connection) -> None:
    """Makes every projection again, from nothing but the entries. Acts on nothing else."""
    for table in (visits, helps, messages, listed):
        connection.execute(delete(table))
    subjects = select(entries.c.topic, entries.c.subject).where(entries.c.topic.is_not(None)).distinct()
    for topic, subject in connection.execute(subjects).all():
        _fold(connection, topic, subject)


def entry_of(row: Any) -> Entry:
    """The entry of a row of `entries` joined with its details."""
    content = None
    if row.kind is not None:
        content = Content(
            row.kind,
            row.topic,
            row.subject,
            row.audience,
            Moment(row.at, row.offset, row.trusted),
            row.facts,
            row.person,
            row.digest,
        )
    beside = Details(row.salt, row.contents) if row.salt is not None else None
    return Entry(row.origin, row.number, row.previous, row.seal, content, beside)


WITH_DETAILS = entries.outerjoin(
    details, (entries.c.origin == details.c.origin) & (entries.c.number == details.c.number)
)
ENTRY_ROWS = select(entries, details.c.salt, details.c.contents).select_from(WITH_DETAILS)


def _fold(connection: Connection, topic: str, subject: str) -> None:
    if topic == Topic.PERSON:
        return
    rows = connection.execute(ENTRY_ROWS.where(entries.c.topic == topic, entries.c.subject == subject)).all()
    facts = [fact for row in rows if (fact := codec.fact(entry_of(row))) is not None]
    if topic == Topic.VISIT:
        _put(connection, visits, {"id": subject}, _visit_row(fold(subject, facts)) if facts else None)
    elif topic == Topic.HELP:
        help = help_of(subject, facts)
        _put(connection, helps, {"id": subject}, _help_row(help) if help else None)
    elif topic == Topic.MESSAGE:
        message = message_of(subject, facts)
        _put(connection, messages, {"id": subject}, _message_row(message) if message else None)
    elif topic in LISTED:
        value = slip_of(facts) if topic == Topic.ROLL_CALL else _last(subject, facts)
        row = None if value is None else {"value": LISTED[topic].dump_python(value, mode="json")}
        _put(connection, listed, {"topic": topic, "subject": subject}, row)


def _put(connection: Connection, table: Table, key: dict[str, str], row: dict[str, Any] | None) -> None:
    here = [table.c[name] == value for name, value in key.items()]
    connection.execute(delete(table).where(*here))
    if row is not None:
        connection.execute(insert(table), {**key, **row})


def _visit_row(visit: Visit) -> dict[str, Any]:
    return {
        "number": visit.number,
        "token": visit.token,
        "lobby": visit.lobby,
        "plain_name": plain(visit.name) if visit.name else None,
        "invitation": visit.invitation,
        "arrived_at": visit.arrived.at if visit.arrived else None,
        "answered_at": visit.answered.at if visit.answered else None,
        "left_at": visit.left.at if visit.left else None,
        "folded": VISIT.dump_python(visit, mode="json"),
    }


def _help_row(help: Help) -> dict[str, Any]:
    return {"asked_at": help.asked.at, "folded": HELP.dump_python(help, mode="json")}


def _message_row(message: Message) -> dict[str, Any]:
    return {
        "left_at": message.left.at,
        "done_at": message.done.at if message.done else None,
        "folded": MESSAGE.dump_python(message, mode="json"),
    }


def _last(subject: str, facts: list[Fact]) -> Any:
    """What the last fact says is listed; None where it took the subject off the list."""
    value: Any = None
    for fact in in_order(facts):
        value = _said(subject, fact.event, value)
    return value


def _said(subject: str, event: Event, before: Any) -> Any:
    match event:
        case HostListed():
            return Host(
                subject,
                event.name,
                event.title,
                HostKind.OFFICE if event.kind == HostKind.OFFICE else HostKind.PERSON,
                event.destination,
                event.extension,
                event.email,
                event.backup,
                event.manager,
                event.interprets,
                event.student,
                before.away if isinstance(before, Host) else None,
            )
        case HostAway() if isinstance(before, Host):
            return replace(before, away=Absence(event.cover, event.until))
        case HostBack() if isinstance(before, Host):
            return replace(before, away=None)
        case DestinationListed() if event.name and event.directions:
            return Destination(subject, event.name, event.directions, event.step_free)
        case InvitationMade():
            return Invitation(
                subject,
                event.name,
                event.purpose,
                event.host,
                event.language,
                event.until,
                person=event.person,
            )
        case InvitationWithdrawn() if isinstance(before, Invitation):
            return replace(before, withdrawn=True)
        case OfficeKeyPublished():
            return event.key
        case _:
            return None
