"""What may be decided about a visit: what somebody asks for becomes facts, or is refused with a reason."""

from kiosk.errors import AnsweredMeanwhile, BadgeSettled, VisitEnded
from kiosk.visits.acknowledgement import Answer
from kiosk.visits.arrival import Arrival
from kiosk.visits.badge import BadgeState
from kiosk.visits.events import (
    VISITOR,
    AnswerTakenBack,
    BadgeConfirmed,
    BadgeRequested,
    ColleagueAsked,
    ColleagueCame,
    ColleagueNotNeeded,
    Event,
    IncidentNoted,
    IncidentTakenBack,
    NameCorrected,
    ReferralTakenBack,
    VisitAcknowledged,
    VisitorArrived,
    VisitorLeft,
    VisitReferred,
    VisitReopened,
    VisitResolved,
    WaitContinued,
    WayRequested,
)
from kiosk.visits.incident import LONGEST_INCIDENT
from kiosk.visits.mistake import check_in_time
from kiosk.visits.moment import Moment
from kiosk.visits.name import visitor_name
from kiosk.visits.slip import SlipState
from kiosk.visits.visit.visit import Visit
from kiosk.visits.wording import fitting


def arrive(arrival: Arrival, *, visit: str, person: str, number: str, token: str) -> list[Event]:
    """She is checked in, and her badge is asked for at her lobby's printer."""
    return [
        VisitorArrived(
            subject=visit,
            person=person,
            number=number,
            lobby=arrival.lobby,
            purpose=arrival.purpose,
            host=arrival.host,
            language=arrival.language,
            token=token,
            interpreter=arrival.interpreter,
            interpreter_language=arrival.interpreter_language,
            remember_interpreter=arrival.remember_interpreter,
            honorific=arrival.honorific,
            invitation=arrival.invitation,
            role=arrival.role,
            needs=arrival.needs or None,
            answers=dict(arrival.answers) or None,
            agreement=arrival.agreement,
            name=arrival.name,
        ),
        BadgeRequested(subject=visit, copy=1, lobby=arrival.lobby),
    ]


def acknowledge(visit: Visit, answer: Answer, *, by: str, turn: int | None = None) -> list[Event]:
    """Somebody who saw the visit at this `turn` answers; a later answer takes the place of an earlier one.

    Raises VisitEnded or AnsweredMeanwhile.
    """
    _check_inside(visit)
    _check_turn(visit, turn)
    return [
        VisitAcknowledged(
            subject=visit.id,
            person=visit.person,
            answer=answer.kind,
            by=by,
            minutes=answer.minutes,
            destination=answer.destination,
            reason=answer.reason,
            phrase=answer.phrase,
            text=answer.text,
        )
    ]


def take_back_answer(visit: Visit, *, by: str, now: Moment) -> list[Event]:
    """Whoever gave the answer that stands takes it back: she waits as before it.

    Raises VisitEnded, AnsweredMeanwhile or TooLateToTakeBack.
    """
    _check_inside(visit)
    standing = visit.acknowledgement
    if standing is None or standing.by != by:
        raise AnsweredMeanwhile(number=visit.number, by=visit.turned_by or "Somebody")
    check_in_time(standing.moment, now)
    return [AnswerTakenBack(subject=visit.id, by=by)]


def refer(visit: Visit, host: str, *, by: str, turn: int | None = None) -> list[Event]:
    """She is handed to another host; to the one with whom she is already, is no fact.

    Raises VisitEnded or AnsweredMeanwhile.
    """
    _check_inside(visit)
    _check_turn(visit, turn)
    return [VisitReferred(subject=visit.id, host=host, by=by)] if host != visit.host else []


def take_back_referral(visit: Visit, *, by: str, now: Moment) -> list[Event]:
    """Whoever handed her on last takes it back, unless somebody has answered since.

    Raises VisitEnded, AnsweredMeanwhile or TooLateToTakeBack.
    """
    _check_inside(visit)
    last = visit.referrals[-1] if visit.referrals else None
    if last is None or last.by != by or visit.answered is not None:
        raise AnsweredMeanwhile(number=visit.number, by=visit.turned_by or "Somebody")
    check_in_time(last.moment, now)
    return [ReferralTakenBack(subject=visit.id, by=by)]


def continue_waiting(visit: Visit) -> list[Event]:
    """She waits on; who has had an answer meanwhile, or has left, does not."""
    return [WaitContinued(subject=visit.id)] if visit.waiting else []


def resolve(visit: Visit, *, by: str) -> list[Event]:
    """She was met, or helped; also said of one who has left since."""
    return [VisitResolved(subject=visit.id, by=by)] if visit.resolved is None else []


