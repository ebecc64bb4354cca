"""Arrivals: who waits for an answer, in the order in which to see to them, and who has been answered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from kiosk.journal import View
from kiosk.office.auth import FrontDesk, Staff, TheOffice
from kiosk.office.calls import USEFUL
from kiosk.office.office import Office
from kiosk.office.pages.done import done_notice
from kiosk.office.pages.lobbies import troubles
from kiosk.office.pages.rendering import Notice, page
from kiosk.office.pages.shown import Names, Shown
from kiosk.office.times import lasting
from kiosk.office.triage import Promise, Reason, triage
from kiosk.visits.acknowledgement import AnswerKind
from kiosk.visits.purpose import BadgeType
from kiosk.visits.visit import Visit

MINUTES = (5, 10, 15)  # the answers that need one tap

REASONS: Mapping[Reason, str] = {
    Reason.HELP: "asked for help",
    Reason.CEILING: "has waited longer than {ceiling}",
    Reason.PROMISE: "the promise of {answer} was missed",
    Reason.INTERPRETER: "needs an interpreter",
    Reason.NEEDS: "needs help on the way",
    Reason.CHILD: "comes for a child",
    Reason.HANDED_ON: "was handed on before",
    Reason.LONGEST: "waits the longest",
}

router = APIRouter()


@dataclass(frozen=True)
class Card:
    """A visitor who waits, and why she stands where she does in the list."""

    shown: Shown
    reasons: str


@dataclass(frozen=True)
class Row:
    """A visitor who was answered; `overdue` where whoever promised a time has not come by then."""

    shown: Shown
    overdue: bool

    @property
    def version(self) -> str:
        """Changes when anything that is shown does."""
        return f"{self.shown.version}{self.overdue:d}"


@router.get("/")
def arrivals(office: TheOffice, staff: FrontDesk, done: str = "", visit: str = "") -> HTMLResponse:
    """The page; `done` is what a form has just done with this visit."""
    return show(office, staff, notice=done_notice(office, staff, done, visit))


def show(office: Office, staff: Staff, *, notice: Notice | None = None, status: int = 200) -> HTMLResponse:
    """The page, with what is to be said on top of it."""
    with office.journal.reading() as view:
        names = Names(office, view)
        inside = view.in_building()
        cards = cards_of(office, view, names, inside)
        rows = rows_of(office, names, inside)
    return page(
        office,
        staff,
        "arrivals.html",
        status=status,
        notice=notice,
        cards=cards,
        rows=rows,
        names=names,
        minutes=MINUTES,
        troubles=troubles(office),
        promise=promise_of(office),
    )


def promise_of(office: Office) -> Promise:
    """Within what time this school answers."""
    alerts = office.settings.alerts
    return Promise(timedelta(minutes=alerts.acknowledge_minutes), timedelta(minutes=alerts.ceiling_minutes))


def cards_of(office: Office, view: View, names: Names, visits: Iterable[Visit]) -> list[Card]:
    """Those of the visits that wait, in the order in which to see to them."""
    now, promise = office.clock().at, promise_of(office)
    places = triage(
        visits,
        now,
        promise,
        asked_for_help={
            help.visit for help in view.helps(now - USEFUL) if help.visit is not None and not help.answered
        },
        child_purposes={it.id for it in office.purposes.values() if it.badge is BadgeType.PARENT},
    )
    times = {"answer": lasting(promise.answer), "ceiling": lasting(promise.ceiling)}
    return [
        Card(
            names.show(place.visit),
            "; ".join(REASONS[reason].format(**times) for reason in place.reasons).capitalize(),
        )
        for place in places
    ]


def rows_of(office: Office, names: Names, inside: Iterable[Visit]) -> list[Row]:
    """Those of the visitors inside who were answered, the newest answer first."""
    now = office.clock().at
    answered = [visit for visit in inside if not visit.waiting]
    answered.sort(key=lambda visit: visit.answered.at.timestamp() if visit.answered else 0, reverse=True)
    return [Row(names.show(visit), _is_overdue(visit, now)) for visit in answered]


def _is_overdue(visit: Visit, now: datetime) -> bool:
    """Whether somebody promised a time that has passed, and nobody has said that she was met."""
    standing = visit.acknowledgement
    if standing is None or visit.resolved or standing.answer.kind is not AnswerKind.IN_MINUTES:
        return False
    return now - standing.moment.at > timedelta(minutes=standing.answer.minutes or 0)
