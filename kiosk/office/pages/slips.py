"""Having slips printed at a lobby: the way there for a visitor, a roll call."""

from collections.abc import Sequence

from fastapi import APIRouter
from fastapi.responses import Response

from kiosk import reception
from kiosk.errors import BadInput, LobbyUnknown
from kiosk.office.auth import FrontDesk, Posted, TheOffice
from kiosk.office.pages.rendering import see
from kiosk.office.pages.sending_back import again, path
from kiosk.office.pages.shown import badge_lobbies

router = APIRouter()


@router.post("/visits/{visit}/way")
def way(visit: str, office: TheOffice, staff: FrontDesk, form: Posted) -> Response:
    """Has the way printed at a `lobby`, in the visitor's language."""
    lobby = form.get("lobby", "")
    try:
        _check(lobby, badge_lobbies(reception.find(office.journal, visit), office.lobbies.standing()))
        reception.ask_for_way(
            office.journal, visit, lobby=lobby, by=staff.account.full_name, now=office.clock()
        )
    except BadInput as error:
        return again(office, staff, form, visit, error)
    return see(path(form, visit))


@router.post("/roll-call/print")
def roll_call(office: TheOffice, staff: FrontDesk, form: Posted) -> Response:
    """Has a roll call printed at a `lobby`."""
    lobby = form.get("lobby", "")
    try:
        _check(lobby, office.lobbies.standing())
        reception.ask_for_roll_call(
            office.journal, lobby=lobby, by=staff.account.full_name, now=office.clock()
        )
    except BadInput as error:
        return again(office, staff, form, "", error)
    return see(path(form, ""))


def _check(lobby: str, known: Sequence[str]) -> None:
    if lobby not in known:
        raise LobbyUnknown(lobby=lobby, known=", ".join(known))
