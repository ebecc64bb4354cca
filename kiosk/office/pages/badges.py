"""Badges: whether one came out, and printing one anew, with the name put right: forms on several pages."""

from enum import StrEnum

from fastapi import APIRouter
from fastapi.responses import Response

from kiosk import reception
from kiosk.errors import BadInput, LobbyUnknown
from kiosk.office.auth import FrontDesk, Posted, TheOffice
from kiosk.office.pages.done import Done
from kiosk.office.pages.forms import choice, whole
from kiosk.office.pages.rendering import see
from kiosk.office.pages.sending_back import again, back
from kiosk.office.pages.shown import badge_lobbies


class Seen(StrEnum):
    """What somebody who looked says: whether a badge came out."""

    YES = "yes"
    NO = "no"


router = APIRouter()


@router.post("/visits/{visit}/badge")
def confirm(visit: str, office: TheOffice, staff: FrontDesk, form: Posted) -> Response:
    """Says whether a `copy` of a badge `came_out`; where it did not, the next copy is asked for."""
    try:
        reception.confirm_badge(
            office.journal,
            visit,
            whole(form.get("copy", ""), "the copy"),
            came_out=choice(form, "came_out", Seen) is Seen.YES,
            by=staff.account.full_name,
            now=office.clock(),
        )
    except BadInput as error:
        return again(office, staff, form, visit, error)
    return see(back(form, visit, Done.BADGE))


@router.post("/visits/{visit}/reprint")
def reprint(visit: str, office: TheOffice, staff: FrontDesk, form: Posted) -> Response:
    """Has a badge printed anew at a `lobby`, with this `name`."""
    lobby = form.get("lobby", "")
    try:
        known = badge_lobbies(reception.find(office.journal, visit), office.lobbies.standing())
        if lobby not in known:
            raise LobbyUnknown(lobby=lobby, known=", ".join(known))
        reception.reprint_badge(
            office.journal,
            visit,
            name=form.get("name", ""),
            lobby=lobby,
            by=staff.account.full_name,
            now=office.clock(),
        )
    except BadInput as error:
        return again(office, staff, form, visit, error)
    return see(back(form, visit, Done.BADGE))
