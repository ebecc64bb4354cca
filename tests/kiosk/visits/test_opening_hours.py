"""When the school is open."""

from datetime import date, datetime, time

import pytest

from kiosk.visits.opening_hours import OpeningHours, Span

DAY = Span(time(7, 30), time(16))
HOURS = OpeningHours((DAY,) * 5 + (None, None), frozenset({date(2026, 11, 26)}))


def test_a_span_is_read_as_it_is_written():
    assert Span.read("07:30-16:00") == DAY
    assert Span.read("") is None


@pytest.mark.parametrize(
    ("span", "at", "holds"),
    [
        ("07:30-16:00", "07:29", False),
        ("07:30-16:00", "07:30", True),
        ("07:30-16:00", "16:00", False),
        ("20:00-06:00", "19:59", False),
        ("20:00-06:00", "20:00", True),
        ("20:00-06:00", "03:00", True),
        ("20:00-06:00", "06:00", False),
    ],
)
def test_a_span_may_go_over_midnight(span, at, holds):
    assert Span.read(span).holds(time.fromisoformat(at)) is holds


@pytest.mark.parametrize(
    ("local", "is_open"),
    [
        ("2026-11-23T09:00", True),
        ("2026-11-23T17:00", False),
        ("2026-11-26T09:00", False),
        ("2026-11-28T09:00", False),
    ],
    ids=["Monday", "Monday evening", "closed that day", "Saturday"],
)
def test_the_school_is_open_on_its_days(local, is_open):
    assert HOURS.open_at(datetime.fromisoformat(local)) is is_open
