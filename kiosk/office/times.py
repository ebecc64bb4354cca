"""Times as staff read them, on the school's wall clock."""

from calendar import day_name
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import groupby

from kiosk.visits.moment import Moment
from kiosk.visits.opening_hours import OpeningHours


def clock_time(moment: Moment) -> str:
    """ "9:41 AM"."""
    return _hour(moment.local.time())


def weekly(hours: OpeningHours) -> Iterator[str]:
    """ "Monday to Thursday, 7:30 AM to 4:00 PM": a line for days in a row that are alike."""
    for span, days in groupby(range(len(hours.week)), key=hours.week.__getitem__):
        first, *between = [day_name[day] for day in days]
        if span is not None:
            named = f"{first} to {between[-1]}" if between else first
            yield f"{named}, {_hour(span.begin)} to {_hour(span.end)}"


def day(given: date) -> str:
    """ "Fri, Nov 20, 2026"."""
    return f"{given:%a, %b %-d, %Y}"


def day_and_time(moment: Moment, today: date) -> str:
    """The time, and the day as well where it is another one."""
    local = moment.local
    if local.date() == today:
        return clock_time(moment)
    named = f"{local:%b %-d}" if local.year == today.year else day(local.date())
    return f"{named}, {clock_time(moment)}"


def lasting(length: timedelta) -> str:
    """ "42 s", "7 min", "1 h 05 min", "3 days"."""
    seconds = max(0, round(length.total_seconds()))
    if seconds < 60:
        return f"{seconds} s"
    minutes = seconds // 60
    if minutes < 60:
        return f"{minutes} min"
    hours, minutes = divmod(minutes, 60)
    if hours < 48:
        return f"{hours} h {minutes:02} min"
    return f"{hours // 24} days"


def exactly(length: timedelta) -> str:
    """Like `lasting`, and to the second below ten minutes: "1 min 24 s"."""
    minutes, seconds = divmod(max(0, round(length.total_seconds())), 60)
    return f"{minutes} min {seconds:02} s" if 1 <= minutes < 10 else lasting(length)


def ago(then: datetime, now: datetime) -> str:
    """ "just now", "7 min ago"."""
    length = now - then
    return "just now" if length < timedelta(seconds=60) else f"{lasting(length)} ago"


def _hour(at: time) -> str:
    return f"{at:%-I:%M %p}"
