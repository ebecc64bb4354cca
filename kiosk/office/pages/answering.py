"""Answering, handing on, and saying that she was met: forms on several pages.

A host may do so with her own visitors, the front desk with all.
"""

from collections.abc import Mapping

from fastapi import APIRouter
from fastapi.responses import Response

from kiosk import reception
from kiosk.errors import BadInput
from kiosk.office.auth import FrontDesk, Posted, TheOffice
from kiosk.office.own import OwnVisitor
from kiosk.office.pages.courteous import courteous
from kiosk.office.pages.done import Done
from kiosk.office.pages.forms import choice, whole
from kiosk.office.pages.rendering import see
from kiosk.office.pages.sending_back import again, back, take_step
from kiosk.visits.acknowledgement import Answer, AnswerKind, NotTodayReason
from kiosk.visits.phrase import Phrase

router = APIRouter()


@router.post("/visits/{visit}/answer")
def answer(visit: str, office: TheOffice, staff: OwnVisitor, form: Posted) -> Response:
    """Answers an arrival; the fields are those of `read_answer`, `turn`, which is what its page showed, and
    `page`, to which to go back.
    """
    try:
        given = read_answer(form)
        courteous(office, "Your answer", {office.settings.school.language: given.text or ""})
        reception.acknowledge(
            office.journal,
            visit,
            given,
            by=staff.account.full_name,
            now=office.clock(),
            turn=_turn(form),
        )
    except BadInput as error:
        return again(office, staff, form, visit, error)
    return see(back(form, visit, Done.ANSWERED))


@router.post("/visits/{visit}/refer")
def refer(visit: str, office: TheOffice, staff: OwnVisitor, form: Posted) -> Response:
    """Hands a visitor to another `host`."""
    try:
        reception.refer(
            office.journal,
            visit,
            form.get("host", ""),
            by=staff.account.full_name,
            now=office.clock(),
            turn=_turn(form),
        )
    except BadInput as error:
        return again(office, staff, form, visit, error)
    return see(back(form, visit, Done.REFERRED))


@router.post("/visits/{visit}/met")
def met(visit: str, office: TheOffice, staff: OwnVisitor, form: Posted) -> Response:
    """Says that a visitor was met, or helped."""
    return take_step(reception.resolve, Done.MET, visit, office, staff, form)


@router.post("/visits/{visit}/sign-out")
def sign_out(visit: str, office: TheOffice, staff: FrontDesk, form: Posted) -> Response:
    """Signs a visitor out."""
    return take_step(reception.check_out, Done.LEFT, visit, office, staff, form)


@router.post("/visits/{visit}/incident")
def note_incident(visit: str, office: TheOffice, staff: FrontDesk, form: Posted) -> Response:
    """Writes down that something happened, in a field `text`."""
    text = form.get("text", "")
    try:
        reception.note_incident(office.journal, visit, text, by=staff.account.full_name, now=office.clock())
    except BadInput as error:
        return again(office, staff, form, visit, error)
    return see(back(form, visit, Done.INCIDENT))


def read_answer(form: Mapping[str, str]) -> Answer:
    """The answer of a form: its `answer` names the kind, and what belongs to that has a field of its name.

    Raises AnswerInvalid or BadInput.
    """
    kind = choice(form, "answer", AnswerKind)
    match kind:
        case AnswerKind.ON_MY_WAY | AnswerKind.WITH_YOU_SHORTLY:
            return Answer(kind)
        case AnswerKind.IN_MINUTES:
            return Answer(kind, minutes=whole(form.get("minutes", ""), "the number of minutes"))
        case AnswerKind.PLEASE_GO_TO:
            return Answer(kind, destination=form.get("destination", ""))
        case AnswerKind.NOT_TODAY:
            return Answer(kind, reason=choice(form, "reason", NotTodayReason))
        case AnswerKind.PHRASE:
            return Answer(kind, phrase=choice(form, "phrase", Phrase))
        case AnswerKind.WRITTEN:
            return Answer(kind, text=" ".join(form.get("text", "").split()))


def _turn(form: Mapping[str, str]) -> int | None:
    """Which turn of the visit the form's page showed; None for a form that says nothing of it."""
    return whole(form["turn"], "the turn") if form.get("turn") else None
