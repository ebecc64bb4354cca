"""Adding, changing and taking out places."""

from fastapi import APIRouter
from fastapi.responses import Response

from kiosk import reception
from kiosk.errors import BadInput
from kiosk.office.auth import FrontDesk, Posted, TheOffice
from kiosk.office.pages.courteous import courteous
from kiosk.office.pages.directory.page import Done, change, languages, show
from kiosk.office.pages.directory.place_form import place_of
from kiosk.office.pages.rendering import Notice, see

router = APIRouter()


@router.post("/directory/places")
def list_place(office: TheOffice, staff: FrontDesk, form: Posted) -> Response:
    """Adds a place, or changes the one whose id the form holds; without directions it is refused."""
    try:
        with office.journal.reading() as view:
            known = {place.id for place in view.destinations()}
        place = place_of(form, languages(office), known)
        courteous(office, "The name of the place", place.name)
        courteous(office, "The way there", place.directions)
        courteous(office, "The way without steps", place.step_free)
        reception.list_destination(office.journal, place, now=office.clock())
    except BadInput as error:
        return show(office, staff, typed=("place", form), notice=Notice.of(error), status=422)
    return see(f"/directory?done={Done.SAVED}&what={place.id}#place-{place.id}")


@router.post("/directory/places/{place}/remove")
def remove_place(place: str, office: TheOffice, staff: FrontDesk, form: Posted) -> Response:  # noqa: ARG001 - its token
    """Takes a place out of the directory, unless somebody is found there."""
    return change(reception.delist_destination, place, Done.PLACE_REMOVED, office, staff)


@router.post("/directory/places/{place}/restore")
def restore_place(place: str, office: TheOffice, staff: FrontDesk, form: Posted) -> Response:  # noqa: ARG001 - its token
    """Puts a place back that was taken out by mistake."""
    return change(reception.relist_destination, place, Done.RESTORED, office, staff, f"place-{place}")
