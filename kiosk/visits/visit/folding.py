"""Facts become the visit, whatever order they came in."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import assert_never

from kiosk.errors import AnswerInvalid
from kiosk.visits.acknowledgement import Acknowledgement, Answer, AnswerKind, NotTodayReason
from kiosk.visits.badge import BadgeIssue, BadgeState
from kiosk.visits.escalation import Escalation
from kiosk.visits.events import (
    VISITOR,
    AnswerTakenBack,
    BadgeConfirmed,
    BadgeFailed,
    BadgePrinted,
    BadgeRequested,
    BadgeUnconfirmed,
    ColleagueAsked,
    ColleagueCame,
    ColleagueNotNeeded,
    Event,
    IncidentNoted,
    IncidentTakenBack,
    NameCorrected,
    ReferralTakenBack,
    VisitAcknowledged,
    VisitEscalated,
    VisitorArrived,
    VisitorLeft,
    VisitReferred,
    VisitReopened,
    VisitResolved,
    WaitContinued,
    WayRequested,
    WaySettled,
)
from kiosk.visits.fact import Fact, in_order
from kiosk.visits.incident import ColleagueCall, Incident
from kiosk.visits.moment import Moment
from kiosk.visits.phrase import Phrase
from kiosk.visits.referral import Referral
from kiosk.visits.slip import slip_after
from kiosk.visits.visit.visit import Visit

BadgeEvent = BadgeRequested | BadgePrinted | BadgeUnconfirmed | BadgeFailed | BadgeConfirmed
Turn = (
    VisitAcknowledged
    | AnswerTakenBack
    | VisitReferred
    | ReferralTakenBack
    | VisitResolved
    | VisitReopened
    | VisitorLeft
)


def fold(visit: str, facts: Iterable[Fact]) -> Visit:
    """The visit that these facts tell of; the earliest arrival and the earliest leaving win.

    The arrival is folded first whatever its clock said, and what was taken back not at all.
    """
    folded = Visit(visit)
    told = sorted(in_order(facts), key=lambda fact: not isinstance(fact.event, VisitorArrived))
    for fact in _standing(told):
        folded = _after(folded, fact)
    turns = [fact.event.by for fact in told if isinstance(fact.event, Turn)]
    return replace(folded, turn=len(turns), turned_by=turns[-1] if turns else None)


def _standing(told: Iterable[Fact]) -> list[Fact]:
    """The facts that nobody took back."""
    standing: list[Fact] = []
    for fact in told:
        match fact.event:
            case AnswerTakenBack():
                standing = _without_last(standing, lambda it: isinstance(it, VisitAcknowledged))
            case ReferralTakenBack():
                standing = _without_last(
                    standing, lambda it: isinstance(it, VisitReferred) and it.by != VISITOR
                )
            case IncidentTakenBack():
                standing = _without_last(standing, lambda it: isinstance(it, IncidentNoted))
            case ColleagueNotNeeded():
                called = ColleagueAsked | ColleagueCame
                standing = [kept for kept in standing if not isinstance(kept.event, called)]
            case VisitReopened():
                inside = [kept for kept in standing if not isinstance(kept.event, VisitorLeft)]
                if len(inside) == len(standing):
                    inside = [kept for kept in standing if not isinstance(kept.event, VisitResolved)]
                standing = inside
            case _:
                standing.append(fact)
    return standing


def _without_last(standing: list[Fact], mistaken: Callable[[Event], bool]) -> list[Fact]:
    last = [kept for kept in standing if mistaken(kept.event)][-1:]
    return [kept for kept in standing if kept not in last]


def _after(visit: Visit, fact: Fact) -> Visit:
    match fact.event:
        case VisitorArrived() as event if visit.arrived is None:
            return replace(
                visit,
                number=event.number,
                lobby=event.lobby,
                purpose=event.purpose,
                host=event.host,
                language=event.language,
                interpreter=event.interpreter,
                interpreter_language=event.interpreter_language,
                remember_interpreter=event.remember_interpreter,
                token=event.token,
                invitation=event.invitation,
                person=event.person,
                role=event.role,
                needs=event.needs or (),
                answers=event.answers or {},
                agreement=event.agreement,
                honorific=event.honorific,
                name=event.name,
                arrived=fact.moment,
                awaited=fact.moment,
            )
        case NameCorrected() as event:
            return replace(visit, name=event.name, corrected=fact.moment)
        case VisitAcknowledged() as event:
            answer = answer_of(event)
            # An answer that cannot be read still took the place of the one before, which stands no more.
            standing = Acknowledgement(answer, event.by, fact.moment) if answer else None
            return replace(_answered(visit, fact.moment), acknowledgement=standing)
        case VisitReferred() as event:
            return _referred(visit, event, fact.moment)
        case VisitEscalated() as event:
            told = Escalation(event.step, event.to, fact.moment, event.hosts)
            return replace(visit, escalations=(*visit.escalations, told))
        case WaitContinued():
            return replace(visit, continued=visit.continued + 1)
        case VisitResolved() as event if visit.resolved is None:
            # Whoever says that she was met has answered, too.
            met = _answered(visit, fact.moment)
            return replace(met, resolved=fact.moment, resolved_by=event.by)
        case IncidentNoted() as event:
            return replace(visit, incidents=(*visit.incidents, Incident(event.text, event.by, fact.moment)))
        case ColleagueAsked() as event if visit.colleague is None or visit.colleague.joined_by:
            return replace(visit, colleague=ColleagueCall(event.by, fact.moment))
        case ColleagueCame() as event if visit.colleague and not visit.colleague.joined_by:
            return replace(visit, colleague=replace(visit.colleague, joined_by=event.by))
        case VisitorLeft() as event if visit.left is None:
            return replace(visit, left=fact.moment, left_by=event.by)
        case (
            BadgeRequested() | BadgePrinted() | BadgeUnconfirmed() | BadgeFailed() | BadgeConfirmed()
        ) as event:
            return replace(visit, badge=_newer(visit.badge, issue_of(event)))
        case WayRequested() | WaySettled():
            return replace(visit, way=slip_after(visit.way, fact))
        case _:
            return visit


def _answered(visit: Visit, moment: Moment) -> Visit:
    return replace(visit, acknowledged=visit.acknowledged or moment, answered=visit.answered or moment)


def _referred(visit: Visit, event: VisitReferred, moment: Moment) -> Visit:
    """With somebody else now, whose answer she awaits; who goes there by herself has had no answer yet."""
    by_staff = event.by != VISITOR
    return replace(
        visit,
        host=event.host,
        referrals=(*visit.referrals, Referral(visit.host, event.host, event.by, moment)),
        awaited=moment if by_staff or visit.answered else visit.awaited,
        acknowledged=visit.acknowledged or (moment if by_staff else None),
        answered=None,
        acknowledgement=None,
    )


def answer_of(event: VisitAcknowledged) -> Answer | None:
    """The answer as given; None where its text was forgotten, or where a newer version knows more answers."""
    try:
        return Answer(
            AnswerKind(event.answer),
            minutes=event.minutes,
            destination=event.destination,
            reason=NotTodayReason(event.reason) if event.reason is not None else None,
            phrase=Phrase(event.phrase) if event.phrase is not None else None,
            text=event.text,
        )
    except (ValueError, AnswerInvalid):
        return None


def issue_of(event: BadgeEvent) -> BadgeIssue:
    """What this fact alone tells of a badge."""
    match event:
        case BadgeRequested():
            return BadgeIssue(
                event.copy,
                BadgeState.REQUESTED,
                lobby=event.lobby,
                by_staff=event.by not in (None, VISITOR),
            )
        case BadgePrinted():
            return BadgeIssue(event.copy, BadgeState.PRINTED)
        case BadgeUnconfirmed():
            return BadgeIssue(event.copy, BadgeState.UNCONFIRMED, event.reason)
        case BadgeFailed():
            return BadgeIssue(event.copy, BadgeState.FAILED, event.reason)
        case BadgeConfirmed():
            state = BadgeState.PRINTED if event.came_out else BadgeState.FAILED
            return BadgeIssue(event.copy, state, seen_by=event.by)
        case _:
            assert_never(event)


def _newer(known: BadgeIssue | None, heard: BadgeIssue) -> BadgeIssue:
    """A later copy replaces an earlier one; a request never takes back what came of it, nor a printer what
    somebody saw. Of two who asked for one copy, staff name the lobby, else whoever was first.
    """
    if known is None or heard.copy > known.copy:
        return heard
    if heard.copy < known.copy:
        return known
    stands = heard.state is BadgeState.REQUESTED or (known.seen_by is not None and heard.seen_by is None)
    asked = heard if not known.lobby or (heard.by_staff and not known.by_staff) else known
    return replace(known if stands else heard, lobby=asked.lobby, by_staff=asked.by_staff)
