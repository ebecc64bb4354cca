"""Where a form goes back to that several pages send: the page on which it stood, with what was wrong with it.

Its field `page` says which one that was.
"""

from collections.abc import Mapping

from fastapi.responses import HTMLResponse

from kiosk.errors import BadInput
from kiosk.office.auth import Staff
from kiosk.office.office import Office
from kiosk.office.pages import arrivals, roll_call, visits
from kiosk.office.pages.problems import status_of
from kiosk.office.pages.rendering import Notice


def path(form: Mapping[str, str], visit: str) -> str:
    """The address of the page."""
    return {"visit": f"/visits/{visit}", "roll-call": "/roll-call"}.get(form.get("page", ""), "/")


def again(office: Office, staff: Staff, form: Mapping[str, str], visit: str, error: BadInput) -> HTMLResponse:
    """The page, with what was wrong."""
    notice, status = Notice.of(error), status_of(error)
    match form.get("page"):
        case "visit" if status != 404:
            return visits.show_visit(office, staff, visit, notice=notice, status=status)
        case "roll-call":
            return roll_call.show(office, staff, notice=notice, status=status)
        case _:
            return arrivals.show(office, staff, notice=notice, status=status)
