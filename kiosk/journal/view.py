"""Looking things up in a journal: its projections as the domain's values."""

import base64
from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from kiosk.journal import codec
from kiosk.journal.projections import ENTRY_ROWS, HELP, LISTED, MESSAGE, VISIT, entry_of
from kiosk.journal.schema import entries, helps, listed, messages, visits
from kiosk.visits.destination import Destination
from kiosk.visits.events import DetailsSeen, Topic, VisitorArrived
from kiosk.visits.fact import Fact, in_order
from kiosk.visits.help import Help
from kiosk.visits.host import Host
from kiosk.visits.invitation import Invitation
from kiosk.visits.message import Message
from kiosk.visits.name import plain
from kiosk.visits.slip import SlipIssue
from kiosk.visits.visit import Visit

PAGE = 500  # visits read at a time, so that a log of any length needs little memory


class View:
    """What the journal knows, as of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    # Visits

    def visit(self, visit: str) -> Visit | None:
        """The visit of this id."""
        return self._first(select(visits.c.folded).where(visits.c.id == visit))

    def visit_of_badge(self, token: str) -> Visit | None:
        """The visit whose badge carries this token."""
        return self._first(select(visits.c.folded).where(visits.c.token == token))

    def visit_of_invitation(self, invitation: str) -> Visit | None:
        """The visit to which this invitation led."""
        return self._first(select(visits.c.folded).where(visits.c.invitation == invitation))

    def used_invitations(self) -> frozenset[str]:
        """Every invitation that led to a visit."""
        used = select(visits.c.invitation).where(visits.c.invitation.is_not(None))
        return frozenset(it for it in self._connection.execute(used).scalars() if it is not None)

    def story(self, visit: str) -> list[Fact]:
        """The facts of a visit, in the order in which they happened."""
        return self.history(Topic.VISIT, visit)

    def history(self, topic: Topic, subject: str) -> list[Fact]:
        """The facts of a subject, in the order in which they happened."""
        rows = ENTRY_ROWS.where(entries.c.topic == topic, entries.c.subject == subject)
        told = (codec.fact(entry_of(row)) for row in self._connection.execute(rows))
        return in_order(fact for fact in told if fact is not None)

    def looks(self, limit: int) -> list[Fact]:
        """The newest looks at personal details, the last one first."""
        rows = ENTRY_ROWS.where(entries.c.topic == Topic.OFFICE, entries.c.kind == DetailsSeen.__name__)
        newest = rows.order_by(entries.c.position.desc()).limit(limit)
        told = (codec.fact(entry_of(row)) for row in self._connection.execute(newest))
        return [fact for fact in told if fact is not None]

    def checked_in_under(self, origins: Collection[str], among: Collection[str]) -> frozenset[str]:
        """Which `among` these visits began under one of these origins."""
        rows = select(entries.c.subject).where(
            entries.c.topic == Topic.VISIT,
            entries.c.subject.in_(among),
            entries.c.kind == VisitorArrived.__name__,
            entries.c.origin.in_(origins),
        )
        return frozenset(self._connection.execute(rows).scalars())

    def in_building(self) -> list[Visit]:
        """Whoever has not left, the longest stay first; who came when nobody knows, before all."""
        rows = select(visits.c.folded).where(visits.c.left_at.is_(None))
        return self._all(rows.order_by(visits.c.arrived_at.is_not(None), visits.c.arrived_at, visits.c.id))

    def waiting(self) -> list[Visit]:
        """Whoever is inside and has no answer yet, the longest wait first."""
        return [visit for visit in self.in_building() if visit.waiting]

    def numbered(self, number: str, since: datetime) -> list[Visit]:
        """The visits of this number that began since then."""
        rows = select(visits.c.folded).where(visits.c.number == number, visits.c.arrived_at >= since)
        return self._all(rows.order_by(visits.c.arrived_at))

    def arrivals(self, since: datetime, letter: str) -> int:
        """How many visits that are numbered under this letter have begun since then."""
        numbered = visits.c.number.startswith(f"{letter}-", autoescape=True)
        rows = select(func.count()).where(visits.c.arrived_at >= since, numbered)
        return self._connection.execute(rows).scalar_one()

    def log(
        self,
        *,
        since: datetime | None = None,
        until: datetime | None = None,
        text: str = "",
        before: Visit | None = None,
    ) -> Iterator[Visit]:
        """The visits that began from `since` to before `until`, newest first.

        `text` keeps those with it in the name, whatever its accents, or as the number; `before` keeps those
        that come after this visit in the log, which began before it.
        """
        rows = select(visits.c.folded, visits.c.arrived_at, visits.c.id).where(
            visits.c.arrived_at.is_not(None)
        )
        if since is not None:
            rows = rows.where(visits.c.arrived_at >= since)
        if until is not None:
            rows = rows.where(visits.c.arrived_at < until)
        if text.strip():
            rows = rows.where(_named(text))
        if before is not None and before.arrived is not None:
            rows = rows.where(_earlier(before.arrived.at, before.id))
        rows = rows.order_by(visits.c.arrived_at.desc(), visits.c.id.desc()).limit(PAGE)
        page = self._connection.execute(rows).all()
        while page:
            yield from (VISIT.validate_python(row.folded, strict=False) for row in page)
            earlier = _earlier(page[-1].arrived_at, page[-1].id)
            page = self._connection.execute(rows.where(earlier)).all() if len(page) == PAGE else []

    def interpreter_wanted(self, name: str, since: datetime) -> Visit | None:
        """The last visit since then under this name that needed an interpreter, and wished it remembered."""
        rows = select(visits.c.folded).where(visits.c.plain_name == plain(name), visits.c.arrived_at >= since)
        found = self._all(rows.order_by(visits.c.arrived_at.desc()))
        return next((visit for visit in found if visit.interpreter and visit.remember_interpreter), None)

    # Help and messages

    def help(self, help: str) -> Help | None:
        """The request for help of this id."""
        found = self._connection.execute(select(helps.c.folded).where(helps.c.id == help)).scalar()
        return None if found is None else HELP.validate_python(found, strict=False)

    def helps(self, since: datetime) -> list[Help]:
        """Every request for help since then, the first first."""
        rows = select(helps.c.folded).where(helps.c.asked_at >= since).order_by(helps.c.asked_at, helps.c.id)
        return [HELP.validate_python(it, strict=False) for it in self._connection.execute(rows).scalars()]

    def message(self, message: str) -> Message | None:
        """The message of this id."""
        found = self._connection.execute(select(messages.c.folded).where(messages.c.id == message)).scalar()
        return None if found is None else MESSAGE.validate_python(found, strict=False)

    def messages_open(self) -> list[Message]:
        """Every message that nobody has seen to, the first first."""
        rows = select(messages.c.folded).where(messages.c.done_at.is_(None))
        return self._messages(rows.order_by(messages.c.left_at, messages.c.id))

    def messages_done(self, since: datetime) -> list[Message]:
        """The messages that were seen to since then, the last first."""
        rows = select(messages.c.folded).where(messages.c.done_at >= since)
        return self._messages(rows.order_by(messages.c.done_at.desc(), messages.c.id))

    # The directory and invitations

    def host(self, host: str) -> Host | None:
        """The host of this id."""
        found: Host | None = self._one(Topic.HOST, host)
        return found

    def hosts(self) -> list[Host]:
        """Every host of the directory, by name."""
        return sorted(self._every(Topic.HOST), key=lambda host: host.name.casefold())

    def destination(self, destination: str) -> Destination | None:
        """The place of this id."""
        found: Destination | None = self._one(Topic.DESTINATION, destination)
        return found

    def destinations(self) -> list[Destination]:
        """Every place of the directory."""
        return sorted(self._every(Topic.DESTINATION), key=lambda place: place.id)

    def invitation(self, invitation: str) -> Invitation | None:
        """The invitation of this id."""
        found: Invitation | None = self._one(Topic.INVITATION, invitation)
        return found

    def invitations(self) -> list[Invitation]:
        """Every invitation that stands, the soonest to end first."""
        return sorted(
            (it for it in self._every(Topic.INVITATION) if not it.withdrawn), key=lambda it: (it.until, it.id)
        )

    def office_keys(self) -> tuple[Ed25519PublicKey, ...]:
        """The keys with which offices sign invitations."""
        return tuple(key for text in self._every(Topic.OFFICE) if (key := _office_key(text)) is not None)

    # Roll calls on paper

    def roll_call(self, roll_call: str) -> SlipIssue | None:
        """What is known of the roll call of this id."""
        found: SlipIssue | None = self._one(Topic.ROLL_CALL, roll_call)
        return found

    def roll_calls(self, since: datetime) -> list[SlipIssue]:
        """Those that were asked for since then, the last first."""
        found = [(it.asked.at, it) for it in self._every(Topic.ROLL_CALL) if it.asked]
        return [it for at, it in sorted(found, key=lambda each: each[0], reverse=True) if at >= since]

    def _first(self, rows: Select[tuple[object]]) -> Visit | None:
        row = self._connection.execute(rows.limit(1)).first()
        return None if row is None else VISIT.validate_python(row[0], strict=False)

    def _all(self, rows: Select[tuple[object]]) -> list[Visit]:
        return [VISIT.validate_python(row[0], strict=False) for row in self._connection.execute(rows)]

    def _messages(self, rows: Select[tuple[object]]) -> list[Message]:
        found = self._connection.execute(rows).scalars()
        return [MESSAGE.validate_python(it, strict=False) for it in found]

    def _one(self, topic: Topic, subject: str) -> Any:
        rows = select(listed.c.value).where(listed.c.topic == topic, listed.c.subject == subject)
        value = self._connection.execute(rows).scalar()
        return None if value is None else LISTED[topic].validate_python(value, strict=False)

    def _every(self, topic: Topic) -> list[Any]:
        rows = select(listed.c.value).where(listed.c.topic == topic)
        return [
            LISTED[topic].validate_python(value, strict=False)
            for value in self._connection.execute(rows).scalars()
        ]


def _office_key(text: str) -> Ed25519PublicKey | None:
    """The key that was published so; None where it is none, which must not keep the others from counting."""
    try:
        return Ed25519PublicKey.from_public_bytes(base64.b64decode(text))
    except ValueError:
        return None


def _named(text: str) -> ColumnElement[bool]:
    numbered = visits.c.number == text.strip().upper()
    name = plain(text)
    return or_(numbered, visits.c.plain_name.contains(name, autoescape=True)) if name else numbered


def _earlier(arrived: datetime, visit: str) -> ColumnElement[bool]:
    """Where the log goes on after this visit."""
    return or_(visits.c.arrived_at < arrived, (visits.c.arrived_at == arrived) & (visits.c.id < visit))
