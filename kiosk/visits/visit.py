"""A visit: folded from its facts, and what may be decided about it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple, assert_never

from kiosk.errors import AnswerInvalid, BadgeSettled, VisitEnded
from kiosk.visits.acknowledgement import Acknowledgement, Answer, AnswerKind
from kiosk.visits.arrival import Arrival
from kiosk.visits.badge import BadgeIssue, BadgeState
from kiosk.visits.events import (
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
from kiosk.visits.name import visitor_name

BadgeEvent = BadgeRequested | BadgePrinted | BadgeUnconfirmed | BadgeFailed | BadgeConfirmed


class Fact(NamedTuple):
    """An event with its place in time. Facts sort by moment; origin and number settle a tie."""

    moment: Moment
    origin: str
    number: int
    event: Event


@dataclass(frozen=True)
class Visit:
    """One stay, from arrival to leaving.

    `arrived` is None as long as only later facts of the visit have come in: such a visit counts as in the
    building, for in doubt a person does. `answered` is when somebody first answered; `acknowledgement` is
    the answer that stands, or None where that one can no longer be read. `corrected` is when the name was
    last put right.
    """

    id: str
    number: str = ""
    lobby: str = ""
    purpose: str = ""
    host: str | None = None
    language: str = ""
    interpreter: bool = False
    token: str = ""
    invitation: str | None = None
    person: str | None = None
    name: str | None = None
    corrected: Moment | None = None
    arrived: Moment | None = None
    answered: Moment | None = None
    acknowledgement: Acknowledgement | None = None
    badge: BadgeIssue | None = None
    left: Moment | None = None
    left_by: str | None = None

    @property
    def in_building(self) -> bool:
        """Whether the visitor is, as far as is known, still inside."""
        return self.left is None

    @property
    def waiting(self) -> bool:
        """Whether the visitor is inside and nobody has answered yet."""
        return self.in_building and self.answered is None


# Deciding: what a visitor or a member of staff asks for becomes facts, or is refused with a reason.


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
            invitation=arrival.invitation,
            name=arrival.name,
        ),
        BadgeRequested(subject=visit, copy=1, lobby=arrival.lobby),
    ]


def acknowledge(visit: Visit, answer: Answer, *, by: str) -> list[Event]:
    """Somebody answers; a later answer takes the place of an earlier one. Raises VisitEnded."""
    if not visit.in_building:
        raise VisitEnded(number=visit.number)
    return [
        VisitAcknowledged(
            subject=visit.id,
            person=visit.person,
            answer=answer.kind,
            minutes=answer.minutes,
            destination=answer.destination,
            text=answer.text,
            by=by,
        )
    ]


def correct_name(visit: Visit, name: str, *, by: str) -> list[Event]:
    """Her name is put right; the same name is no fact. Raises VisitEnded, NameMissing or NameTooLong."""
    name = visitor_name(name)
    if not visit.in_building:
        raise VisitEnded(number=visit.number)
    if name == visit.name:
        return []
    return [NameCorrected(subject=visit.id, person=visit.person, name=name, by=by)]


def reprint(visit: Visit, *, lobby: str, name: str | None, by: str) -> list[Event]:
    """A new copy of the badge is asked for: the same visit, the same token. Raises VisitEnded."""
    if not visit.in_building:
        raise VisitEnded(number=visit.number)
    copy = visit.badge.copy + 1 if visit.badge else 1
    return [BadgeRequested(subject=visit.id, person=visit.person, copy=copy, lobby=lobby, by=by, name=name)]


def confirm_badge(visit: Visit, copy: int, *, came_out: bool, by: str) -> list[Event]:
    """Somebody looked whether this copy came out, which the printer could not tell. Raises BadgeSettled."""
    badge = visit.badge
    if badge is None or badge.copy != copy or badge.state is not BadgeState.UNCONFIRMED:
        raise BadgeSettled(number=visit.number)
    return [BadgeConfirmed(subject=visit.id, copy=copy, came_out=came_out, by=by)]


def leave(visit: Visit, *, by: str) -> list[Event]:
    """She leaves. Leaving twice is no error and no second fact."""
    return [VisitorLeft(subject=visit.id, by=by)] if visit.in_building else []


# Folding: the facts become the visit, whatever order they came in.


def fold(visit: str, facts: Iterable[Fact]) -> Visit:
    """The visit that these facts tell of; the earliest arrival and the earliest leaving win."""
    folded = Visit(visit)
    for fact in sorted(facts, key=lambda fact: fact[:3]):
        folded = _after(folded, fact)
    return folded


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
                token=event.token,
                invitation=event.invitation,
                person=event.person,
                name=visit.name if visit.corrected else event.name,
                arrived=fact.moment,
            )
        case NameCorrected() as event:
            return replace(visit, name=event.name, corrected=fact.moment)
        case VisitAcknowledged() as event:
            answer = answer_of(event)
            # An answer that cannot be read still took the place of the one before, which stands no more.
            standing = Acknowledgement(answer, event.by, fact.moment) if answer else None
            return replace(visit, answered=visit.answered or fact.moment, acknowledgement=standing)
        case VisitorLeft() as event if visit.left is None:
            return replace(visit, left=fact.moment, left_by=event.by)
        case (
            BadgeRequested() | BadgePrinted() | BadgeUnconfirmed() | BadgeFailed() | BadgeConfirmed()
        ) as event:
            return replace(visit, badge=_newer(visit.badge, issue_of(event)))
        case _:
            return visit


def answer_of(event: VisitAcknowledged) -> Answer | None:
    """The answer as given; None where its text was forgotten, or where a newer version knows more answers."""
    try:
        return Answer(AnswerKind(event.answer), event.minutes, event.destination, event.text)
    except (ValueError, AnswerInvalid):
        return None


def issue_of(event: BadgeEvent) -> BadgeIssue:
    """What this fact alone tells of a badge."""
    match event:
        case BadgeRequested():
            return BadgeIssue(event.copy, BadgeState.REQUESTED, lobby=event.lobby)
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
    somebody saw.
    """
    if known is None or heard.copy > known.copy:
        return heard
    if heard.copy < known.copy:
        return known
    stands = heard.state is BadgeState.REQUESTED or (known.seen_by is not None and heard.seen_by is None)
    return replace(known if stands else heard, lobby=known.lobby or heard.lobby)
