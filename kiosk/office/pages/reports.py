"""Reports: how long visitors waited to be answered, and to be met, by day and kind (standard 2)."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from kiosk.office import times
from kiosk.office.auth import FrontDesk, TheOffice
from kiosk.office.languages import spoken
from kiosk.office.pages.arrivals import promise_of
from kiosk.office.pages.chart import chart
from kiosk.office.pages.rendering import page
from kiosk.office.pages.shown import Names
from kiosk.office.pages.visits import midnight
from kiosk.office.waits import Waits, answer_clock, meeting_clock, report

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
        visits = list(view.log(since=midnight(first, zone)))
    promise = promise_of(office)
    answers = report(visits, now.at, answer_clock(promise.answer))
    meetings = report(visits, now.at, meeting_clock(promise.ceiling))
    all_days = [first + timedelta(days=number) for number in range(span)]
    return page(
        office,
        staff,
        "reports.html",
        span=span,
        spans=SPANS,
        first=first,
        promise=promise,
        answers=answers,
        meetings=meetings,
        chart=chart([(day, answers.by_day.get(day)) for day in all_days], promise.answer),
        by_day=[(times.day(day), waits, meetings.by_day[day]) for day, waits in answers.by_day.items()],
        by_purpose=_named(answers.by_purpose, meetings.by_purpose, names.purpose),
        by_language=_named(answers.by_language, meetings.by_language, lambda tag: str(spoken(tag))),
    )


def _named(
    answers: Mapping[str, Waits], meetings: Mapping[str, Waits], name: Callable[[str], str]
) -> list[tuple[str, Waits, Waits]]:
    """Both clocks of the parts by what staff call them, the most frequent first."""
    named = [(name(part), waits, meetings[part]) for part, waits in answers.items()]
    return sorted(named, key=lambda it: (-it[1].visits, it[0].casefold()))
