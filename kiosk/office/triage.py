"""In which order visitors are seen to, and why: whose need is greatest comes first (standard 27)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum

from kiosk.visits.visit import Visit


class Reason(IntEnum):
    """Why somebody comes before others, the weightiest first."""

    HELP = 1
    CEILING = 2
    PROMISE = 3
    INTERPRETER = 4
    NEEDS = 5
    CHILD = 6
    HANDED_ON = 7
    LONGEST = 8


@dataclass(frozen=True)
class Promise:
    """Within what time she shall have an answer, and after what time a manager is told (standards 24, 25)."""

    answer: timedelta
    ceiling: timedelta


@dataclass(frozen=True)
class Place:
    """A visit's place in the queue: all that speaks for it, the weightiest first; nothing but her arrival for
    most.
    """

    visit: Visit
    reasons: tuple[Reason, ...]


def triage(
    visits: Iterable[Visit],
    now: datetime,
    promise: Promise,
    *,
    asked_for_help: Collection[str],
    child_purposes: Collection[str],
) -> list[Place]:
    """Those of the visits that wait, in the order in which to see to them.

    `asked_for_help` are ids of visits, `child_purposes` of purposes for which somebody comes for a child.
    Those for whom the same speaks come by the length of their wait; who came when nobody knows, before all.
    """
    waiting = sorted((visit for visit in visits if visit.waiting), key=_since)
    places = []
    for number, visit in enumerate(waiting):
        wait = now - visit.awaited.at if visit.awaited else timedelta()
        speaking = {
            Reason.HELP: visit.id in asked_for_help,
            Reason.CEILING: wait >= promise.ceiling,
            Reason.PROMISE: promise.answer <= wait < promise.ceiling,
            Reason.INTERPRETER: visit.interpreter,
            Reason.NEEDS: bool(visit.needs),
            Reason.CHILD: visit.purpose in child_purposes,
            Reason.HANDED_ON: visit.transfers > 0,
            Reason.LONGEST: number == 0 and len(waiting) > 1,
        }
        places.append(Place(visit, tuple(reason for reason, speaks in speaking.items() if speaks)))
    return sorted(places, key=lambda place: place.reasons[0] if place.reasons else len(Reason) + 1)


def _since(visit: Visit) -> tuple[bool, float, str]:
    known = visit.awaited is not None
    return known, visit.awaited.at.timestamp() if visit.awaited else 0.0, visit.id
