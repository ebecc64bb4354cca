"""What is still to be done when a visit is over: messages and their clock, and visits that ended badly."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from kiosk.visits.acknowledgement import AnswerKind
from kiosk.visits.opening_hours import OpeningHours
from kiosk.visits.visit import Visit

LONGEST_HOLIDAYS = 120  # days; a school that is never open has no school days to wait for


def due(left: datetime, within: timedelta, hours: OpeningHours, zone: ZoneInfo) -> datetime:
    """When a message that was left then shall have been answered: within so much time of school days.

    A school day is all of its day by the wall clock; other days do not count (standard 47).
    """
    at = left.astimezone(zone).replace(tzinfo=None)
    if hours.on(at.date()) is None:
        at = _next_school_day(at, hours)
    while (today := _next_midnight(at) - at) < within:
        within -= today
        at = _next_school_day(at, hours)
    return (at + within).replace(tzinfo=zone)


def _next_school_day(at: datetime, hours: OpeningHours) -> datetime:
    tomorrow = _next_midnight(at)
    later = (tomorrow + timedelta(days=days) for days in range(LONGEST_HOLIDAYS))
    return next((day for day in later if hours.on(day.date()) is not None), tomorrow)


def _next_midnight(at: datetime) -> datetime:
    return datetime.combine(at.date() + timedelta(days=1), time())


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
