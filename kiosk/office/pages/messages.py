"""Messages that visitors left for a host: a queue until somebody has seen to each (standards 20 and 47)."""

from datetime import timedelta
from urllib.parse import urlencode

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from kiosk import reception
from kiosk.errors import BadInput, TooLateToTakeBack
from kiosk.office.auth import FrontDesk, Posted, Staff, TheOffice
from kiosk.office.office import Office
from kiosk.office.pages.done import Done
from kiosk.office.pages.problems import status_of
from kiosk.office.pages.rendering import Notice, page, see
from kiosk.office.pages.sending_back import again, back
from kiosk.office.pages.shown import Names
from kiosk.office.pages.shown_message import seen_to_notice, show_message

KEPT = timedelta(days=14)  # for so long the page still lists what was done

router = APIRouter()


@router.get("/messages")
def messages(office: TheOffice, staff: FrontDesk, done: str = "") -> HTMLResponse:
    """The page; `done` is the id of a message that was just seen to."""
    return show(office, staff, notice=seen_to_notice(office, done, "/messages"))


@router.post("/visits/{visit}/message")
def leave(visit: str, office: TheOffice, staff: FrontDesk, form: Posted) -> Response:
    """Takes a message in a visitor's name: for a `host`, with a `contact` and a `text`."""
    try:
        found = reception.find(office.journal, visit)
        reception.leave_message(
            office.journal,
            host=form.get("host", ""),
            visit=visit,
            language=found.language or office.settings.school.language,
            name=found.name or "",
            contact=form.get("contact", ""),
            text=form.get("text", ""),
            by=staff.account.full_name,
            now=office.clock(),
        )
    except BadInput as error:
        return again(office, staff, form, visit, error)
    return see(back(form, visit, Done.MESSAGE))


@router.post("/messages/{message}/done")
def finish(message: str, office: TheOffice, staff: FrontDesk, form: Posted) -> Response:  # noqa: ARG001
    """Says that somebody has seen to a message. Raises MessageUnknown."""
    reception.finish_message(office.journal, message, by=staff.account.full_name, now=office.clock())
    return see(f"/messages?{urlencode({'done': message})}")


@router.post("/messages/{message}/reopen")
def reopen(message: str, office: TheOffice, staff: FrontDesk, form: Posted) -> Response:  # noqa: ARG001
    """Takes back that somebody has seen to a message. Raises MessageUnknown."""
    try:
        reception.reopen_message(office.journal, message, by=staff.account.full_name, now=office.clock())
    except TooLateToTakeBack as error:
        return show(office, staff, notice=Notice.of(error), status=status_of(error))
    return see("/messages")


def show(office: Office, staff: Staff, *, notice: Notice | None = None, status: int = 200) -> HTMLResponse:
    """The page, with what is to be said on top of it."""
    now = office.clock()
    with office.journal.reading() as view:
        names = Names(office, view)
        waiting = [show_message(office, view, names, it) for it in view.messages_open()]
        seen_to = [show_message(office, view, names, it) for it in view.messages_done(now.at - KEPT)]
    return page(
        office,
        staff,
        "messages.html",
        status=status,
        notice=notice,
        waiting_messages=waiting,
        done_messages=seen_to,
        hours=office.settings.alerts.message_hours,
    )
