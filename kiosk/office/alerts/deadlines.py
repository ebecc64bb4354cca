"""Deadlines: each wait is a row that says when its next step is due, read by one clock.

So they outlive a restart and a power cut. A row is written in the transaction of whatever changes it: what a
step tells is in the outbox and in the journal, and the step is in the row, or none of that is.

A clock that is set, forward or back, moves the rows with it, and the letters that are not sent yet, so that
nobody is told before the time or long after it. What was written while the clock could be trusted stays where
it is when it can be trusted again.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, delete, insert, or_, select, update

from kiosk.clock import Clock
from kiosk.journal import Journal
from kiosk.journal.database import reading
from kiosk.office.alerts import outbox
from kiosk.office.alerts.escalation import Due, Rules, to_come
from kiosk.office.alerts.wait import Wait
from kiosk.office.schema import waits
from kiosk.visits.acknowledgement import LONGEST_WAIT
from kiosk.visits.events import Topic
from kiosk.visits.moment import Moment

log = logging.getLogger(__name__)

LATE = timedelta(minutes=1)  # after which a wait is heard of late: its lobby was cut off
STEP = 2.0  # seconds by which a clock that goes on by itself does not differ from another
LOOK_SECONDS = 1.0
PAUSE_SECONDS = 2.0  # after a failure
STOP_SECONDS = 5.0
TOGETHER = 20  # waits whose steps are taken in one transaction
KEPT = timedelta(days=7)  # for a visit that is reopened

Act = Callable[[Connection, "Overdue"], None]


@dataclass(frozen=True)
class Overdue:
    """A wait, whether it was heard of late, and the steps that are due by now, in order."""

    wait: Wait
    late: bool
    steps: Sequence[Due]


def steady() -> float:
    """Seconds of a clock that nobody sets, and that goes on while the machine sleeps."""
    return time.clock_gettime(time.CLOCK_BOOTTIME)


class Deadlines:
    """The rows, and the thread that reads them.

    `current` gives what a subject waits for now, as the journal knows it; `act` does what overdue steps ask
    for, in the transaction that marks them as taken.
    """

    def __init__(
        self,
        journal: Journal,
        rules: Rules,
        clock: Clock,
        current: Callable[[Connection, Topic, str], Wait | None],
        act: Act,
        acted: Callable[[], None],
        steady: Callable[[], float] = steady,
    ) -> None:
        self._journal = journal
        self._rules = rules
        self._clock = clock
        self._current = current
        self._act = act
        self._acted = acted
        self._steady = steady
        self._seen = (clock(), steady())
        steps = [step for kind in rules.steps.values() for step in kind]
        self._longest = timedelta(minutes=LONGEST_WAIT) + max(step.after for step in steps)
        self._woken = threading.Event()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="deadlines", daemon=True)

    def start(self) -> None:
        """Begins with whatever fell due meanwhile."""
        self._thread.start()

    def wake(self) -> None:
        """Has the thread look at once."""
        self._woken.set()

    def stop(self) -> None:
        """Ends the thread; the rows stay."""
        self._stopping.set()
        self._woken.set()
        if self._thread.is_alive():
            self._thread.join(STOP_SECONDS)

    def follow(self, connection: Connection, topic: Topic, subject: str) -> None:
        """Brings the rows of a subject up to what the journal knows, in the caller's transaction."""
        now = self._mind_the_clock(connection)
        wait = self._current(connection, topic, subject)
        here = (waits.c.topic == topic, waits.c.subject == subject)
        if wait is None:
            connection.execute(update(waits).where(*here).values(due_at=None))
            return
        others = (*here, waits.c.mark != wait.mark)
        connection.execute(update(waits).where(*others).values(due_at=None))
        self._set(connection, wait, now)

    def run_due(self) -> None:
        """Does whatever is due now, in the caller's thread."""
        if abs(self._set_by(self._clock(), self._steady())) > STEP:
            with self._journal.writing() as connection:
                self._mind_the_clock(connection)
        while not self._stopping.is_set() and self._has_due(self._clock().at):
            with self._journal.writing() as connection:
                for row in connection.execute(self._ready(self._clock().at).limit(TOGETHER)).all():
                    self._take(connection, row, self._clock())
            self._acted()

    def adopt(self, connection: Connection, subjects: Iterable[tuple[Topic, str]]) -> None:
        """Brings the rows of these subjects up to what the settings say now, and makes those that lack."""
        for topic, subject in subjects:
            self.follow(connection, topic, subject)

    def next_due(self) -> datetime | None:
        """When the next step of any wait is due."""
        rows = select(waits.c.due_at).where(waits.c.due_at.is_not(None)).order_by(waits.c.due_at).limit(1)
        with reading(self._journal.engine) as connection:
            return connection.execute(rows).scalar()

    def _set(self, connection: Connection, wait: Wait, now: Moment) -> None:
        here = _row(wait.topic, wait.subject, wait.mark)
        row = connection.execute(select(waits).where(*here)).first()
        if row is None:
            since, late = _heard(wait, now)
            values = {"topic": wait.topic, "subject": wait.subject, "mark": wait.mark, "since": since}
            told = {"trusted": now.trusted, "late": late, "taken": []}
            connection.execute(insert(waits).values(**values, **told, due_at=self._due(wait, since, (), now)))
            connection.execute(delete(waits).where(waits.c.since < now.at - KEPT))
        else:
            due = self._due(wait, row.since, row.taken, now)
            connection.execute(update(waits).where(*here).values(due_at=due))

    def _due(self, wait: Wait, since: datetime, taken: Sequence[str], now: Moment) -> datetime | None:
        if since < now.at - wait.useful:
            return None
        ahead = to_come(wait.kind, since, taken, self._rules)
        return ahead[0].at if ahead else None

    def _has_due(self, now: datetime) -> bool:
        with reading(self._journal.engine) as connection:
            return connection.execute(self._ready(now).limit(1)).first() is not None

    def _ready(self, now: datetime) -> Select[tuple[Any, ...]]:
        """The waits with steps that are due, the most urgent first.

        What is due beyond all that may be waited for at the door was set by a clock that has been put back
        since.
        """
        beyond = and_(waits.c.topic != Topic.MESSAGE, waits.c.due_at > now + self._longest)
        ready = or_(waits.c.due_at <= now, beyond)
        return select(waits).where(ready).order_by(waits.c.due_at)

    def _take(self, connection: Connection, row: Row[tuple[Any, ...]], now: Moment) -> None:
        """Takes the steps of a wait that are due."""
        here = _row(row.topic, row.subject, row.mark)
        wait = self._current(connection, Topic(row.topic), row.subject)
        if wait is None or wait.mark != row.mark or row.since < now.at - wait.useful:
            connection.execute(update(waits).where(*here).values(due_at=None))
            return
        since = row.since if row.due_at <= now.at else now.at
        ahead = to_come(wait.kind, since, row.taken, self._rules)
        overdue = [due for due in ahead if due.at <= now.at]
        taken = [*row.taken, *(due.step.name for due in overdue)]
        left = ahead[len(overdue) :]
        values = {"since": since, "taken": taken, "due_at": left[0].at if left else None}
        connection.execute(update(waits).where(*here).values(**values))
        if overdue:
            self._act(connection, Overdue(wait, row.late, overdue))

    def _set_by(self, now: Moment, passed: float) -> float:
        """The seconds by which the clock was set since it was last looked at."""
        before, passed_before = self._seen
        return (now.at - before.at).total_seconds() - (passed - passed_before)

    def _mind_the_clock(self, connection: Connection) -> Moment:
        """The time now; where the clock was set since it was last looked at, the rows are moved with it."""
        now, passed = self._clock(), self._steady()
        set_by, trusted_before = self._set_by(now, passed), self._seen[0].trusted
        self._seen = (now, passed)
        if abs(set_by) > STEP:
            log.warning("the clock was set by %.0f s", set_by)
            rows = select(waits)
            if now.trusted and not trusted_before:
                rows = rows.where(waits.c.trusted.is_(False))
            by = timedelta(seconds=set_by)
            for row in connection.execute(rows).all():
                due = row.due_at and row.due_at + by
                values = {"since": row.since + by, "due_at": due, "trusted": now.trusted}
                here = _row(row.topic, row.subject, row.mark)
                connection.execute(update(waits).where(*here).values(**values))
            outbox.move(connection, by)
        return now

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._woken.clear()
            try:
                self.run_due()
                due = self.next_due()
            except Exception:  # whatever it was: nobody else would look at these rows
                log.exception("the deadlines stumbled; trying again")
                self._stopping.wait(PAUSE_SECONDS)
                continue
            left = LOOK_SECONDS if due is None else (due - self._clock().at).total_seconds()
            self._woken.wait(min(max(left, 0.01), LOOK_SECONDS))


def _row(topic: str, subject: str, mark: str) -> tuple[ColumnElement[bool], ...]:
    return waits.c.topic == topic, waits.c.subject == subject, waits.c.mark == mark


def _heard(wait: Wait, now: Moment) -> tuple[datetime, bool]:
    """Since when it is for staff to see to, by this machine's clock, and whether it is heard of late.

    Where either clock cannot be trusted, or the lobby's is ahead, it began just now.
    """
    began = wait.began.at if wait.began.trusted and now.trusted and wait.began.at <= now.at else now.at
    return began + wait.grace, now.at - began > LATE
