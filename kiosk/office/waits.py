"""How long visitors waited: for the first answer, and from there until somebody said that they were met
(standards 2 and 24).
"""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar

from kiosk.visits.moment import Moment
from kiosk.visits.visit import Visit

Key = TypeVar("Key", date, str)
Began = Callable[[Visit], Moment | None]


@dataclass(frozen=True)
class WaitClock:
    """A clock that a visit may start and end; `promise` is within what time it shall end."""

    began: Began
    ended: Began
    promise: timedelta

    def length(self, visit: Visit) -> timedelta | None:
        """How long it ran; None where it has not ended. Clocks that differ give no less than nothing."""
        began, ended = self.began(visit), self.ended(visit)
        return max(ended.at - began.at, timedelta()) if began and ended else None

    def may_be_kept(self, visit: Visit, now: datetime) -> bool:
        """Whether it still runs, and the promise with it."""
        began = self.began(visit)
        running = began is not None and self.ended(visit) is None and visit.in_building
        return running and began is not None and now - began.at <= self.promise


def answer_clock(promise: timedelta) -> WaitClock:
    """From the arrival to the first answer."""
    return WaitClock(lambda visit: visit.arrived, lambda visit: visit.acknowledged, promise)


def meeting_clock(promise: timedelta) -> WaitClock:
    """From the first answer to when somebody said that she was met."""
    return WaitClock(lambda visit: visit.acknowledged, lambda visit: visit.resolved, promise)


@dataclass(frozen=True)
class Waits:
    """Of some visits: how many started a clock, how many ended it, and in which time.

    `median` and `p95` are of those that ended, by nearest rank; None where none did. `pending` is how many
    still run and may yet end within the promise.
    """

    visits: int
    ended: int
    within: int
    pending: int
    median: timedelta | None
    p95: timedelta | None

    @property
    def open(self) -> int:
        """Visits that did not end it, or not yet."""
        return self.visits - self.ended

    @property
    def kept(self) -> float | None:
        """The share that ended within the promise, from 0 to 1; None where none was due."""
        due = self.visits - self.pending
        return self.within / due if due else None


@dataclass(frozen=True)
class Report:
    """One clock over a time, as a whole and in parts; parts are in the order of their names, or of days."""

    whole: Waits
    by_day: dict[date, Waits]
    by_purpose: dict[str, Waits]
    by_language: dict[str, Waits]


def report(visits: Sequence[Visit], now: datetime, clock: WaitClock) -> Report:
    """The report about these visits, whose arrival is known."""
    return Report(
        waits(visits, now, clock),
        _parts(visits, now, clock, lambda visit: visit.arrived.local.date() if visit.arrived else date.min),
        _parts(visits, now, clock, lambda visit: visit.purpose),
        _parts(visits, now, clock, lambda visit: visit.language),
    )


def waits(visits: Iterable[Visit], now: datetime, clock: WaitClock) -> Waits:
    """The waits of these visits."""
    started = [visit for visit in visits if clock.began(visit) is not None]
    times = sorted(time for visit in started if (time := clock.length(visit)) is not None)
    within = sum(time <= clock.promise for time in times)
    pending = sum(clock.may_be_kept(visit, now) for visit in started)
    return Waits(len(started), len(times), within, pending, _rank(times, 0.5), _rank(times, 0.95))


def _rank(times: Sequence[timedelta], share: float) -> timedelta | None:
    return times[math.ceil(share * len(times)) - 1] if times else None


def _parts(
    visits: Iterable[Visit], now: datetime, clock: WaitClock, key: Callable[[Visit], Key]
) -> dict[Key, Waits]:
    parts: dict[Key, list[Visit]] = defaultdict(list)
    for visit in visits:
        parts[key(visit)].append(visit)
    return {name: waits(parts[name], now, clock) for name in sorted(parts)}
