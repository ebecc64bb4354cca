"""Going where somebody calls: to a screen where help was asked for, or to a colleague."""

from fastapi import APIRouter
from fastapi.responses import Response

from kiosk import reception
from kiosk.errors import BadInput
from kiosk.office.auth import FrontDesk, Posted, TheOffice
from kiosk.office.pages.done import Done
from kiosk.office.pages.rendering import see
from kiosk.office.pages.sending_back import again, take_step

router = APIRouter()


@router.post("/helps/{help}/answer")
def answer_help(help: str, office: TheOffice, staff: FrontDesk, form: Posted) -> Response:
    """Says to whoever asked for help that the member of staff comes."""
    try:
        reception.answer_help(office.journal, help, by=staff.account.full_name, now=office.clock())
    except BadInput as error:
        return again(office, staff, form, "", error)
    return see("/")


@router.post("/visits/{visit}/colleague")
def ask_colleague(visit: str, office: TheOffice, staff: FrontDesk, form: Posted) -> Response:
    """Asks whoever else has a console open to come; no screen of a visitor says so (standard 38)."""
    return take_step(reception.ask_colleague, Done.COLLEAGUE, visit, office, staff, form)


@router.post("/visits/{visit}/colleague/join")
def join_colleague(visit: str, office: TheOffice, staff: FrontDesk, form: Posted) -> Response:
    """Says to the colleague that the member of staff comes."""
    try:
        reception.join_colleague(office.journal, visit, by=staff.account.full_name, now=office.clock())
    except BadInput as error:
        return again(office, staff, form, visit, error)
    return see("/")
