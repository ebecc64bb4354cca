"""The visit log: searching it, and reading one visit's story."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from kiosk import reception
from kiosk.errors import BadInput
from kiosk.office.auth import FrontDesk, Staff, TheOffice
from kiosk.office.office import Office
from kiosk.office.pages.arrivals import MINUTES
from kiosk.office.pages.done import done_notice
from kiosk.office.pages.forms import day, line
from kiosk.office.pages.rendering import Notice, page
from kiosk.office.pages.shown import Names
from kiosk.office.pages.slip_words import slip_words
from kiosk.office.pages.story import story
from kiosk.visit_log import Form

ROWS = 50  # visits on a page

router = APIRouter()


@dataclass(frozen=True)
class Search:
    """What is looked for in the log: a text, and days of the school's calendar, both included."""

    text: str = ""
    first: date | None = None
    last: date | None = None

    @classmethod
    def read(cls, fields: Mapping[str, str]) -> "Search":
        """What a form or an address asks for. Raises BadInput."""
        search = cls(
            line(fields, "text"),
            day(fields["first"], "the first day") if fields.get("first") else None,
            day(fields["last"], "the last day") if fields.get("last") else None,
        )
        if search.first and search.last and search.first > search.last:
            raise BadInput(problem=f"the first day, {search.first}, is after the last, {search.last}")
        return search

    @property
    def fields(self) -> dict[str, str]:
        """The same as the fields of a form or an address; what was not asked for is left out."""
        given = {"text": self.text, "first": self.first, "last": self.last}
        return {name: str(value) for name, value in given.items() if value}

    def since(self, zone: ZoneInfo) -> datetime | None:
        """When the first day begins."""
        return midnight(self.first, zone) if self.first else None

    def until(self, zone: ZoneInfo) -> datetime | None:
        """When the last day has ended."""
        return midnight(self.last + timedelta(days=1), zone) if self.last and self.last < date.max else None


@router.get("/visits")
def visits(
    office: TheOffice, staff: FrontDesk, text: str = "", first: str = "", last: str = "", before: str = ""
) -> HTMLResponse:
    """A page of the log, newest first; it goes on after the visit `before`."""
    try:
        search = Search.read({"text": text, "first": first, "last": last})
    except BadInput as error:
        return show(office, staff, Search(), notice=Notice.of(error), status=422)
    return show(office, staff, search, before=before)


@router.get("/visits/{visit}")
def visit(visit: str, office: TheOffice, staff: FrontDesk, done: str = "") -> HTMLResponse:
    """One visit and its story; `done` is what a form has just done with it. Raises VisitUnknown."""
    return show_visit(office, staff, visit, notice=done_notice(office, staff, done, visit))


def show(
    office: Office,
    staff: Staff,
    search: Search,
    *,
    before: str = "",
    notice: Notice | None = None,
    status: int = 200,
) -> HTMLResponse:
    """The log, with what is to be said on top of it."""
    zone = office.settings.school.zone
    with office.journal.reading() as view:
        names = Names(office, view)
        log = view.log(
            since=search.since(zone),
            until=search.until(zone),
            text=search.text,
            before=view.visit(before) if before else None,
        )
        found = [names.show(visit) for visit in islice(log, ROWS + 1)]
    rows = found[:ROWS]
    more = {**search.fields, "before": rows[-1].visit.id} if len(found) > ROWS else None
    return page(
        office,
        staff,
        "visits.html",
        status=status,
        notice=notice,
        rows=rows,
        search=search,
        earlier=f"/visits?{urlencode(more)}" if more else None,
        newest=f"/visits?{urlencode(search.fields)}" if before else None,
        forms=list(Form),
    )


def show_visit(
    office: Office, staff: Staff, visit: str, *, notice: Notice | None = None, status: int = 200
) -> HTMLResponse:
    """One visit, with what is to be said on top of it. Raises VisitUnknown."""
    found = reception.find(office.journal, visit)
    machines = office.lobbies.by_origin() | dict.fromkeys(office.journal.origins(), "Office")
    with office.journal.reading() as view:
        names = Names(office, view)
        facts = view.story(visit)
        whereto = reception.whereto(view, found)
        shown = names.show(found)
    return page(
        office,
        staff,
        "visit.html",
        status=status,
        notice=notice,
        shown=shown,
        story=story(facts, names, machines),
        names=names,
        minutes=MINUTES,
        whereto=whereto,
        way=slip_words(found.way, office.clock()) if found.way else "",
    )


def midnight(day: date, zone: ZoneInfo) -> datetime:
    """When this day begins at the school; the first day there is, where it would be before all time."""
    try:
        return datetime.combine(day, time(), zone).astimezone(UTC)
    except OverflowError:
        return datetime.min.replace(tzinfo=UTC)
