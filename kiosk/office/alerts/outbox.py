"""The outbox: what shall be sent is a row, so that it outlives a power cut, and nothing is forgotten.

A row is written in the transaction that moves the dispatcher's bookmark, or that records an escalation; what
became of it is written in the transaction that records that in the journal. That takes a while: so a courier
first notes what was `taken`, and does so even if the office is killed. A letter is never lost, and never sent
for a visit that was not committed.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import Connection, Row, insert, or_, select, update

from kiosk.errors import LetterUnknown
from kiosk.journal import Journal
from kiosk.journal.database import reading
from kiosk.journal.store import record
from kiosk.office.schema import outbox
from kiosk.visits.events import AlertDelivered, AlertFailed, Topic, VisitEvent
from kiosk.visits.moment import Moment


class State(StrEnum):
    """How far a letter got. `dead` was refused, or tried too often; `expired` no longer helps anybody."""

    DUE = "due"
    SENT = "sent"
    DEAD = "dead"
    EXPIRED = "expired"


@dataclass(frozen=True)
class About:
    """What a letter is about: a step of a wait, of a visit or of a call for help; see `wait.Wait`.

    `late` says that the office had heard of it late.
    """

    topic: Topic
    subject: str
    mark: str
    step: str
    late: bool = False


@dataclass(frozen=True)
class Letter:
    """One alert over one channel to one recipient."""

    id: int
    about: About
    channel: str
    recipient: str
    state: State
    tries: int
    due: datetime
    problem: str | None

    @property
    def key(self) -> bytes:
        """What tells it from any other letter: a digest of all that it is about.

        A letter that a restored database makes anew under an old number is another one.
        """
        about = self.about
        key = (about.topic, about.subject, about.mark, about.step, self.channel, self.recipient)
        return hashlib.sha256("\n".join(key).encode()).digest()


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
        told = AlertDelivered(
            subject=letter.about.subject, channel=letter.channel, recipient=letter.recipient
        )
        self._settle(letter, State.SENT, None, [told], now)

    def died(self, letter: Letter, problem: str, *, now: Moment) -> None:
        """It was refused for good, or tried too often: people are shown it."""
        told = AlertFailed(
            subject=letter.about.subject, channel=letter.channel, recipient=letter.recipient, problem=problem
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

    def try_again(self, id: int, *, now: datetime) -> None:
        """Somebody mended what was wrong: it is due at once, with all its tries. Raises LetterUnknown."""
        self._change(id, {"state": State.DUE, "tries": 0, "due_at": now, "problem": None})

    def drop(self, id: int) -> None:
        """Nobody needs the letter any more. Raises LetterUnknown."""
        self._change(id, {"state": State.EXPIRED})

    def _change(self, id: int, values: dict[str, object]) -> None:
        unsent = (outbox.c.id == id, outbox.c.state.in_([State.DUE, State.DEAD]))
        with self._journal.writing() as connection:
            if connection.execute(update(outbox).where(*unsent).values(**values)).rowcount == 0:
                raise LetterUnknown

    def _settle(
        self, letter: Letter, state: State, problem: str | None, told: list[VisitEvent], now: Moment
    ) -> None:
        with self._journal.writing() as connection:
            values = {"state": state, "problem": problem, "tries": letter.tries + 1}
            connection.execute(update(outbox).where(outbox.c.id == letter.id).values(**values))
            if letter.about.topic is Topic.VISIT:
                record(connection, told, now=now)


def post(connection: Connection, about: About, channel: str, recipient: str, *, due: datetime) -> None:
    """Puts a letter into the outbox, within the caller's transaction, unless it has been put there before."""
    key = {
        "topic": about.topic,
        "subject": about.subject,
        "mark": about.mark,
        "step": about.step,
        "channel": channel,
        "recipient": recipient,
    }
    same = [outbox.c[name] == value for name, value in key.items()]
    if connection.execute(select(outbox.c.id).where(*same)).first() is None:
        values = {**key, "late": about.late, "due_at": due, "state": State.DUE, "tries": 0}
        connection.execute(insert(outbox).values(**values))


def move(connection: Connection, by: timedelta) -> None:
    """Moves what is not sent yet with a clock that was set, so that no letter waits for it to come round."""
    unsent = select(outbox.c.id, outbox.c.due_at).where(outbox.c.state == State.DUE)
    for letter in connection.execute(unsent).all():
        moved = update(outbox).where(outbox.c.id == letter.id)
        connection.execute(moved.values(due_at=letter.due_at + by))


def _letter(row: Row[tuple[object, ...]]) -> Letter:
    about = About(Topic(row.topic), row.subject, row.mark, row.step, row.late)
    return Letter(
        row.id, about, row.channel, row.recipient, State(row.state), row.tries, row.due_at, row.problem
    )
