"""Facts of one visit, for tests to tell."""

from datetime import UTC, datetime, timedelta

from kiosk.visits.acknowledgement import Answer, AnswerKind
from kiosk.visits.events import (
    BadgeRequested,
    Event,
    NameCorrected,
    VisitAcknowledged,
    VisitorArrived,
    VisitorLeft,
)
from kiosk.visits.fact import Fact
from kiosk.visits.moment import Moment

MORNING = datetime(2026, 9, 1, 15, 0, tzinfo=UTC)

ON_MY_WAY = Answer(AnswerKind.ON_MY_WAY)
IN_FIVE = Answer(AnswerKind.IN_MINUTES, minutes=5)
WRITTEN = Answer(AnswerKind.WRITTEN, text="Please wait by the fish tank.")
LEFT = VisitorLeft(subject="v1", by="visitor")
CORRECTED = NameCorrected(subject="v1", person="p1", by="Kim", name="Ana Ruiz")
REQUESTED, REPRINT = (BadgeRequested(subject="v1", copy=copy, lobby="Main entrance") for copy in (1, 2))


def at(minutes: int) -> Moment:
    """So many minutes into the morning."""
    return Moment(MORNING + timedelta(minutes=minutes), offset=-420)


def told(*events: tuple[int, Event]) -> list[Fact]:
    """Facts of one machine, each with the minute of its happening."""
    return [
        Fact(at(minute), "lobby", number, event) for number, (minute, event) in enumerate(events, start=1)
    ]


def arrived(name: str | None = "Ana Ruiz", number: str = "A-001") -> VisitorArrived:
    """She came, to see Elena Rivera, with an interpreter."""
    return VisitorArrived(
        subject="v1",
        person="p1",
        number=number,
        lobby="Main entrance",
        purpose="meeting",
        host="rivera",
        language="es",
        token="T" * 16,
        interpreter=True,
        name=name,
    )


def answered(answer: Answer, by: str = "Elena Rivera") -> VisitAcknowledged:
    """Somebody answered."""
    return VisitAcknowledged(
        subject="v1",
        person="p1",
        answer=answer.kind,
        by=by,
        minutes=answer.minutes,
        destination=answer.destination,
        text=answer.text,
    )
