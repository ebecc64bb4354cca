"""The links of alerts that answer with one tap: whoever has one answers, once, without signing in.

A look at the address changes nothing, for mail scanners follow links; the button does.
"""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from kiosk import reception
from kiosk.errors import AnsweredMeanwhile, BadInput, LinkEnded, VisitEnded
from kiosk.office.alerts.answer_link import ONE_TAP, AnswerLink, read
from kiosk.office.auth import TheOffice
from kiosk.office.office import Office
from kiosk.office.pages.problems import status_of
from kiosk.office.pages.rendering import Notice, render
from kiosk.office.pages.shown import Names, who
from kiosk.visits.visit import Visit

router = APIRouter(prefix="/answer/{token}/{answer}")


@router.get("")
def ask(token: str, answer: str, office: TheOffice) -> HTMLResponse:
    """The question whether to answer so. Raises LinkEnded."""
    link = _read(office, token, answer)
    visit = reception.find(office.journal, link.visit)
    problem = _problem(visit, link)
    notice = Notice.of(problem) if problem else None
    status = status_of(problem) if problem else 200
    return _show(office, visit, link, answer, notice=notice, asks=problem is None, status=status)


@router.post("")
def give(token: str, answer: str, office: TheOffice) -> HTMLResponse:
    """Gives the answer. Raises LinkEnded."""
    link = _read(office, token, answer)
    _, given = ONE_TAP[answer]
    try:
        visit = reception.acknowledge(
            office.journal, link.visit, given, by=link.by, now=office.clock(), turn=link.turn
        )
    except BadInput as error:
        visit = reception.find(office.journal, link.visit)
        problem = _problem(visit, link) or error
        return _show(office, visit, link, answer, notice=Notice.of(problem), status=status_of(problem))
    said = "Thank you. Your answer is on its way to the screen at the entrance."
    return _show(office, visit, link, answer, notice=Notice(said))


def _read(office: Office, token: str, answer: str) -> AnswerLink:
    if answer not in ONE_TAP:
        raise LinkEnded
    return read(office.key, token, now=office.clock().at)


def _problem(visit: Visit, link: AnswerLink) -> BadInput | None:
    """Why there is nothing left to answer."""
    if not visit.in_building:
        return VisitEnded(number=visit.number)
    if visit.turn == link.turn:
        return None
    by = visit.acknowledgement.by if visit.acknowledgement else visit.turned_by
    return AnsweredMeanwhile(number=visit.number, by=who(by or "somebody"))


def _show(
    office: Office,
    visit: Visit,
    link: AnswerLink,
    answer: str,
    *,
    notice: Notice | None,
    asks: bool = False,
    status: int = 200,
) -> HTMLResponse:
    with office.journal.reading() as view:
        purpose = Names(office, view).purpose(visit.purpose)
    return render(
        office,
        "answer_link.html",
        status=status,
        notice=notice,
        visit=visit,
        purpose=purpose,
        link=link,
        answer=answer,
        asks=asks,
        answers={name: label for name, (label, _) in ONE_TAP.items()},
    )
