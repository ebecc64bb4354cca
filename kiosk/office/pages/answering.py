"""Answering an arrival, and signing a visitor out: forms that several pages send."""

from collections.abc import Mapping

from fastapi import APIRouter
from fastapi.responses import Response

from kiosk import reception
from kiosk.errors import BadInput
from kiosk.office.auth import FrontDesk, Posted, TheOffice
from kiosk.office.pages.forms import choice, whole
from kiosk.office.pages.rendering import see
from kiosk.office.pages.sending_back import again, path
from kiosk.visits.acknowledgement import Answer, AnswerKind

router = APIRouter()


@router.post("/visits/{visit}/answer")
def answer(visit: str, office: TheOffice, staff: FrontDesk, form: Posted) -> Response:
    """Answers an arrival; the fields are those of `read_answer`, and `page`, to which to go back."""
    try:
        reception.acknowledge(
            office.journal, visit, read_answer(form), by=staff.account.full_name, now=office.clock()
        )
    except BadInput as error:
        return again(office, staff, form, visit, error)
    return see(f"{path(form, visit)}?answered={visit}")


@router.post("/visits/{visit}/sign-out")
def sign_out(visit: str, office: TheOffice, staff: FrontDesk, form: Posted) -> Response:
    """Signs a visitor out."""
    try:
        reception.check_out(office.journal, visit, by=staff.account.full_name, now=office.clock())
    except BadInput as error:
        return again(office, staff, form, visit, error)
    return see(f"{path(form, visit)}?left={visit}")


def read_answer(form: Mapping[str, str]) -> Answer:
    """The answer of a form: its `answer` names the kind, and what belongs to that has a field of its name.

    Raises AnswerInvalid or BadInput.
    """
    kind = choice(form, "answer", AnswerKind)
    match kind:
        case AnswerKind.ON_MY_WAY:
            return Answer(kind)
        case AnswerKind.IN_MINUTES:
            return Answer(kind, minutes=whole(form.get("minutes", ""), "the number of minutes"))
        case AnswerKind.PLEASE_GO_TO:
            return Answer(kind, destination=form.get("destination", ""))
        case AnswerKind.WRITTEN:
            return Answer(kind, text=" ".join(form.get("text", "").split()))
