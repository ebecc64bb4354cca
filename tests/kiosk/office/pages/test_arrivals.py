import re
from dataclasses import replace

import pytest

from kiosk import reception
from kiosk.visits.acknowledgement import Answer, AnswerKind
from kiosk.visits.events import BadgeFailed, BadgePrinted


@pytest.fixture(autouse=True)
def empty_building(office):
    """Everybody of the tests before has left."""
    now = office.office.clock.advance(minutes=1)
    with office.office.journal.reading() as view:
        inside = view.in_building()
    for visit in inside:
        reception.check_out(office.office.journal, visit.id, by="visitor", now=now)


def part(html, id):
    """The list of this id, as text."""
    found = re.search(rf'<(ol|ul)[^>]* id="{id}".*?</\1>\s*</section>', html, re.DOTALL)
    assert found
    return found[0]


def order(html):
    return re.findall(r'data-key="(\w+)"', html)


def test_nobody_waits(staff):
    html = staff.get("/").text
    assert "<title>Arrivals · Oak Street School</title>" in html
    assert "Nobody is waiting." in part(html, "waiting")


def test_whoever_waits_longest_comes_first_with_all_that_staff_need(office, staff):
    office.office.clock.advance(minutes=1)
    first = office.check_in(interpreter=True)
    office.office.clock.advance(minutes=3)
    second = office.check_in(name="Sam <Lee>", host=None, purpose="delivery", language="en")
    office.office.journal.append(
        lambda _: [BadgeFailed(subject=first.id, copy=1, reason="out-of-labels")], now=office.office.clock()
    )
    html = staff.get("/").text
    waiting = part(html, "waiting")
    assert "<title>(2) Arrivals · Oak Street School</title>" in html
    assert order(waiting) == [first.id, second.id]
    for text in (
        first.number, "María José", "Meet someone", "Elena Rivera", "Grade 3 teacher", "Main entrance",
        ">3 min<", "Interpreter needed: Spanish", "Español",
        "Badge not printed: the printer ran out of labels", "Please go to Library",
        "Sam &lt;Lee&gt;", "Make a delivery",
    ):  # fmt: skip
        assert text in waiting, text
    assert "<Lee>" not in html


def test_who_of_the_staff_speaks_her_language_is_told_on_every_page_that_shows_her(office, staff):
    journal, now = office.office.journal, office.office.clock()
    with journal.reading() as view:
        rivera = view.host("rivera")
    reception.list_hosts(journal, [replace(rivera, interprets=("so",))], now=now)
    speaks = office.check_in(name="Asha", interpreter=True, interpreter_language="so")
    office.check_in(name="Juan", interpreter=True)
    said = "May be asked to interpret: Elena Rivera, extension 112"
    assert part(staff.get("/").text, "waiting").count(said) == 1
    assert said in staff.get(f"/visits/{speaks.id}").text
    reception.go_off_duty(journal, "rivera", cover="front", until=None, by="Rosa", now=now)
    assert said not in staff.get(f"/visits/{speaks.id}").text
    reception.come_on_duty(journal, "rivera", by="Rosa", now=now)


def test_whoever_was_answered_is_listed_with_who_answered_what(office, staff):
    visit = office.check_in()
    now = office.office.clock.advance(seconds=90)
    reception.acknowledge(
        office.office.journal, visit.id, Answer(AnswerKind.IN_MINUTES, 5), by="Pat Kim", now=now
    )
    html = staff.get("/").text
    assert "Nobody is waiting." in part(html, "waiting")
    answered = part(html, "answered")
    assert order(answered) == [visit.id]
    assert "<strong>Pat Kim</strong>: in 5 minutes" in answered
    assert "after 1 min" in answered


def test_a_visit_whose_arrival_is_not_known_yet_is_shown_all_the_same(office, staff):
    office.office.journal.append(lambda _: [BadgePrinted(subject="stub", copy=1)], now=office.office.clock())
    html = staff.get("/").text
    assert order(part(html, "waiting")) == ["stub"]
    assert staff.get("/visits/stub").status_code == 200
    assert "Visitor" in staff.get("/roll-call").text


def test_a_host_and_a_place_that_are_no_longer_listed_do_no_harm(office, staff):
    visit = office.check_in(host="front")
    answer = Answer(AnswerKind.PLEASE_GO_TO, destination="main-office")
    reception.acknowledge(office.office.journal, visit.id, answer, by="Pat", now=office.office.clock())
    reception.delist_host(office.office.journal, "front", now=office.office.clock())
    reception.delist_destination(office.office.journal, "main-office", now=office.office.clock())
    assert "please go to main-office" in staff.get("/").text


def test_the_version_of_a_card_changes_only_with_what_it_shows(office, staff):
    visit = office.check_in(host="rivera")

    def version():
        return re.search(rf'data-key="{visit.id}" data-version="(\w+)"', staff.get("/").text)[1]

    before = version()
    office.check_in(host=None, purpose="delivery")
    office.office.clock.advance(minutes=1)
    assert version() == before
    answer = Answer(AnswerKind.ON_MY_WAY)
    reception.acknowledge(office.office.journal, visit.id, answer, by="Pat", now=office.office.clock())
    assert version() != before
