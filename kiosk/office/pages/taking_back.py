"""Taking back a step that was a mistake, for some minutes: by the notice's Undo, or where a call stands."""

from fastapi import APIRouter
from fastapi.responses import Response

from kiosk import reception
from kiosk.errors import BadInput
from kiosk.office.auth import FrontDesk, Posted, TheOffice
from kiosk.office.own import KnownVisitor, OwnVisitor
from kiosk.office.pages.done import Done
from kiosk.office.pages.rendering import see
from kiosk.office.pages.sending_back import again, take_step

router = APIRouter()


@router.post("/visits/{visit}/take-back")
def answer(visit: str, office: TheOffice, staff: OwnVisitor, form: Posted) -> Response:
    """The answer that the member of staff just gave."""
    return take_step(reception.take_back_answer, Done.TAKEN_BACK, visit, office, staff, form)


@router.post("/visits/{visit}/refer/take-back")
def referral(visit: str, office: TheOffice, staff: KnownVisitor, form: Posted) -> Response:
    """That the member of staff handed her on."""
    return take_step(reception.take_back_referral, Done.REFERRAL_TAKEN_BACK, visit, office, staff, form)


@router.post("/visits/{visit}/reopen")
def met_or_left(visit: str, office: TheOffice, staff: OwnVisitor, form: Posted) -> Response:
    """That a visitor left or, where she is inside, that she was met."""
    return take_step(reception.reopen, Done.REOPENED, visit, office, staff, form)


@router.post("/visits/{visit}/incident/take-back")
def incident(visit: str, office: TheOffice, staff: FrontDesk, form: Posted) -> Response:
    """What the member of staff noted last."""
    return take_step(reception.take_back_incident, Done.INCIDENT_TAKEN_BACK, visit, office, staff, form)


@router.post("/visits/{visit}/colleague/dismiss")
def colleague(visit: str, office: TheOffice, staff: FrontDesk, form: Posted) -> Response:
    """That a colleague was asked to come."""
    return take_step(reception.dismiss_colleague, Done.COLLEAGUE_TAKEN_BACK, visit, office, staff, form)


@router.post("/helps/{help}/reopen")
def going(help: str, office: TheOffice, staff: FrontDesk, form: Posted) -> Response:
    """That somebody goes to whoever asked for help: the call stands as before."""
    try:
        reception.reopen_help(office.journal, help, by=staff.account.full_name, now=office.clock())
    except BadInput as error:
        return again(office, staff, form, "", error)
    return see("/")
