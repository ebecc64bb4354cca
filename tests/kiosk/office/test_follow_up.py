"""When a message shall be answered, and which visits somebody comes back to, as tables."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from kiosk.office.follow_up import Unresolved, due, unresolved
from kiosk.visits.acknowledgement import Acknowledgement, Answer, AnswerKind, NotTodayReason
from kiosk.visits.moment import Moment
from kiosk.visits.opening_hours import OpeningHours, Span
from kiosk.visits.visit import Visit

ZONE = ZoneInfo("America/Denver")
DAY = Span(time(7, 30), time(16))
HOURS = OpeningHours((DAY,) * 5 + (None, None), frozenset({date(2026, 3, 4)}))  # a Wednesday off


@pytest.mark.parametrize(
    ("left", "until"),
    [
        ("2026-03-02 09:15", "2026-03-03 09:15"),  # Monday to Tuesday
        ("2026-03-03 09:15", "2026-03-05 09:15"),  # over the Wednesday off
        ("2026-03-06 15:30", "2026-03-09 15:30"),  # over a weekend
        ("2026-03-02 19:00", "2026-03-03 19:00"),  # in the evening of a school day
        ("2026-03-07 11:00", "2026-03-10 00:00"),  # on Saturday: it counts from Monday on, all of that day
        ("2026-03-04 11:00", "2026-03-06 00:00"),
        ("2026-03-12 09:00", "2026-03-13 09:00"),  # after the clocks were put forward: by the wall clock
    ],
)
def test_twenty_four_hours_of_school_days(left, until):
    moment = datetime.fromisoformat(left).replace(tzinfo=ZONE).astimezone(UTC)
    assert due(moment, timedelta(hours=24), HOURS, ZONE) == datetime.fromisoformat(until).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("hours", "until"),
    [
        (4, "2026-03-06 19:30"),  # on Friday itself
        (8, "2026-03-06 23:30"),
        (9, "2026-03-09 00:30"),  # over the weekend
        (48, "2026-03-10 15:30"),  # Friday to Tuesday: the weekend counts once
        (168, "2026-03-17 15:30"),
    ],
)
def test_a_district_sets_how_soon_messages_are_answered(hours, until):
    left = datetime(2026, 3, 6, 15, 30, tzinfo=ZONE)
    assert due(left, timedelta(hours=hours), HOURS, ZONE) == datetime.fromisoformat(until).replace(
        tzinfo=ZONE
    )


def test_a_school_that_is_never_open_is_no_endless_wait():
    never = OpeningHours((None,) * 7)
    left = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)
    assert left < due(left, timedelta(hours=24), never, ZONE) < left + timedelta(days=3)


AT = Moment(datetime(2026, 3, 2, 17, 0, tzinfo=UTC))
NOT_TODAY = Acknowledgement(Answer(AnswerKind.NOT_TODAY, reason=NotTodayReason.AWAY), "Kim", AT)
ON_MY_WAY = Acknowledgement(Answer(AnswerKind.ON_MY_WAY), "Kim", AT)
GONE = Visit("v1", purpose="meeting", arrived=AT, left=AT)
SEEN_TO = replace(GONE, acknowledged=AT, answered=AT, acknowledgement=ON_MY_WAY)


@pytest.mark.parametrize(
    ("visit", "why"),
    [
        (GONE, Unresolved.UNANSWERED),
        (replace(GONE, purpose="delivery"), Unresolved.UNANSWERED),
        (replace(SEEN_TO, acknowledgement=NOT_TODAY), Unresolved.NOT_TODAY),
        (replace(SEEN_TO, acknowledgement=NOT_TODAY, purpose="delivery"), Unresolved.NOT_TODAY),
        (SEEN_TO, Unresolved.NOT_MET),
        (replace(SEEN_TO, acknowledgement=None), Unresolved.NOT_MET),  # an answer that can no longer be read
        (replace(SEEN_TO, purpose="delivery"), None),
        (replace(SEEN_TO, resolved=AT), None),
        (replace(GONE, resolved=AT), None),
        (replace(GONE, left=None), None),
    ],
)
def test_who_left_without_help_is_come_back_to(visit, why):
    found = unresolved(visit, {"meeting"})
    assert (found.why if found else None) is why
