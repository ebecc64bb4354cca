"""Where a form goes back to that several pages send: the page on which it stood, with what was wrong with it.

Its field `page` says which one that was.
"""

from collections.abc import Callable, Mapping
from urllib.parse import urlencode

from fastapi.responses import HTMLResponse, Response

from kiosk.errors import BadInput
from kiosk.office.auth import Right, Staff
from kiosk.office.office import Office
from kiosk.office.pages import arrivals, mine, roll_call, visits
from kiosk.office.pages.done import Done
from kiosk.office.pages.problems import status_of
from kiosk.office.pages.rendering import Notice, see


def path(form: Mapping[str, str], visit: str) -> str:
    """The address of the page."""
    pages = {"visit": f"/visits/{visit}", "roll-call": "/roll-call", "mine": "/mine"}
    return pages.get(form.get("page", ""), "/")


def back(form: Mapping[str, str], visit: str, done: Done) -> str:
    """The address of the page, which then says what was done with this visit."""
    return f"{path(form, visit)}?{urlencode({'done': done, 'visit': visit})}"


def again(office: Office, staff: Staff, form: Mapping[str, str], visit: str, error: BadInput) -> HTMLResponse:
    """The page, with what was wrong."""
    notice, status = Notice.of(error), status_of(error)
    if not staff.may(Right.RECEPTION):  # whatever the form says: no other page is hers
        return mine.show(office, staff, notice=notice, status=status)
    match form.get("page"):
        case "visit" if status != 404:
            office.looks.note(staff.account.name, "/visits/{visit}", visit, now=office.clock())
            return visits.show_visit(office, staff, visit, notice=notice, status=status)
        case "roll-call":
            return roll_call.show(office, staff, notice=notice, status=status)
        case _:
            return arrivals.show(office, staff, notice=notice, status=status)


def take_step(
    step: Callable[..., object],
    done: Done,
    visit: str,
    office: Office,
    staff: Staff,
    form: Mapping[str, str],
) -> Response:
    """Takes a step of reception with this visit, in the name of the member of staff; then the page again."""
    try:
        step(office.journal, visit, by=staff.account.full_name, now=office.clock())
    except BadInput as error:
        return again(office, staff, form, visit, error)
    return see(back(form, visit, done))
