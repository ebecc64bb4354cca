"""The outbox: what shall be sent is a row, so that it outlives a power cut, and nothing is forgotten.

A row is written in the transaction that moves the dispatcher's bookmark; what became of it is written in
the transaction that records it in the journal. Between sending and that commit a power cut may fall: then
it is sent twice. It is never lost, and never sent for a visit that was not committed.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, Row, insert, or_, select, update

from kiosk.journal import Journal
from kiosk.journal.database import reading
from kiosk.journal.store import record
from kiosk.office.schema import outbox
from kiosk.visits.events import AlertDelivered, AlertFailed, VisitEvent
from kiosk.visits.moment import Moment


class State(StrEnum):
    """How far a letter got. `dead` was refused, or tried too often; `expired` no longer helps anybody."""

    DUE = "due"
    SENT = "sent"
    DEAD = "dead"
    EXPIRED = "expired"


@dataclass(frozen=True)
class Letter:
    """One alert over one channel to one recipient."""

    id: int
    visit: str
    channel: str
    recipient: str
    state: State
    tries: int
    due: datetime
    problem: str | None


class Outbox:
    """The letters in the office's database."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def due(self, channel: str, *, now: datetime, horizon: datetime) -> Letter | None:
        """The letter of this channel that waits longest.

        One that is due beyond the `horizon` was set by a clock that has been put back since: it is due, too.
        """
        rows = select(outbox).where(outbox.c.channel == channel, outbox.c.state == State.DUE)
        ready = rows.where(or_(outbox.c.due_at <= now, outbox.c.due_at > horizon))
        with reading(self._journal.engine) as connection:
            row = connection.execute(ready.order_by(outbox.c.due_at, outbox.c.id).limit(1)).first()
            return None if row is None else _letter(row)

    def next_due(self, channel: str) -> datetime | None:
        """When this channel has something to send; None for nothing."""
        rows = select(outbox.c.due_at).where(outbox.c.channel == channel, outbox.c.state == State.DUE)
        with reading(self._journal.engine) as connection:
            return connection.execute(rows.order_by(outbox.c.due_at).limit(1)).scalar()

    def delivered(self, letter: Letter, *, now: Moment) -> None:
        """The channel took it."""
        told = AlertDelivered(subject=letter.visit, channel=letter.channel, recipient=letter.recipient)
        self._settle(letter, State.SENT, None, [told], now)

    def died(self, letter: Letter, problem: str, *, now: Moment) -> None:
        """It was refused for good, or tried too often: people are shown it."""
        told = AlertFailed(
            subject=letter.visit, channel=letter.channel, recipient=letter.recipient, problem=problem
        )
        self._settle(letter, State.DEAD, problem, [told], now)

    def expired(self, letter: Letter, *, now: Moment) -> None:
        """It would come too late to help anybody."""
        self._settle(letter, State.EXPIRED, letter.problem, [], now)

    def postponed(self, letter: Letter, problem: str, *, until: datetime) -> None:
        """It was not taken this time."""
        with self._journal.writing() as connection:
            values = {"tries": letter.tries + 1, "due_at": until, "problem": problem}
            connection.execute(update(outbox).where(outbox.c.id == letter.id).values(**values))

    def undelivered(self, limit: int = 100) -> list[Letter]:
        """What needs a person's eye, the newest first: what is dead, and what was tried and still waits."""
        stuck = (outbox.c.state == State.DUE) & (outbox.c.tries > 0)
        rows = select(outbox).where(or_(outbox.c.state == State.DEAD, stuck))
        with reading(self._journal.engine) as connection:
            return [
                _letter(row) for row in connection.execute(rows.order_by(outbox.c.id.desc()).limit(limit))
            ]

    def _settle(
        self, letter: Letter, state: State, problem: str | None, told: list[VisitEvent], now: Moment
    ) -> None:
        with self._journal.writing() as connection:
            values = {"state": state, "problem": problem, "tries": letter.tries + 1}
            connection.execute(update(outbox).where(outbox.c.id == letter.id).values(**values))
            record(connection, told, now=now)


def post(connection: Connection, visit: str, channel: str, recipient: str, *, due: datetime) -> None:
    """Puts a letter into the outbox, within the caller's transaction, unless it has been put there before."""
    same = (outbox.c.visit == visit, outbox.c.channel == channel, outbox.c.recipient == recipient)
    if connection.execute(select(outbox.c.id).where(*same)).first() is None:
        values = {"visit": visit, "channel": channel, "recipient": recipient, "due_at": due}
        connection.execute(insert(outbox).values(**values, state=State.DUE, tries=0))


def _letter(row: Row[tuple[object, ...]]) -> Letter:
    return Letter(
        row.id, row.visit, row.channel, row.recipient, State(row.state), row.tries, row.due_at, row.problem
    )
