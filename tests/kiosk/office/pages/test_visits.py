import re
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from kiosk import reception
from kiosk.errors import BadInput
from kiosk.office.pages.visits import ROWS, Search
from kiosk.visits.acknowledgement import Answer, AnswerKind
from kiosk.visits.events import AlertDelivered, AlertFailed, BadgePrinted, BadgeUnconfirmed

DENVER = ZoneInfo("America/Denver")


@pytest.fixture(scope="module")
def log(office):
    """Sixty visits on three days, the newest first."""
    made = []
    for number in range(60):
        office.office.clock.advance(hours=1)
        name = "Zoë Ångström" if number == 30 else f"Visitor {number}"
        made.append(office.check_in(name=name, host=None, purpose="delivery", language="en"))
    return made[::-1]


def rows(html):
    return re.findall(r'<tr data-visit="(\w+)"', html)


def test_the_log_is_paged_newest_first(log, staff):
    first = staff.get("/visits").text
    assert rows(first) == [visit.id for visit in log[:ROWS]]
    earlier = re.search(r'rel="next" href="([^"]+)"', first)[1].replace("&amp;", "&")
    second = staff.get(earlier).text
    assert rows(second) == [visit.id for visit in log[ROWS:]]
    assert 'rel="next"' not in second
    assert 'href="/visits?">Newest' in second


@pytest.mark.parametrize("text", ["angstrom", "ZOË", "zoe ang"])
def test_a_name_is_found_without_accents_and_capitals(log, staff, text):
    assert rows(staff.get("/visits", params={"text": text}).text) == [log[29].id]


def test_a_number_and_days_of_the_schools_calendar_are_found(log, staff):
    day = log[29].arrived.local.date().isoformat()
    found = rows(staff.get("/visits", params={"text": log[29].number, "first": day, "last": day}).text)
    assert found == [log[29].id]
    whole_day = rows(staff.get("/visits", params={"first": day, "last": day}).text)
    assert whole_day == [visit.id for visit in log if visit.arrived.local.date().isoformat() == day]


def test_nothing_found_is_said(log, staff):
    assert "No visit fits this search." in staff.get("/visits", params={"text": "nobody"}).text


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"first": "yesterday"}, "the first day is &#39;yesterday&#39;, which is no date"),
        ({"last": "2026-02-30"}, "the last day is"),
        ({"first": "2026-03-02", "last": "2026-03-01"}, "is after the last"),
        ({"text": "x" * 201}, "has 201 letters"),
    ],
)
def test_a_search_that_cannot_be_made_is_said(staff, fields, sentence):
    page = staff.get("/visits", params=fields)
    assert page.status_code == 422
    assert sentence in page.text


@pytest.mark.parametrize("fields", [{"first": "0001-01-01", "last": "9999-12-31"}, {"before": "unknown"}])
def test_strange_searches_do_no_harm(staff, fields):
    assert staff.get("/visits", params=fields).status_code == 200


def test_a_day_is_from_midnight_to_midnight_at_the_school():
    search = Search(first=date(2026, 3, 8), last=date(2026, 3, 8))  # 23 hours: the clocks go forward
    assert search.since(DENVER).isoformat() == "2026-03-08T07:00:00+00:00"
    assert search.until(DENVER).isoformat() == "2026-03-09T06:00:00+00:00"
    with pytest.raises(BadInput):
        Search.read({"first": "2026-03-09", "last": "2026-03-08"})


def test_a_visit_tells_its_whole_story(office, staff):
    visit = office.check_in()
    journal, clock = office.office.journal, office.office.clock
    told = {"subject": visit.id, "channel": "email", "recipient": "rivera@oakstreet.example"}
    journal.append(
        lambda _: [
            BadgeUnconfirmed(subject=visit.id, copy=1),
            BadgePrinted(subject=visit.id, copy=1),
            AlertDelivered(**told),
            AlertFailed(**told, problem="no such mailbox"),
        ],
        now=clock.advance(seconds=5),
    )
    answer = Answer(AnswerKind.PLEASE_GO_TO, destination="library")
    reception.acknowledge(journal, visit.id, answer, by="Pat Kim", now=clock.advance(minutes=1))
    reception.check_out(journal, visit.id, by="visitor", now=clock.advance(minutes=9))
    html = staff.get(f"/visits/{visit.id}").text
    story = [
        f"Checked in at Main entrance as {visit.number}",
        "Badge asked for",
        "Badge sent; nobody can tell whether it came out",
        "Badge printed",
        "Alert by email to rivera@oakstreet.example",
        "was not delivered: no such mailbox",
        "Pat Kim answered: please go to Library",
        "Signed out by the visitor",
    ]
    places = [html.index(text) for text in story]
    assert places == sorted(places)
    assert "Spanish (Español)" in html
    assert "data-answer" not in html  # a visit that has ended takes no answer


def test_a_visit_that_does_not_exist_has_a_page_that_says_so(staff):
    page = staff.get("/visits/unknown")
    assert page.status_code == 404
    assert "There is no visit &#39;unknown&#39;." in page.text
    assert "Traceback" not in page.text
