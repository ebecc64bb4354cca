"""Follow-up: visits that ended without help, and incidents, of the last two weeks (standards 57 and 63)."""

from datetime import timedelta

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from kiosk import reception
from kiosk.office.auth import FrontDesk, Posted, TheOffice
from kiosk.office.follow_up import unresolved
from kiosk.office.pages.rendering import Notice, page, see
from kiosk.office.pages.shown import Names
from kiosk.visits.purpose import Ask

LOOKED_BACK = timedelta(days=14)

router = APIRouter()


@router.get("/follow-up")
def follow_up(office: TheOffice, staff: FrontDesk, done: str = "") -> HTMLResponse:
    """The page; `done` says that a visit was just resolved."""
    now = office.clock()
    meetings = {purpose.id for purpose in office.purposes.values() if Ask.HOST in purpose.asks}
    with office.journal.reading() as view:
        names = Names(office, view)
        recent = list(view.log(since=now.at - LOOKED_BACK))
        ended = [(it.why, names.show(visit)) for visit in recent if (it := unresolved(visit, meetings))]
        incidents = [(incident, names.show(visit)) for visit in recent for incident in visit.incidents]
    incidents.sort(key=lambda it: it[0].moment, reverse=True)
    notice = Notice("That is seen to.") if done else None
    return page(office, staff, "follow_up.html", notice=notice, ended=ended, incidents=incidents)


@router.post("/follow-up/{visit}/resolved")
def resolved(visit: str, office: TheOffice, staff: FrontDesk, form: Posted) -> Response:  # noqa: ARG001
    """Says that somebody has come back to a visitor. Raises VisitUnknown."""
    reception.resolve(office.journal, visit, by=staff.account.full_name, now=office.clock())
    return see("/follow-up?done=yes")
