"""Reports: how long visitors waited for an answer, by day, purpose and language (standard 2)."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from kiosk.office.auth import FrontDesk, TheOffice
from kiosk.office.languages import spoken
from kiosk.office.pages.chart import chart
from kiosk.office.pages.rendering import page
from kiosk.office.pages.shown import Names
from kiosk.office.pages.visits import midnight
from kiosk.office.waits import PROMISE, Waits, report

SPANS = (7, 30, 90)  # days

router = APIRouter()


@router.get("/reports")
def reports(office: TheOffice, staff: FrontDesk, days: str = "") -> HTMLResponse:
    """The report about the last days, today included."""
    span = int(days) if days in {str(span) for span in SPANS} else SPANS[0]
    now, zone = office.clock(), office.settings.school.zone
    today = now.local.date()
    first = today - timedelta(days=span - 1)
    with office.journal.reading() as view:
        names = Names(office, view)
        found = report(list(view.log(since=midnight(first, zone))), now.at)
    all_days = [first + timedelta(days=number) for number in range(span)]
    return page(
        office,
        staff,
        "reports.html",
        span=span,
        spans=SPANS,
        first=first,
        promise=PROMISE,
        report=found,
        chart=chart([(day, found.by_day.get(day)) for day in all_days], PROMISE),
        by_purpose=_named(found.by_purpose, names.purpose),
        by_language=_named(found.by_language, lambda tag: str(spoken(tag))),
    )


def _named(parts: Mapping[str, Waits], name: Callable[[str], str]) -> list[tuple[str, Waits]]:
    """The parts by what staff call them, the most frequent first."""
    named = [(name(part), waits) for part, waits in parts.items()]
    return sorted(named, key=lambda it: (-it[1].visits, it[0].casefold()))
