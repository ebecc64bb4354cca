"""Arrivals: who waits for an answer, the longest wait first, and who has been answered."""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from kiosk.office.auth import FrontDesk, Staff, TheOffice
from kiosk.office.office import Office
from kiosk.office.pages.lobbies import troubles
from kiosk.office.pages.rendering import Notice, page
from kiosk.office.pages.shown import Names, badge_words
from kiosk.office.waits import PROMISE
from kiosk.visits.events import VisitAcknowledged

MINUTES = (5, 10, 15)  # the answers that need one tap
SOON = 120  # seconds of waiting after which a card asks for attention

router = APIRouter()


@router.get("/")
def arrivals(
    office: TheOffice, staff: FrontDesk, answered: str = "", left: str = "", badge: str = ""
) -> HTMLResponse:
    """The page; `answered`, `left` or `badge` is the visit that a form was just sent for."""
    return show(office, staff, notice=done(office, answered, left, badge))


def show(office: Office, staff: Staff, *, notice: Notice | None = None, status: int = 200) -> HTMLResponse:
    """The page, with what is to be said on top of it."""
    with office.journal.reading() as view:
        names = Names(office, view)
        inside = [names.show(visit) for visit in view.in_building()]
    answered = [shown for shown in inside if not shown.visit.waiting]
    answered.sort(
        key=lambda shown: shown.visit.answered.at.timestamp() if shown.visit.answered else 0, reverse=True
    )
    return page(
        office,
        staff,
        "arrivals.html",
        status=status,
        notice=notice,
        waiting_visits=[shown for shown in inside if shown.visit.waiting],
        answered_visits=answered,
        names=names,
        minutes=MINUTES,
        troubles=troubles(office),
        soon=SOON,
        late=int(PROMISE.total_seconds()),
    )


def done(office: Office, answered: str, left: str, badge: str) -> Notice | None:
    """What a form that was just sent has done; nothing for an address that somebody made up."""
    with office.journal.reading() as view:
        visit = view.visit(answered or left or badge)
        if visit is None:
            return None
        who = f"{visit.number} {visit.name or ''}".strip()
        if left:
            return Notice(f"{who} is signed out.")
        if badge:
            return Notice(f"The badge of {who}: {badge_words(visit.badge)}.")
        answers = [it.event for it in view.story(visit.id) if isinstance(it.event, VisitAcknowledged)]
    earlier = answers[-2].by if len(answers) > 1 else None
    also = f" It takes the place of the answer by {earlier}." if earlier else ""
    return Notice(f"Your answer for {who} is on its way to the screen at the entrance.{also}")
