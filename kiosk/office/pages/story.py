"""The story of a visit: every fact with its time, in words, and who or what wrote it."""

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.office.pages.shown import Names, badge_words, who
from kiosk.visits.badge import BadgeState
from kiosk.visits.events import (
    AlertDelivered,
    AlertFailed,
    BadgeConfirmed,
    BadgeFailed,
    BadgePrinted,
    BadgeRequested,
    BadgeUnconfirmed,
    Event,
    NameCorrected,
    VisitAcknowledged,
    VisitorArrived,
    VisitorLeft,
)
from kiosk.visits.moment import Moment
from kiosk.visits.visit import Fact, answer_of, issue_of


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
        case AlertDelivered():
            return "alert", f"Alert by {event.channel} to {event.recipient}"
        case AlertFailed():
            return (
                "problem",
                f"Alert by {event.channel} to {event.recipient} was not delivered: {event.problem}",
            )
        case _:
            return "other", type(event).__name__
