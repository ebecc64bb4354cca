"""Checking somebody in at the desk: who cannot, or would rather not, use the screen at the entrance."""

from collections.abc import Mapping

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from kiosk import reception
from kiosk.errors import BadInput, LobbyUnknown
from kiosk.office.auth import FrontDesk, Posted, Staff, TheOffice
from kiosk.office.languages import spoken
from kiosk.office.office import Office
from kiosk.office.pages.done import Done
from kiosk.office.pages.rendering import Notice, page, see
from kiosk.office.pages.sending_back import back
from kiosk.office.pages.shown import Names
from kiosk.visits.arrival import Arrival

LETTERS = "DK"  # a lobby's numbers begin with one letter, so that these are never the same

router = APIRouter()


@router.get("/desk")
def desk(office: TheOffice, staff: FrontDesk) -> HTMLResponse:
    """The form."""
    return _show(office, staff, {})


@router.post("/desk")
def check_in(office: TheOffice, staff: FrontDesk, form: Posted) -> Response:
    """Checks somebody in; her badge is printed at the lobby that was chosen."""
    lobbies = office.lobbies.standing()
    lobby = form.get("lobby", "")
    try:
        if lobby not in lobbies:
            raise LobbyUnknown(lobby=lobby, known=", ".join(lobbies) or "none yet")
        arrival = Arrival(
            name=form.get("name", ""),
            purpose=form.get("purpose", ""),
            language=office.catalogues.language(form.get("language", "")).tag,
            lobby=lobby,
            host=form.get("host") or None,
            interpreter="interpreter" in form,
        )
        visit = reception.check_in_at_desk(
            office.journal, arrival, letters=LETTERS, purposes=office.purposes, now=office.clock()
        )
    except BadInput as error:
        return _show(office, staff, form, notice=Notice.of(error), status=422)
    return see(back({"page": "arrivals"}, visit.id, Done.ARRIVED))


def _show(
    office: Office,
    staff: Staff,
    typed: Mapping[str, str],
    *,
    notice: Notice | None = None,
    status: int = 200,
) -> HTMLResponse:
    with office.journal.reading() as view:
        names = Names(office, view)
    return page(
        office,
        staff,
        "desk.html",
        status=status,
        notice=notice,
        names=names,
        languages=[spoken(tag) for tag in office.settings.school.languages],
        lobbies=office.lobbies.standing(),
        typed={"language": office.settings.school.language, **typed},
    )
