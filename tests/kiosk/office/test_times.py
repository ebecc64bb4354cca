from datetime import UTC, date, datetime, timedelta

import pytest

from kiosk.office import times
from kiosk.visits.moment import Moment
from kiosk.visits.opening_hours import OpeningHours, Span

MOMENT = Moment(datetime(2026, 3, 2, 17, 5, tzinfo=UTC), -7 * 60)


def test_times_are_those_of_the_schools_wall_clock():
    assert times.clock_time(MOMENT) == "10:05 AM"


@pytest.mark.parametrize(
    ("week", "lines"),
    [
        ("LLLLLCC", ["Monday to Friday, 7:30 AM to 4:00 PM"]),
        ("LLCLSCC", ["Monday to Tuesday, 7:30 AM to 4:00 PM", "Thursday, 7:30 AM to 4:00 PM",
                     "Friday, 8:00 AM to 12:15 PM"]),
        ("CCCCCCC", []),
    ],
)  # fmt: skip
def test_days_that_are_alike_are_one_line(week, lines):
    spans = {"L": Span.read("07:30-16:00"), "S": Span.read("08:00-12:15"), "C": None}
    assert list(times.weekly(OpeningHours(tuple(spans[day] for day in week)))) == lines


@pytest.mark.parametrize(
    ("today", "text"),
    [
        (date(2026, 3, 2), "10:05 AM"),
        (date(2026, 3, 3), "Mar 2, 10:05 AM"),
        (date(2027, 1, 1), "Mon, Mar 2, 2026, 10:05 AM"),
    ],
)
def test_another_day_is_named(today, text):
    assert times.day_and_time(MOMENT, today) == text


@pytest.mark.parametrize(
    ("seconds", "rough", "exact"),
    [
        (-5, "0 s", "0 s"),
        (59, "59 s", "59 s"),
        (84, "1 min", "1 min 24 s"),
        (599, "9 min", "9 min 59 s"),
        (600, "10 min", "10 min"),
        (3900, "1 h 05 min", "1 h 05 min"),
        (3 * 86_400, "3 days", "3 days"),
    ],
)
def test_lengths(seconds, rough, exact):
    length = timedelta(seconds=seconds)
    assert (times.lasting(length), times.exactly(length)) == (rough, exact)


def test_how_long_ago():
    now = MOMENT.at
    assert times.ago(now - timedelta(seconds=59), now) == "just now"
    assert times.ago(now - timedelta(minutes=3), now) == "3 min ago"
