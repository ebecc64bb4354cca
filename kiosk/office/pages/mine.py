"""A host's own page: her visitors, her messages, and whether she is on duty."""

from datetime import timedelta
from enum import StrEnum
from urllib.parse import urlencode

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from kiosk import reception
from kiosk.errors import BadInput, NotYourVisitor
from kiosk.office.auth import Posted, Staff, TheHost, TheOffice
from kiosk.office.office import Office
from kiosk.office.own import Own
from kiosk.office.pages.arrivals import MINUTES, cards_of, promise_of, rows_of
from kiosk.office.pages.directory.duty import until_of
from kiosk.office.pages.done import done_notice
from kiosk.office.pages.problems import status_of
from kiosk.office.pages.rendering import Notice, page, see
from kiosk.office.pages.shown import Names
from kiosk.office.pages.shown_message import seen_to_notice, show_message
from kiosk.visits.moment import Moment

router = APIRouter(prefix="/mine")


class Done(StrEnum):
    """What a form of this page has just done."""

    AWAY = "away"
    BACK = "back"


SENTENCES = {
    Done.AWAY: "You are off duty. Whoever answers for you is told of your visitors.",
    Done.BACK: "You are back on duty.",
}


@router.get("")
def mine(
    office: TheOffice, staff: TheHost, done: str = "", visit: str = "", message: str = ""
) -> HTMLResponse:
    """The page; `done` is what a form has just done, with this visit where it was one; `message` one that was
    just seen to.
    """
    notice = _notice(office, staff, done, visit) or seen_to_notice(office, message, "/mine/messages")
    return show(office, staff, notice=notice)


@router.post("/away")
def go_away(office: TheOffice, staff: TheHost, form: Posted) -> Response:
    """From now on a `cover` answers for her, `until` a time of the school's clock or until told."""
    try:
        reception.go_off_duty(
            office.journal,
            staff.account.host,
            cover=form.get("cover", ""),
            until=until_of(form.get("until", ""), office.settings.school.zone),
            by=staff.account.full_name,
            now=office.clock(),
        )
    except BadInput as error:
        return show(office, staff, notice=Notice.of(error), status=422)
    return see(f"/mine?done={Done.AWAY}")


@router.post("/back")
def come_back(office: TheOffice, staff: TheHost, form: Posted) -> Response:  # noqa: ARG001 - its token
    """She answers again."""
    try:
        reception.come_on_duty(
            office.journal, staff.account.host, by=staff.account.full_name, now=office.clock()
        )
    except BadInput as error:
        return show(office, staff, notice=Notice.of(error), status=422)
    return see(f"/mine?done={Done.BACK}")


@router.post("/messages/{message}")
def finish(message: str, office: TheOffice, staff: TheHost, form: Posted) -> Response:  # noqa: ARG001
    """Says that she has seen to a message. Raises NotYourVisitor."""
    now = office.clock()
    _check_hers(office, staff, message, now)
    reception.finish_message(office.journal, message, by=staff.account.full_name, now=now)
    return see(f"/mine?{urlencode({'message': message})}")


@router.post("/messages/{message}/reopen")
def reopen(message: str, office: TheOffice, staff: TheHost, form: Posted) -> Response:  # noqa: ARG001
    """Takes back that somebody has seen to a message. Raises NotYourVisitor."""
    now = office.clock()
    _check_hers(office, staff, message, now)
    try:
        reception.reopen_message(office.journal, message, by=staff.account.full_name, now=now)
    except BadInput as error:
        return show(office, staff, notice=Notice.of(error), status=status_of(error))
    return see("/mine")


def show(office: Office, staff: Staff, *, notice: Notice | None = None, status: int = 200) -> HTMLResponse:
    """The page, with what is to be said on top of it."""
    now, zone = office.clock(), office.settings.school.zone
    with office.journal.reading() as view:
        names = Names(office, view)
        own = Own.of(staff.account, names.hosts, now.at)
        if own is None:
            return page(office, staff, "mine.html", status=status, notice=notice, own=None)
        inside = [visit for visit in view.in_building() if own.has(visit)]
        here = {visit.id for visit in inside}
        cards = cards_of(office, view, names, inside)
        rows = rows_of(office, names, inside)
        today = view.log(since=reception.midnight(now))
        earlier = [names.show(visit) for visit in today if own.knows(visit) and visit.id not in here]
        for_her = [message for message in view.messages_open() if message.host in own.answers_for]
        messages = [show_message(office, view, names, message) for message in for_her]
    absence = own.host.absence(now.at)
    return page(
        office,
        staff,
        "mine.html",
        status=status,
        notice=notice,
        own=own,
        cards=cards,
        rows=rows,
        earlier=earlier,
        messages=messages,
        covered=sorted(names.host(host) for host in own.answers_for - {own.host.id}),
        cover=names.cover(own.host),
        until=Moment.in_zone(absence.until, zone) if absence and absence.until else None,
        names=names,
        minutes=MINUTES,
        promise=promise_of(office),
        soonest=(now.local + timedelta(minutes=1)).strftime("%Y-%m-%dT%H:%M"),
    )


def _check_hers(office: Office, staff: Staff, message: str, now: Moment) -> None:
    with office.journal.reading() as view:
        own, found = Own.find(view, staff.account, now.at), view.message(message)
    if own is None or found is None or found.host not in own.answers_for:
        raise NotYourVisitor


def _notice(office: Office, staff: Staff, done: str, visit: str) -> Notice | None:
    if done in set(Done):
        return Notice(SENTENCES[Done(done)])
    with office.journal.reading() as view:
        own, found = Own.find(view, staff.account, office.clock().at), view.visit(visit)
    hers = own is not None and found is not None and own.knows(found)
    return done_notice(office, staff, done, visit) if hers else None
