"""Follows arrivals: what is asked for here goes to the printer, and what became of it is recorded."""

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.clock import Clock
from kiosk.i18n import Catalogues
from kiosk.journal import Follower, Journal, Recorded, View
from kiosk.journal.store import record
from kiosk.lobby.badge_maker import BadgeMaker
from kiosk.lobby.photos import Photos
from kiosk.lobby.shared_printer import SharedPrinter
from kiosk.lobby.slip_jobs import Drawing, SlipJob, SlipJobs
from kiosk.settings import Settings
from kiosk.visits.badge import BadgeState
from kiosk.visits.destination import Destination
from kiosk.visits.events import (
    VISITOR,
    BadgeFailed,
    BadgePrinted,
    BadgeRequested,
    BadgeUnconfirmed,
    Event,
    VisitorLeft,
    WayRequested,
)
from kiosk.visits.host import Host
from kiosk.visits.moment import Moment
from kiosk.visits.visit import Visit
from printer import (
    Failed,
    Ledger,
    Outcome,
    Page,
    Printed,
    PrinterError,
    Reason,
    Refused,
    Report,
    SentUnconfirmed,
    Spooler,
    Unknown,
    form_of,
    medium,
    open_driver,
    render,
    write,
)

if TYPE_CHECKING:
    from sqlalchemy import Connection

log = logging.getLogger(__name__)

OFFICE_SECONDS = 2.0  # in which an office that is there has answered
OLD = timedelta(minutes=30)  # nobody waits at the printer for a badge that was asked for so long ago

AwaitOffice = Callable[[str, int, float], None]
"""Waits until the office holds the entry of this origin and number, no longer than so many seconds."""


