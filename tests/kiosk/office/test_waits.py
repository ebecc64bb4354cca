from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from kiosk.office.waits import answer_clock, meeting_clock, report, waits
from kiosk.visits.moment import Moment
from kiosk.visits.visit import Visit

NOON = datetime(2026, 3, 2, 19, 0, tzinfo=UTC)  # in Denver
LATER = NOON + timedelta(days=1)


ANSWERS = answer_clock(timedelta(minutes=15))
MEETINGS = meeting_clock(timedelta(minutes=15))


def visit(seconds=None, *, after=0, purpose="meeting", language="en"):
    arrived = Moment(NOON + timedelta(minutes=after), -7 * 60)
    came = Visit("id", purpose=purpose, language=language, arrived=arrived)
    return (
        came
        if seconds is None
        else replace(came, acknowledged=Moment(arrived.at + timedelta(seconds=seconds)))
    )


def test_waits_are_counted_by_nearest_rank():
    found = waits([visit(seconds) for seconds in range(1, 101)], LATER, ANSWERS)
    assert (found.median, found.p95) == (timedelta(seconds=50), timedelta(seconds=95))
    assert (found.visits, found.ended, found.open) == (100, 100, 0)


@pytest.mark.parametrize("seconds", [[7], [7, 7], [1, 7, 9]])
def test_the_median_of_few(seconds):
    assert waits([visit(it) for it in seconds], LATER, ANSWERS).median == timedelta(seconds=7)


def test_nobody_answered_is_no_time_at_all():
    found = waits([visit()], LATER, ANSWERS)
    assert (found.median, found.p95, found.open, found.kept) == (None, None, 1, 0.0)
    assert waits([], LATER, ANSWERS).kept is None


def test_the_promise_is_kept_to_the_second_and_not_broken_before_it_is_due():
    kept, broken, pending = visit(15 * 60), visit(15 * 60 + 1), visit(after=10)
    assert waits([kept, broken, pending], NOON + timedelta(minutes=25), ANSWERS).kept == 0.5
    assert waits([kept, broken, pending], NOON + timedelta(minutes=26), ANSWERS).kept == pytest.approx(1 / 3)


def test_an_answer_before_the_arrival_is_a_clock_that_was_wrong():
    assert ANSWERS.length(visit(-30)) == timedelta()


def test_the_report_has_its_parts_by_the_schools_days():
    evening = visit(60, after=11 * 60, purpose="delivery", language="es")  # 11 p.m.; the next day in UTC
    found = report([visit(30), visit(90), evening, visit(10, after=13 * 60)], LATER, ANSWERS)
    assert found.whole.visits == 4
    assert {day: it.visits for day, it in found.by_day.items()} == {date(2026, 3, 2): 3, date(2026, 3, 3): 1}
    assert {name: it.visits for name, it in found.by_purpose.items()} == {"delivery": 1, "meeting": 3}
    assert found.by_language["es"].median == timedelta(minutes=1)


@pytest.mark.parametrize(
    ("acknowledged", "resolved", "started", "ended", "median"),
    [
        (None, None, 0, 0, None),
        (60, None, 1, 0, None),
        (60, 300, 1, 1, timedelta(minutes=4)),
        (60, 30, 1, 1, timedelta()),
    ],
)
def test_the_second_clock_runs_from_the_answer_until_she_was_met(
    acknowledged, resolved, started, ended, median
):
    came = visit(acknowledged)
    if resolved is not None:
        came = replace(came, resolved=Moment(NOON + timedelta(seconds=resolved)))
    found = waits([came], LATER, MEETINGS)
    assert (found.visits, found.ended, found.median) == (started, ended, median)
