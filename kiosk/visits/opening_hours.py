"""When the school is open, by its own wall clock."""

from dataclasses import dataclass
from datetime import date, datetime, time


@dataclass(frozen=True)
class Span:
    """From one time of the day to another, not in it; over midnight where it ends before it begins."""

    begin: time
    end: time

    @classmethod
    def read(cls, text: str) -> "Span | None":
        """ "07:30-16:00" as a span; None for ""."""
        if not text:
            return None
        begin, end = text.split("-")
        return cls(time.fromisoformat(begin), time.fromisoformat(end))

    def holds(self, at: time) -> bool:
        """Whether this time of the day lies in it."""
        if self.begin <= self.end:
            return self.begin <= at < self.end
        return at >= self.begin or at < self.end


@dataclass(frozen=True)
class OpeningHours:
    """`week` has a span, or None, for each day from Monday on; on days in `closed` the school is closed."""

    week: tuple[Span | None, ...]
    closed: frozenset[date] = frozenset()

    def on(self, day: date) -> Span | None:
        """When the school is open on this day; None where it is closed all day."""
        return None if day in self.closed else self.week[day.weekday()]

    def open_at(self, local: datetime) -> bool:
        """Whether the school is open then; `local` is a time on its own wall clock."""
        today = self.on(local.date())
        return today is not None and today.holds(local.time())
