"""Undelivered alerts: what, to whom, and why; each may be tried again, or dropped."""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from kiosk.errors import BadInput
from kiosk.office.alerts.dispatcher import ARRIVED
from kiosk.office.alerts.escalation import CEILING, MISSED_TIME, NOT_MET
from kiosk.office.alerts.left_message import LEFT, OVERDUE
from kiosk.office.alerts.outbox import Letter
from kiosk.office.auth import FrontDesk, Posted, Staff, TheOffice
from kiosk.office.office import Office
from kiosk.office.pages.forms import whole
from kiosk.office.pages.rendering import Notice, page, see
from kiosk.visits.events import Topic

ABOUT = {
    ARRIVED: "An arrival",
    CEILING: "Too long a wait",
    MISSED_TIME: "A promised time that is over",
    NOT_MET: "A visitor who may not have been met",
    LEFT: "A message that a visitor left",
    OVERDUE: "A message without an answer",
}

DONE = {
    "again": "It is sent once more. If it fails again, it comes back here.",
    "dropped": "It was dropped. Nobody will be told of it by this alert.",
}

router = APIRouter()


@router.get("/undelivered")
def undelivered(office: TheOffice, staff: FrontDesk, done: str = "") -> HTMLResponse:
    """The page; `done` is what a form has just done."""
    return _show(office, staff, notice=Notice(DONE[done]) if done in DONE else None)


@router.post("/undelivered/again")
def try_again(office: TheOffice, staff: FrontDesk, form: Posted) -> Response:
    """Has an alert sent once more."""
    try:
        office.outbox.try_again(whole(form.get("letter", ""), "the alert"), now=office.clock().at)
    except BadInput as error:
        return _show(office, staff, notice=Notice.of(error), status=422)
    return see("/undelivered?done=again")


@router.post("/undelivered/drop")
def drop(office: TheOffice, staff: FrontDesk, form: Posted) -> Response:
    """Drops an alert that nobody needs any more."""
    try:
        office.outbox.drop(whole(form.get("letter", ""), "the alert"))
    except BadInput as error:
        return _show(office, staff, notice=Notice.of(error), status=422)
    return see("/undelivered?done=dropped")


def _show(office: Office, staff: Staff, *, notice: Notice | None, status: int = 200) -> HTMLResponse:
    letters = office.outbox.undelivered()
    with office.journal.reading() as view:
        visits = {
            letter.id: view.visit(letter.about.subject)
            for letter in letters
            if letter.about.topic is Topic.VISIT
        }
    return page(
        office,
        staff,
        "undelivered.html",
        status=status,
        notice=notice,
        letters=letters,
        visits=visits,
        about=about,
    )


def about(letter: Letter) -> str:
    """What an alert tells of; the steps in between are called as the settings call them."""
    if letter.about.topic is Topic.HELP:
        return "A call for help"
    return ABOUT.get(letter.about.step, f"A wait, step {letter.about.step!r}")
