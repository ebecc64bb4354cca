"""The story of a visit: every fact with its time, in words, and who or what wrote it."""

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.office.alerts.escalation import CEILING, MISSED_TIME, NOT_MET
from kiosk.office.pages.shown import Names, badge_words, who
from kiosk.visits.badge import BadgeState
from kiosk.visits.events import (
    AlertDelivered,
    AlertFailed,
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
from kiosk.visits.moment import Moment
from kiosk.visits.print_trouble import meaning
from kiosk.visits.slip import SlipState
from kiosk.visits.visit import Fact, answer_of, issue_of

ESCALATED: Mapping[str, str] = {
    MISSED_TIME: "The promised time was over",
    CEILING: "The longest wait was over",
    NOT_MET: "Nobody had said that they met",
}
"""Why the next were told, where it was not for want of an answer."""


@dataclass(frozen=True)
class Line:
    """One fact, told. `kind` chooses its mark; `machine` is where it was written down."""

    kind: str
    moment: Moment
    told: str
    machine: str


def story(facts: list[Fact], names: Names, machines: Mapping[str, str]) -> list[Line]:
    """The facts of a visit in words; `machines` names the origins."""
    return [
        Line(kind, fact.moment, told, machines.get(fact.origin, fact.origin))
        for fact in facts
        for kind, told in [_told(fact.event, names)]
    ]


def _told(event: Event, names: Names) -> tuple[str, str]:
    match event:
        case VisitorArrived():
            return "arrived", f"Checked in at {event.lobby} as {event.number}"
        case VisitAcknowledged():
            answer = answer_of(event)
            said = names.answer(answer) if answer else "an answer that can no longer be read"
            return "answered", f"{event.by} answered: {said}"
        case VisitorLeft():
            return "left", f"Signed out by {who(event.by)}"
        case AnswerTakenBack():
            return "corrected", f"{event.by} took the answer back"
        case VisitReferred():
            return "answered", f"Handed on to {names.host(event.host)} by {who(event.by)}"
        case ReferralTakenBack():
            return "corrected", f"{event.by} took back that the visitor was handed on"
        case VisitResolved():
            return "met", f"Met, or helped, says {event.by}"
        case VisitReopened():
            return "corrected", f"{event.by} took back that the visitor had left, or was met"
        case WaitContinued():
            return "other", "Told that it takes longer, thanked, and waits on"
        case VisitEscalated():
            why = ESCALATED.get(event.step, "Nobody had answered")
            return "alert", f"{why}: {', '.join(event.to)} told"
        case IncidentNoted():
            return "problem", f"{event.by} noted: {event.text or 'what happened is forgotten'}"
        case IncidentTakenBack():
            return "corrected", f"{event.by} took back what was noted"
        case ColleagueAsked():
            return "other", f"{event.by} asked for a colleague"
        case ColleagueCame():
            return "other", f"{event.by} went to the colleague"
        case ColleagueNotNeeded():
            return "corrected", f"{event.by} needs no colleague any more"
        case NameCorrected():
            to = f" to {event.name}" if event.name else ""
            return "corrected", f"{event.by} corrected the name{to}"
        case BadgeRequested():
            by = f" by {who(event.by)}" if event.by else ""
            copy = "" if event.copy == 1 else f", copy {event.copy}, at {event.lobby}"
            return "badge", f"Badge asked for{by}{copy}"
        case BadgePrinted() | BadgeUnconfirmed() | BadgeFailed() | BadgeConfirmed():
            issue = issue_of(event)
            return (
                "problem" if issue.state is BadgeState.FAILED else "badge",
                f"Badge {badge_words(issue)}",
            )
        case WayRequested():
            return (
                "badge",
                f"The way to {names.place(event.destination)} asked for at {event.lobby} by {who(event.by)}",
            )
        case WaySettled():
            return _way_settled(event)
        case AlertDelivered():
            return "alert", f"Alert by {event.channel} to {event.recipient}"
        case AlertFailed():
            return (
                "problem",
                f"Alert by {event.channel} to {event.recipient} was not delivered: {event.problem}",
            )
        case _:
            return "other", type(event).__name__


def _way_settled(event: WaySettled) -> tuple[str, str]:
    reason = f": {meaning(event.reason)}" if event.reason else ""
    match event.state:
        case SlipState.PRINTED:
            return "badge", "The way printed"
        case SlipState.FAILED:
            return "problem", f"The way not printed{reason}"
        case _:
            return "badge", f"The way sent to the printer; nobody can tell whether it came out{reason}"
