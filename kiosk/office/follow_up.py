"""What is still to be done when a visit is over: messages and their clock, and visits that ended badly."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from kiosk.visits.acknowledgement import AnswerKind
from kiosk.visits.opening_hours import OpeningHours
from kiosk.visits.visit import Visit

ANSWER = timedelta(hours=24)  # standard 47
LONGEST_HOLIDAYS = 120  # days; a school that is never open has no school days to wait for


def due(left: datetime, hours: OpeningHours, zone: ZoneInfo) -> datetime:
    """When a message that was left then shall have been answered: within 24 hours of school days.

    One that is left while the school is closed for the day counts from the morning of the next school day.
    """
    local = left.astimezone(zone)
    if hours.on(local.date()) is None:
        local = _next_school_day(local, hours).replace(hour=0, minute=0, second=0, microsecond=0)
    end = (local.replace(tzinfo=None) + ANSWER).replace(tzinfo=zone)
    if hours.on(end.date()) is None and end.time() != time():
        end = datetime.combine(_next_school_day(end, hours).date(), end.time(), zone)
    return end


def _next_school_day(local: datetime, hours: OpeningHours) -> datetime:
    for days in range(1, LONGEST_HOLIDAYS):
        later = local + timedelta(days=days)
        if hours.on(later.date()) is not None:
            return later
    return local


class Unresolved(StrEnum):
    """Why a visit is followed up."""

    UNANSWERED = "left without an answer"
    NOT_TODAY = "could not be seen"
    NOT_MET = "nobody said that the visitor was met"


@dataclass(frozen=True)
class FollowUp:
    """A visit that somebody should come back to (standard 57)."""

    visit: Visit
    why: Unresolved


def unresolved(visit: Visit, meeting_purposes: Collection[str]) -> FollowUp | None:
    """Whether a visit is to be followed up: she has left, and it does not look as if she was helped.

    `meeting_purposes` are those for which somebody is met; whoever only brought something need not be.
    """
    if visit.left is None or visit.resolved is not None:
        return None
    standing = visit.acknowledgement
    if visit.acknowledged is None:
        return FollowUp(visit, Unresolved.UNANSWERED)
    if standing is not None and standing.answer.kind is AnswerKind.NOT_TODAY:
        return FollowUp(visit, Unresolved.NOT_TODAY)
    return FollowUp(visit, Unresolved.NOT_MET) if visit.purpose in meeting_purposes else None
