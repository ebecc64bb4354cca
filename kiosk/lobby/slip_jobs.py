"""Slips that are asked for at this lobby, as print jobs; and what became of them, as facts."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from kiosk.clock import Clock
from kiosk.i18n import Catalogues
from kiosk.journal import Journal, Recorded, View
from kiosk.journal.store import record
from kiosk.lobby.slip_maker import SlipMaker
from kiosk.settings import Settings
from kiosk.visits.events import Event, RollCallRequested, RollCallSettled, WayRequested, WaySettled
from kiosk.visits.slip import TOO_LATE, SlipLabel, SlipState
from printer import (
    Failed,
    Outcome,
    Page,
    Printed,
    Reason,
    Refused,
    Report,
    SentUnconfirmed,
    Spooler,
    Unknown,
    medium,
    render_roll_call,
    render_take_away,
)

if TYPE_CHECKING:
    from sqlalchemy import Connection

log = logging.getLogger(__name__)

WAY, ROLL_CALL = "way", "roll-call"

Drawing = Callable[[], Sequence[Page]]
Draw = Callable[[Drawing], Sequence[Page]]
"""Draws where fonts are loaded already, and waits for it."""


@dataclass(frozen=True)
class SlipJob:
    """One label of a copy of a slip, as the ledger knows it; `subject` is a visit or a roll call."""

    subject: str
    kind: str
    copy: int
    label: int
    labels: int

    @property
    def id(self) -> str:
        """Its id; a badge's has no stroke."""
        return f"{self.subject}/{self.kind}/{self.copy}/{self.label}/{self.labels}"

    @classmethod
    def read(cls, job: str) -> Self | None:
        """The job of this id; None for a badge's."""
        match job.split("/"):
            case [subject, kind, copy, label, labels]:
                return cls(subject, kind, int(copy), int(label), int(labels))
            case _:
                return None

    def settled(self, label: SlipLabel) -> Event:
        """The fact of what became of it."""
        if self.kind == ROLL_CALL:
            return RollCallSettled(
                subject=self.subject,
                label=label.number,
                labels=self.labels,
                state=label.state,
                reason=label.reason,
            )
        return WaySettled(
            subject=self.subject,
            copy=self.copy,
            label=label.number,
            labels=self.labels,
            state=label.state,
            reason=label.reason,
        )


class SlipJobs:
    """The slips of one lobby. Each label is tried once: nobody waits for one that comes out later."""

    def __init__(
        self,
        journal: Journal,
        settings: Settings,
        catalogues: Catalogues,
        spooler: Callable[[], Spooler],
        draw: Draw,
        clock: Clock,
    ) -> None:
        """`spooler` is asked for when there is something to print."""
        self._journal = journal
        self._lobby = settings.lobby.name
        self._medium = medium(settings.badge.medium)
        self._maker = SlipMaker(settings, catalogues)
        self._spooler = spooler
        self._draw = draw
        self._clock = clock

    def act(self, connection: "Connection", recorded: Recorded) -> None:
        """Prints what is asked for here, unless that was too long ago."""
        content = recorded.entry.content
        if content is None or self._clock().at - content.moment.at > TOO_LATE:
            return
        match recorded.event:
            case WayRequested() as asked if asked.lobby == self._lobby:
                self._print_way(connection, asked)
            case RollCallRequested() as asked if asked.lobby == self._lobby:
                self._print_roll_call(connection, asked)
            case _:
                pass

    def report(self, job: SlipJob, report: Report) -> None:
        """Writes down what became of a label; told again after a crash, it is written once."""
        if not report.settled:
            self._spooler().cancel(report.job_id)
        label = _label(job.label, report.outcome)

        def decide(view: View) -> Sequence[Event]:
            if job.kind == ROLL_CALL:
                known = view.roll_call(job.subject)
            else:
                visit = view.visit(job.subject)
                known = visit.way if visit else None
            told = known is not None and known.copy == job.copy and label in known.settled
            return [] if known is None or told else [job.settled(label)]

        self._journal.append(decide, now=self._clock())

    def _print_way(self, connection: "Connection", asked: WayRequested) -> None:
        view = View(connection)
        visit, place = view.visit(asked.subject), view.destination(asked.destination)
        if visit is None or not visit.in_building:
            return
        newest = visit.way
        if newest is not None and newest.copy == asked.copy and newest.lobby != asked.lobby:
            return  # the same copy was asked for at another lobby, which gets it
        host = view.host(visit.host) if visit.host else None

        def drawing() -> Sequence[Page]:
            if place is None:
                raise LookupError(asked.destination)
            there = replace(place, directions=place.way(step_free=asked.step_free))
            way = self._maker.take_away(there, host, visit.language)
            return render_take_away(way, self._medium)

        self._print(connection, SlipJob(visit.id, WAY, asked.copy, 1, 1), drawing)

    def _print_roll_call(self, connection: "Connection", asked: RollCallRequested) -> None:
        view = View(connection)
        roll_call = self._maker.roll_call(
            view.in_building(),
            {host.id: host for host in view.hosts()},
            {place.id: place for place in view.destinations()},
            self._clock(),
        )
        job = SlipJob(asked.subject, ROLL_CALL, 1, 1, 1)
        self._print(connection, job, lambda: render_roll_call(roll_call, self._medium))

    def _print(self, connection: "Connection", job: SlipJob, drawing: Drawing) -> None:
        """Prints a slip, whose first label `job` is."""
        try:
            pages = self._draw(drawing)
            for number, page in enumerate(pages, start=1):
                label = SlipJob(job.subject, job.kind, job.copy, number, len(pages))
                self._spooler().submit(label.id, page)
        except Exception:  # a slip that cannot be drawn must not keep badges from being printed
            log.exception("the slip %s could not be drawn", job.id)
            failed = SlipLabel(1, SlipState.FAILED, Reason.DRIVER_FAULT)
            record(connection, [job.settled(failed)], now=self._clock())


def _label(number: int, outcome: Outcome) -> SlipLabel:
    match outcome:
        case Printed():
            return SlipLabel(number, SlipState.PRINTED)
        case SentUnconfirmed():
            return SlipLabel(number, SlipState.UNCONFIRMED)
        case Unknown(reason):
            return SlipLabel(number, SlipState.UNCONFIRMED, reason)
        case Refused(reason) | Failed(reason):
            return SlipLabel(number, SlipState.FAILED, reason)
