import re
from datetime import date, timedelta

import pytest

from kiosk import reception
from kiosk.office.pages.chart import HEIGHT, TOP, chart
from kiosk.office.waits import Waits
from kiosk.visits.acknowledgement import Answer, AnswerKind

PROMISE = timedelta(minutes=15)


def answered(office, seconds, **told):
    visit = office.check_in(**told)
    now = office.office.clock.advance(seconds=seconds)
    answer = Answer(AnswerKind.ON_MY_WAY)
    return reception.acknowledge(office.office.journal, visit.id, answer, by="Pat", now=now)


@pytest.fixture(scope="module", autouse=True)
def week(office):
    for seconds in (60, 120, 1200):
        answered(office, seconds)
    office.office.clock.advance(days=8)
    met = answered(office, 30, host=None, purpose="delivery", language="en")
    reception.resolve(office.office.journal, met.id, by="Pat", now=office.office.clock.advance(minutes=4))


def tiles(html):
    return re.findall(r"<div><dt>([^<]*)</dt><dd>([^<]*)</dd></div>", html)


def test_a_week_and_a_month(staff):
    assert tiles(staff.get("/reports").text) == [
        ("Visits", "1"),
        ("Half answered within", "30 s"),
        ("95 % answered within", "30 s"),
        ("Answered within 2 min", "100 %"),
        ("Met, of those answered", "1"),
        ("Half met within", "4 min 00 s"),
        ("95 % met within", "4 min 00 s"),
        ("Met within 15 min", "100 %"),
    ]
    assert tiles(staff.get("/reports", params={"days": "30"}).text) == [
        ("Visits", "4"),
        ("Half answered within", "1 min 00 s"),
        ("95 % answered within", "20 min"),
        ("Answered within 2 min", "75 %"),
        ("Met, of those answered", "1"),
        ("Half met within", "4 min 00 s"),
        ("95 % met within", "4 min 00 s"),
        ("Met within 15 min", "25 %"),
    ]


def test_the_parts_have_names(staff):
    html = staff.get("/reports", params={"days": "30"}).text
    for name in ("Meet someone", "Make a delivery", "Spanish (Español)", "English", "Mon, Mar 2, 2026"):
        assert f'<th scope="row">{name}</th>' in html


@pytest.mark.parametrize("days", ["", "1", "x", "-7", "999999999999"])
def test_other_times_are_a_week(staff, days):
    assert "Half answered within</dt><dd>30 s" in staff.get("/reports", params={"days": days}).text


def waits(median, p95):
    return Waits(1, 1, 1, 0, timedelta(minutes=median), timedelta(minutes=p95))


def test_the_chart_reaches_as_high_as_its_longest_bar():
    drawn = chart(
        [(date(2026, 3, 2), waits(2, 4)), (date(2026, 3, 3), None), (date(2026, 3, 4), waits(4, 8))], PROMISE
    )
    assert [line.label for line in drawn.lines] == ["0 min", "2 min", "4 min", "6 min", "8 min"]
    assert [bar.day.day for bar in drawn.bars] == [2, 4]
    assert drawn.bars[1].p95_y == TOP
    assert drawn.bars[0].p95_y == drawn.bars[1].median_y
    assert drawn.promise_y is None
    assert drawn.ground < HEIGHT


def test_one_forgotten_visit_does_not_flatten_the_rest():
    drawn = chart([(date(2026, 3, 2), waits(5, 999))], PROMISE)
    assert drawn.lines[-1].label == "60 min"
    assert drawn.bars[0].p95_y == TOP
    assert drawn.bars[0].median_y < drawn.promise_y + 80
    assert drawn.promise_y is not None


def test_many_days_are_not_all_named():
    days = [(date(2026, 1, 1) + timedelta(days=number), None) for number in range(90)]
    assert len(chart(days, PROMISE).ticks) <= 8
    assert len(chart(days[:7], PROMISE).ticks) == 7
