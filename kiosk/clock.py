"""The machine's clock. Whoever needs the time takes a `Clock`, or `now`, as an argument."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.visits.moment import Moment

Clock = Callable[[], Moment]

# systemd-timesyncd makes this file once the time has come from the network.
SYNCHRONISED = Path("/run/systemd/timesync/synchronized")
TIMESYNC = Path("/run/systemd/timesync")


def school_clock(zone: ZoneInfo) -> Clock:
    """The time now, with the offset of the school's time zone."""

    def now() -> Moment:
        return Moment.in_zone(datetime.now(UTC), zone, trusted=clock_is_set())

    return now


def clock_is_set() -> bool:
    """Whether the time came from the network; a machine without timesyncd is taken at its word."""
    return SYNCHRONISED.exists() or not TIMESYNC.exists()
