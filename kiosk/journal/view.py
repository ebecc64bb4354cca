"""Looking things up in a journal: its projections as the domain's values."""

import base64
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import Connection, Select, func, or_, select

from kiosk.journal.projections import LISTED, VISIT
from kiosk.journal.schema import listed, visits
from kiosk.visits.destination import Destination
from kiosk.visits.events import Topic
from kiosk.visits.host import Host
from kiosk.visits.invitation import Invitation
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
        used = visits.c.folded["invitation"].as_string() == invitation
        return self._first(select(visits.c.folded).where(used))

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
        """How many visits whose number begins with this letter have begun since then."""
        rows = select(func.count()).where(visits.c.arrived_at >= since, visits.c.number.startswith(letter))
        return self._connection.execute(rows).scalar_one()

    def log(
        self, *, since: datetime | None = None, until: datetime | None = None, text: str = ""
    ) -> Iterator[Visit]:
        """The visits that began from `since` to before `until`, newest first.

        `text` keeps those with it in the name, or as the number.
        """
        rows = select(visits.c.folded, visits.c.arrived_at, visits.c.id).where(
            visits.c.arrived_at.is_not(None)
        )
        if since is not None:
            rows = rows.where(visits.c.arrived_at >= since)
        if until is not None:
            rows = rows.where(visits.c.arrived_at < until)
        if text:
            rows = rows.where(
                or_(visits.c.name.icontains(text, autoescape=True), visits.c.number == text.upper())
            )
        rows = rows.order_by(visits.c.arrived_at.desc(), visits.c.id.desc()).limit(PAGE)
        page = self._connection.execute(rows).all()
        while page:
            yield from (VISIT.validate_python(row.folded, strict=False) for row in page)
            last = page[-1]
            earlier = or_(
                visits.c.arrived_at < last.arrived_at,
                (visits.c.arrived_at == last.arrived_at) & (visits.c.id < last.id),
            )
            page = self._connection.execute(rows.where(earlier)).all() if len(page) == PAGE else []

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
        return tuple(
            Ed25519PublicKey.from_public_bytes(base64.b64decode(key)) for key in self._every(Topic.OFFICE)
        )

    def _first(self, rows: Select[tuple[object]]) -> Visit | None:
        row = self._connection.execute(rows.limit(1)).first()
        return None if row is None else VISIT.validate_python(row[0], strict=False)

    def _all(self, rows: Select[tuple[object]]) -> list[Visit]:
        return [VISIT.validate_python(row[0], strict=False) for row in self._connection.execute(rows)]

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
