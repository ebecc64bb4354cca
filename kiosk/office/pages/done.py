"""What a form that was just sent has done, said on top of the page, and how to take it back."""

from enum import StrEnum

from kiosk.office.auth import Staff
from kiosk.office.office import Office
from kiosk.office.pages.rendering import Notice
from kiosk.office.pages.shown import Names, badge_words
from kiosk.visits.events import VisitAcknowledged
from kiosk.visits.mistake import in_time
from kiosk.visits.visit import Visit


class Done(StrEnum):
    """What was done with a visit."""

    ANSWERED = "answered"
    REFERRED = "referred"
    MET = "met"
    LEFT = "left"
    TAKEN_BACK = "taken-back"
    REOPENED = "reopened"
    BADGE = "badge"
    ARRIVED = "arrived"
    MESSAGE = "message"
    INCIDENT = "incident"
    COLLEAGUE = "colleague"
    REFERRAL_TAKEN_BACK = "referral-taken-back"
    INCIDENT_TAKEN_BACK = "incident-taken-back"
    COLLEAGUE_TAKEN_BACK = "colleague-taken-back"


def done_notice(office: Office, staff: Staff, done: str, visit: str) -> Notice | None:
    """The notice of what was done; None for an address that somebody made up."""
    with office.journal.reading() as view:
        found = view.visit(visit)
        if found is None or done not in set(Done):
            return None
        names = Names(office, view)
        answers = [it.event.by for it in view.story(visit) if isinstance(it.event, VisitAcknowledged)]
    text = _said(Done(done), found, names, earlier=answers[-2] if len(answers) > 1 else "")
    return Notice(text, undo=_undo(Done(done), found, staff, office))


def _said(done: Done, visit: Visit, names: Names, *, earlier: str) -> str:
    who = f"{visit.number} {visit.name or ''}".strip()
    match done:
        case Done.ANSWERED:
            also = f" It takes the place of the answer by {earlier}." if earlier else ""
            return f"Your answer for {who} is on its way to the screen at the entrance.{also}"
        case Done.REFERRED:
            host = names.hosts.get(visit.host or "")
            place = f" in {names.place(host.destination)}" if host and host.destination else ""
            return (
                f"{who} is now with {names.host(visit.host)}{place}, who is told. The screen shows the way."
            )
        case Done.MET:
            return f"{who} was met, or helped."
        case Done.LEFT:
            return f"{who} is signed out."
        case Done.TAKEN_BACK:
            return f"The answer for {who} is taken back: the screen at the entrance shows it no more."
        case Done.REOPENED:
            return f"That is taken back: {who} is inside."
        case Done.BADGE:
            return f"The badge of {who}: {badge_words(visit.badge)}."
        case Done.ARRIVED:
            lobby = visit.badge.lobby if visit.badge else visit.lobby
            return f"{who} is checked in. The badge is printed at {lobby}."
        case Done.MESSAGE:
            return f"The message of {who} stands among the messages until somebody has seen to it."
        case Done.INCIDENT:
            return f"What happened is written down with the visit of {who}."
        case Done.COLLEAGUE:
            return "Every open console asks a colleague to come. No screen of a visitor says so."
        case Done.REFERRAL_TAKEN_BACK:
            return f"That is taken back: {who} is with {names.host(visit.host)} again."
        case Done.INCIDENT_TAKEN_BACK:
            return f"What you noted with the visit of {who} is taken back."
        case Done.COLLEAGUE_TAKEN_BACK:
            return "No colleague is asked to come any more."


def _undo(done: Done, visit: Visit, staff: Staff, office: Office) -> str:
    """Where to take it back; "" for what cannot be, by this member of staff or any more."""
    me, now = staff.account.full_name, office.clock()
    answer, referral = visit.acknowledgement, visit.referrals[-1] if visit.referrals else None
    incident = visit.incidents[-1] if visit.incidents else None
    match done:
        case Done.ANSWERED if answer and answer.by == me and in_time(answer.moment, now):
            step = "take-back"
        case Done.REFERRED if referral and referral.by == me and in_time(referral.moment, now):
            step = "refer/take-back"
        case Done.INCIDENT if incident and incident.by == me and in_time(incident.moment, now):
            step = "incident/take-back"
        case Done.LEFT if visit.left and in_time(visit.left, now):
            step = "reopen"
        case Done.MET if visit.resolved and in_time(visit.resolved, now):
            step = "reopen"
        case _:
            return ""
    return f"/visits/{visit.id}/{step}"
