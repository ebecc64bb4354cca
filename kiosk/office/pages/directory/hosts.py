"""Adding, changing and taking out hosts."""

from urllib.parse import quote

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from kiosk import reception
from kiosk.errors import BadInput
from kiosk.office.auth import FrontDesk, Posted, TheOffice
from kiosk.office.pages.courteous import courteous
from kiosk.office.pages.directory.host_form import host_of
from kiosk.office.pages.directory.ids import new_id
from kiosk.office.pages.directory.page import SENTENCES, Done, change, show
from kiosk.office.pages.rendering import Notice, see

router = APIRouter()


@router.get("/directory")
def directory(office: TheOffice, staff: FrontDesk, done: Done | None = None, what: str = "") -> HTMLResponse:
    """The page; `done` says what a form has just done, and `what` with what."""
    if done is None:
        return show(office, staff)
    undo = {Done.HOST_REMOVED: "hosts", Done.PLACE_REMOVED: "places"}.get(done)
    address = f"/directory/{undo}/{quote(what, safe='')}/restore" if undo else ""
    return show(office, staff, notice=Notice(SENTENCES[done].format(what=what), undo=address))


@router.post("/directory/hosts")
def list_host(office: TheOffice, staff: FrontDesk, form: Posted) -> Response:
    """Adds a host, or changes the one whose id the form holds."""
    try:
        with office.journal.reading() as view:
            id = form.get("id") or new_id(form.get("name", ""), {host.id for host in view.hosts()})
        host = host_of(id, form)
        courteous(office, "The title", {office.settings.school.language: host.title})
        reception.list_hosts(office.journal, [host], now=office.clock())
    except BadInput as error:
        return show(office, staff, typed=("host", form), notice=Notice.of(error), status=422)
    return see(f"/directory?done={Done.SAVED}&what={id}#host-{id}")


@router.post("/directory/hosts/{host}/remove")
def remove_host(host: str, office: TheOffice, staff: FrontDesk, form: Posted) -> Response:  # noqa: ARG001 - its token
    """Takes a host out of the directory."""
    return change(reception.delist_host, host, Done.HOST_REMOVED, office, staff)


@router.post("/directory/hosts/{host}/restore")
def restore_host(host: str, office: TheOffice, staff: FrontDesk, form: Posted) -> Response:  # noqa: ARG001 - its token
    """Puts a host back who was taken out by mistake."""
    return change(reception.relist_host, host, Done.RESTORED, office, staff, f"host-{host}")
