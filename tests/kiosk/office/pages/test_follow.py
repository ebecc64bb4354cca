"""A visitor's own page on her phone."""

import re

import pytest

from kiosk import reception
from kiosk.office.followed import MISSES, SECONDS, Followed, Misses
from kiosk.visits.acknowledgement import Answer, AnswerKind
from kiosk.visits.destination import Destination
from kiosk.visits.token import follow_token
from tests.kiosk.office.running import check_in, until

ENDED = "This visit has ended. Thank you for coming."


@pytest.fixture
def phone(office):
    """A browser with which nobody is signed in."""
    with office.client() as browser:
        yield browser


def page_of(visit):
    return f"/v/{follow_token(visit.token)}"


def answer(office, visit, kind, **given):
    reception.acknowledge(
        office.office.journal, visit.id, Answer(kind, **given), by="Sam Ortiz", now=office.office.clock()
    )


def words(html):
    """What is to be read on the page."""
    body = html.partition("<body>")[2]
    return " ".join(re.sub(r"<[^>]*>", " ", body).split())


def test_the_page_says_what_the_screen_says_and_no_name_of_hers(office, phone):
    visit = office.check_in(language="en", name="Ana Núñez")
    said = words(phone.get(page_of(visit)).text)
    assert visit.number in said
    assert "The office knows that you are here to see Elena Rivera." in said
    assert "Extension 112" in said
    assert "Núñez" not in phone.get(page_of(visit)).text
    answer(office, visit, AnswerKind.IN_MINUTES, minutes=5)
    assert "Sam Ortiz will be with you in 5 minutes" in words(phone.get(page_of(visit)).text)


def test_it_speaks_her_language_the_way_it_is_written(office, phone):
    visit = office.check_in(language="ar")
    html = phone.get(page_of(visit)).text
    assert '<html lang="ar" dir="rtl">' in html
    assert f'dir="ltr">{visit.number}<' in html


def test_the_way_is_shown_step_by_step_and_without_steps(office, phone):
    place = Destination(
        "gym", {"en": "Gym"}, {"en": "Cross the yard. Up the stairs."}, {"en": "Take the lift to floor 1."}
    )
    reception.list_destination(office.office.journal, place, now=office.office.clock())
    visit = office.check_in(language="en")
    answer(office, visit, AnswerKind.PLEASE_GO_TO, destination="gym")
    html = phone.get(page_of(visit)).text
    assert "<li>Cross the yard.</li>" in html
    assert "<li>Up the stairs.</li>" in html
    assert "Take the lift to floor 1." in html.partition("<details>")[2]


def test_the_page_ends_with_the_visit(office, phone):
    visit = office.check_in(language="es")
    reception.check_out(office.office.journal, visit.id, by=reception.VISITOR, now=office.office.clock())
    ended = phone.get(page_of(visit))
    assert ended.status_code == 200
    goodbye = office.office.catalogues.translator("es").text(ENDED)
    assert words(ended.text) == f"Oak Street School {goodbye}"
    assert "<script" not in ended.text
    assert phone.get(f"{page_of(visit)}/live").status_code == 204


def test_an_address_that_leads_nowhere_says_no_more(office, phone):
    found = phone.get("/v/AAAAAAAAAAAAAAAAAAAAAAAA")
    assert found.status_code == 404
    assert words(found.text) == f"Oak Street School {ENDED}"
    assert phone.get("/v/AAAAAAAAAAAAAAAAAAAAAAAA/live").status_code == 204


def test_the_badges_own_code_leads_nowhere(office, phone):
    visit = office.check_in()
    assert phone.get(f"/v/{visit.token}").status_code == 404


def test_it_needs_no_script_and_nothing_from_elsewhere_and_is_not_kept(office, phone):
    visit = office.check_in()
    answered = phone.get(page_of(visit))
    assert '<noscript><meta http-equiv="refresh"' in answered.text
    assert not re.search(r'(?:src|href)="(?!/static/)', answered.text)
    assert answered.headers["Cache-Control"] == "no-store"
    assert answered.headers["X-Robots-Tag"] == "noindex"
    assert "default-src 'none'" in answered.headers["Content-Security-Policy"]
    assert "set-cookie" not in answered.headers


def test_news_reach_an_open_page(office, phone):
    visit = office.check_in()
    with phone.stream("GET", f"{page_of(visit)}/live") as stream:
        lines = stream.iter_lines()
        assert next(line for line in lines if line.startswith("event")) == "event: news"
        assert office.office.followed.open == 1
        answer(office, visit, AnswerKind.ON_MY_WAY)
        assert next(line for line in lines if line.startswith("event")) == "event: news"
    until(lambda: office.office.followed.open == 0)


def test_a_page_is_found_again_after_a_night_inside(journal, clock, school):
    visit = check_in(journal, clock(), school.purpose_list())
    tomorrow = clock.advance(days=1)
    assert Followed(journal).visit(follow_token(visit.token), tomorrow).id == visit.id


def test_whoever_tries_addresses_is_sent_away_for_a_while():
    misses = Misses()
    assert not any(misses.too_many("phone", now) for now in range(MISSES))
    assert misses.too_many("phone", MISSES)
    assert not misses.too_many("other", MISSES)
    assert not misses.too_many("phone", SECONDS + MISSES)
