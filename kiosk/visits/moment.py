"""When something happened: in UTC, with the school's offset, and whether the clock could be trusted."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo

MINUTES_OF_A_DAY = 24 * 60


@dataclass(frozen=True, order=True)
class Moment:
    """A point in time as one machine saw it.

    `at` is in UTC; `offset` is minutes east of UTC on the school's wall clock; `trusted` says whether the
    machine's clock had been set (a Raspberry Pi has no clock of its own and may start in the past).
    Raises ValueError for a time without a zone, and for an offset of a day or more.
    """

    at: datetime
    offset: int = 0
    trusted: bool = True

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        if abs(self.offset) >= MINUTES_OF_A_DAY:
            raise ValueError(f"no wall clock is {self.offset} minutes from UTC")
        object.__setattr__(self, "at", self.at.astimezone(UTC))

    @classmethod
    def in_zone(cls, at: datetime, zone: tzinfo, *, trusted: bool = True) -> "Moment":
        """The moment on the wall clock of this zone."""
        offset = at.astimezone(zone).utcoffset() or timedelta()
        return cls(at, int(offset.total_seconds() // 60), trusted)

    @property
    def local(self) -> datetime:
        """The time on the school's wall clock."""
        return self.at.astimezone(timezone(timedelta(minutes=self.offset)))