def reopen(visit: Visit, *, by: str, now: Moment) -> list[Event]:
    """She is inside after all or, where she had not left, not yet met. Raises TooLateToTakeBack."""
    wrong = visit.left or visit.resolved
    if wrong is None:
        return []
    check_in_time(wrong, now)
    return [VisitReopened(subject=visit.id, by=by)]


def note_incident(visit: Visit, text: str, *, by: str) -> list[Event]:
    """Something happened, during the visit or as it turned out later. Raises TextUnfit."""
    text = fitting(text, "what happened", LONGEST_INCIDENT)
    return [IncidentNoted(subject=visit.id, person=visit.person, by=by, text=text)]


def take_back_incident(visit: Visit, *, by: str, now: Moment) -> list[Event]:
    """Whoever noted the last incident takes it back. Raises AnsweredMeanwhile or TooLateToTakeBack."""
    last = visit.incidents[-1] if visit.incidents else None
    if last is None or last.by != by:
        raise AnsweredMeanwhile(number=visit.number, by=last.by if last else "Somebody")
    check_in_time(last.moment, now)
    return [IncidentTakenBack(subject=visit.id, by=by)]


def ask_colleague(visit: Visit, *, by: str) -> list[Event]:
    """A member of staff wants a colleague beside her; asking again changes nothing. Raises VisitEnded."""
    _check_inside(visit)
    return [] if _colleague_awaited(visit) else [ColleagueAsked(subject=visit.id, by=by)]


def join_colleague(visit: Visit, *, by: str) -> list[Event]:
    """Somebody goes to the colleague who asked."""
    return [ColleagueCame(subject=visit.id, by=by)] if _colleague_awaited(visit) else []


def dismiss_colleague(visit: Visit, *, by: str) -> list[Event]:
    """Nobody needs to come any more."""
    return [ColleagueNotNeeded(subject=visit.id, by=by)] if visit.colleague else []


def correct_name(visit: Visit, name: str, *, by: str) -> list[Event]:
    """Her name is put right; the same name is no fact. Raises VisitEnded, NameMissing or NameTooLong."""
    name = visitor_name(name)
    _check_inside(visit)
    if name == visit.name:
        return []
    return [NameCorrected(subject=visit.id, person=visit.person, name=name, by=by)]


def reprint(visit: Visit, *, lobby: str, name: str | None, by: str) -> list[BadgeRequested]:
    """A new copy of the badge is asked for: the same visit, the same token. Raises VisitEnded."""
    _check_inside(visit)
    copy = visit.badge.copy + 1 if visit.badge else 1
    return [BadgeRequested(subject=visit.id, person=visit.person, copy=copy, lobby=lobby, by=by, name=name)]


def confirm_badge(visit: Visit, copy: int, *, came_out: bool, by: str) -> list[Event]:
    """Somebody looked whether this copy came out, which the printer could not tell. Raises BadgeSettled."""
    badge = visit.badge
    if badge is None or badge.copy != copy or badge.state is not BadgeState.UNCONFIRMED:
        raise BadgeSettled(number=visit.number)
    return [BadgeConfirmed(subject=visit.id, copy=copy, came_out=came_out, by=by)]


def ask_for_way(
    visit: Visit, destination: str, *, step_free: bool, lobby: str, by: str, now: Moment
) -> list[Event]:
    """The way to this place is to be printed; it is no fact while that is under way.

    A visitor has each place's way once, so that nobody prints for the fun of it. Raises VisitEnded.
    """
    _check_inside(visit)
    copy = 1
    if visit.way is not None:
        known = visit.way
        done = {SlipState.PRINTED, SlipState.UNCONFIRMED} if by == VISITOR else set()
        same = (known.lobby, known.destination, known.step_free) == (lobby, destination, step_free)
        if same and known.state(now.at) in {SlipState.REQUESTED, *done}:
            return []
        copy = known.copy + 1
    return [
        WayRequested(
            subject=visit.id, copy=copy, lobby=lobby, destination=destination, by=by, step_free=step_free
        )
    ]


def leave(visit: Visit, *, by: str) -> list[Event]:
    """She leaves. Leaving twice is no error and no second fact."""
    return [VisitorLeft(subject=visit.id, by=by)] if visit.in_building else []


def _check_inside(visit: Visit) -> None:
    if not visit.in_building:
        raise VisitEnded(number=visit.number)


def _check_turn(visit: Visit, turn: int | None) -> None:
    if turn is not None and turn != visit.turn:
        raise AnsweredMeanwhile(number=visit.number, by=visit.turned_by or "Somebody")


def _colleague_awaited(visit: Visit) -> bool:
    return visit.colleague is not None and visit.colleague.joined_by is None
