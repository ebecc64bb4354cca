"""Roll call: who is in the building right now, to be read on the screen or taken along on paper."""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from kiosk.office.auth import FrontDesk, Staff, TheOffice
from kiosk.office.office import Office
from kiosk.office.pages.done import done_notice
from kiosk.office.pages.rendering import Notice, page
from kiosk.office.pages.shown import Names
from kiosk.office.pages.slip_words import roll_calls
from kiosk.visits.visit import Visit

router = APIRouter()


@router.get("/roll-call")
def roll_call(office: TheOffice, staff: FrontDesk, done: str = "", visit: str = "") -> HTMLResponse:
    """The page; `done` is what a form has just done with this visit."""
    return show(office, staff, notice=done_notice(office, staff, done, visit))


def show(office: Office, staff: Staff, *, notice: Notice | None = None, status: int = 200) -> HTMLResponse:
    """The page, with what is to be said on top of it. In doubt a visitor is on it."""
    with office.journal.reading() as view:
        names = Names(office, view)
        inside = [(names.show(visit), whereabouts(visit, names)) for visit in view.in_building()]
    return page(
        office,
        staff,
        "roll_call.html",
        status=status,
        notice=notice,
        inside=inside,
        lobbies=office.lobbies.standing(),
        on_labels=roll_calls(office, office.clock()),
    )


def whereabouts(visit: Visit, names: Names) -> str:
    """Where to look for a visitor first: where she was sent, else with her host, else at the entrance."""
    sent = visit.acknowledgement.answer.destination if visit.acknowledgement else None
    host = names.hosts.get(visit.host or "")
    with_host = host.destination if host and visit.answered else None
    return names.place(sent or with_host) or visit.lobby or "not known"
