"""How long visitors waited for an answer: from check-in until somebody first answered (standard 2)."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar

from kiosk.visits.visit import Visit

Key = TypeVar("Key", date, str)

PROMISE = timedelta(minutes=15)  # standard 24


@dataclass(frozen=True)
class Waits:
    """Of some visits: how many, how many were answered, and in which time.

    `median` and `p95` are of the answered ones, by nearest rank; None where nobody was answered. `pending`
    is how many still wait and may yet be answered within the promise.
    """

    visits: int
    answered: int
    within: int
    pending: int
    median: timedelta | None
    p95: timedelta | None

    @property
    def unanswered(self) -> int:
        """Visits that nobody answered, or not yet."""
        return self.visits - self.answered

    @property
    def kept(self) -> float | None:
        """The share that was answered within the promise, from 0 to 1; None where none was due."""
        due = self.visits - self.pending
        return self.within / due if due else None


@dataclass(frozen=True)
class Report:
    """The waits of a time, as a whole and in parts; parts are in the order of their names, or of days."""

    whole: Waits
    by_day: dict[date, Waits]
    by_purpose: dict[str, Waits]
    by_language: dict[str, Waits]


def report(visits: Sequence[Visit], now: datetime) -> Report:
    """The report about these visits, whose arrival is known."""
    return Report(
        waits(visits, now),
        _parts(visits, now, lambda visit: visit.arrived.local.date() if visit.arrived else date.min),
        _parts(visits, now, lambda visit: visit.purpose),
        _parts(visits, now, lambda visit: visit.language),
    )


def waits(visits: Sequence[Visit], now: datetime) -> Waits:
    """The waits of these visits."""
    times = sorted(time for visit in visits if (time := wait_of(visit)) is not None)
    within = sum(time <= PROMISE for time in times)
    pending = sum(
        visit.waiting and visit.arrived is not None and now - visit.arrived.at <= PROMISE for visit in visits
    )
    return Waits(len(visits), len(times), within, pending, _rank(times, 0.5), _rank(times, 0.95))


def wait_of(visit: Visit) -> timedelta | None:
    """How long this visitor waited for the first answer; None without one. Clocks that differ give no less
    than nothing.
    """
    if visit.arrived is None or visit.answered is None:
        return None
    return max(visit.answered.at - visit.arrived.at, timedelta())


def _rank(times: Sequence[timedelta], share: float) -> timedelta | None:
    return times[math.ceil(share * len(times)) - 1] if times else None


def _parts(visits: Iterable[Visit], now: datetime, key: Callable[[Visit], Key]) -> dict[Key, Waits]:
    parts: dict[Key, list[Visit]] = defaultdict(list)
    for visit in visits:
        parts[key(visit)].append(visit)
    return {name: waits(parts[name], now) for name in sorted(parts)}