class Badging:
    """The badges and slips of one lobby. The printer's ledger takes each copy of each badge once."""

    def __init__(
        self,
        journal: Journal,
        photos: Photos,
        settings: Settings,
        catalogues: Catalogues,
        folder: Path,
        clock: Clock,
        await_office: AwaitOffice = lambda *_: None,
    ) -> None:
        """Opens the printer, which others may ask how it is; raises PrinterError.

        `folder` is the lobby's data folder. `await_office` waits until the office knows of an entry of ours.
        """
        self._journal = journal
        self._photos = photos
        self._lobby = settings.lobby.name
        self._medium = medium(settings.badge.medium)
        self._maker = BadgeMaker(settings, catalogues)
        self._clock = clock
        self.printer = SharedPrinter(open_driver(settings.lobby.printer, folder))
        self._form = form_of(settings.lobby.printer)
        # Fonts are loaded once a thread: all is drawn on this one, which is warmed up beforehand.
        self._drawing = ThreadPoolExecutor(max_workers=1, thread_name_prefix="drawing")
        self._slips = SlipJobs(journal, settings, catalogues, lambda: self._spooler, self._draw_slip, clock)
        ledger = Ledger(folder / "badges.db")
        self._drop_stale(ledger)
        self._spooler = Spooler(ledger, self.printer, self._report)
        self._await_office = await_office
        self._follower = Follower("badging", journal, self._act, self._hear_the_office)

    def start(self) -> None:
        """Begins to follow."""
        self._drawing.submit(self._warm_up)
        self._follower.start()

    def stop(self) -> None:
        """Finishes the badge at hand, and ends."""
        self._follower.stop()
        self._drawing.shutdown(cancel_futures=True)
        self._spooler.close()

    def _hear_the_office(self, recorded: Recorded) -> None:
        """What a visitor asks for here may just have been asked for at another lobby: one of them prints."""
        match recorded.event:
            case BadgeRequested(by=by) | WayRequested(by=by) if by == VISITOR:
                self._await_office(recorded.entry.origin, recorded.entry.number, OFFICE_SECONDS)
            case _:
                pass

    def _act(self, connection: "Connection", recorded: Recorded) -> None:
        match recorded.event:
            case BadgeRequested() as asked:
                self._drop(asked.subject, asked.copy - 1)  # the new one takes its place
                if asked.lobby == self._lobby and recorded.entry.content is not None:
                    self._print(connection, asked, recorded.entry.content.moment)
            case VisitorLeft() as left:
                ended = View(connection).visit(left.subject)
                if ended is not None and ended.badge is not None:
                    self._drop(ended.id, ended.badge.copy)
            case _:
                self._slips.act(connection, recorded)

    def _print(self, connection: "Connection", asked: BadgeRequested, when: Moment) -> None:
        view = View(connection)
        visit = view.visit(asked.subject)
        now = self._clock()
        if visit is None or visit.arrived is None or not visit.in_building or now.at - when.at > OLD:
            return
        newest = visit.badge
        if newest is not None and (newest.copy > asked.copy or newest.lobby != asked.lobby):
            return  # the same copy was asked for at another lobby, which gets it
        visit = replace(visit, name=asked.name or visit.name)
        host = view.host(visit.host) if visit.host else None
        place = view.destination(host.destination) if host and host.destination else None
        try:
            page = self._drawing.submit(self._draw, visit, host, place).result()
            self._spooler.submit(_job(visit.id, asked.copy), page)
        except Exception:  # a badge that cannot be drawn must not keep the others from being printed
            log.exception("the badge of visit %s could not be drawn", visit.id)
            record(
                connection,
                [BadgeFailed(subject=visit.id, copy=asked.copy, reason=Reason.DRIVER_FAULT)],
                now=now,
            )

    def _draw(self, visit: Visit, host: Host | None, place: Destination | None) -> Page:
        return render(self._maker.make(visit, host, place, self._photos.of(visit.id)), self._medium)

    def _draw_slip(self, drawing: Drawing) -> Sequence[Page]:
        return self._drawing.submit(drawing).result()

    def _warm_up(self) -> None:
        """Loads what takes its time, so that the first visitor does not wait for it."""
        page = self._draw(Visit("sample", name="Ñ", arrived=self._clock()), None, None)
        with suppress(PrinterError):  # such a printer has no such paper: whoever prints is told
            write(page, self._form)

    def _drop_stale(self, ledger: Ledger) -> None:
        """What was left to print when the lobby ended, and nobody waits for any more, is not printed."""
        with self._journal.reading() as view:
            for job in ledger.queued():
                if SlipJob.read(job) or not self._awaited(view, *_visit_and_copy(job)):
                    ledger.cancel(job)

    def _awaited(self, view: View, visit: str, copy: int) -> bool:
        known, now = view.visit(visit), self._clock().at
        return (
            known is not None
            and known.in_building
            and any(
                isinstance(fact.event, BadgeRequested)
                and fact.event.copy == copy
                and now - fact.moment.at <= OLD
                for fact in view.story(visit)
            )
        )

    def _drop(self, visit: str, copy: int) -> None:
        """A badge that nobody waits for any more is not printed."""
        self._spooler.cancel(_job(visit, copy))

    def _report(self, report: Report) -> None:
        """Writes down what became of a badge or a slip; told again after a crash, it is written once."""
        if slip := SlipJob.read(report.job_id):
            self._slips.report(slip, report)
            return
        visit, copy = _visit_and_copy(report.job_id)

        def decide(view: View) -> Sequence[Event]:
            known = view.visit(visit)
            event = _event(visit, copy, report.outcome)
            return [] if known is None or _recorded(known, copy, event) else [event]

        self._journal.append(decide, now=self._clock())


def _event(visit: str, copy: int, outcome: Outcome) -> BadgePrinted | BadgeUnconfirmed | BadgeFailed:
    match outcome:
        case Printed():
            return BadgePrinted(subject=visit, copy=copy)
        case SentUnconfirmed():
            return BadgeUnconfirmed(subject=visit, copy=copy)
        case Unknown(reason):
            return BadgeUnconfirmed(subject=visit, copy=copy, reason=reason)
        case Refused(reason) | Failed(reason):
            return BadgeFailed(subject=visit, copy=copy, reason=reason)


def _recorded(visit: Visit, copy: int, event: BadgePrinted | BadgeUnconfirmed | BadgeFailed) -> bool:
    state = {
        BadgePrinted: BadgeState.PRINTED,
        BadgeUnconfirmed: BadgeState.UNCONFIRMED,
        BadgeFailed: BadgeState.FAILED,
    }[type(event)]
    badge = visit.badge
    return badge is not None and (badge.copy, badge.state) == (copy, state)


def _job(visit: str, copy: int) -> str:
    return f"{visit}-{copy}"


def _visit_and_copy(job: str) -> tuple[str, int]:
    visit, _, copy = job.rpartition("-")
    return visit, int(copy)
