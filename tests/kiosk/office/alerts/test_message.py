from dataclasses import replace
from datetime import UTC, datetime

import pytest

from kiosk.office.alerts.message import PLAIN_SUBJECT, arrival
from kiosk.office.languages import spoken
from kiosk.visits.moment import Moment
from kiosk.visits.visit import Visit

VISIT = Visit(
    "1234abcd",
    number="A-017",
    lobby="Main entrance",
    purpose="meeting",
    host="rivera",
    language="es",
    token="SECRETTOKEN23456",
    name="María José",
    arrived=Moment(datetime(2026, 3, 2, 17, 5, tzinfo=UTC), -7 * 60),
)


@pytest.fixture
def say(school):
    host = next(host for host in school.directory.seeds()[1] if host.id == "rivera")

    meeting = school.purpose_list()["meeting"]

    def say(visit=VISIT, *, to=host, host=host, purpose=meeting):
        return arrival(
            visit,
            to=to,
            host=host,
            purpose=purpose,
            language=spoken(visit.language),
            school=school.school,
            address="http://office.example",
        )

    return say


def test_it_says_what_whoever_receives_it_needs(say):
    said = say()
    assert said.subject == "A visitor is here: Meet someone"
    assert (
        said.text
        == """\
Hello Elena Rivera,

María José is here to see you.

  Visit:    A-017
  Purpose:  Meet someone
  Language: Spanish (Español)
  Entrance: Main entrance
  Arrived:  10:05 AM

Open this page to answer with one tap. The visitor reads your answer on the screen at the entrance:
http://office.example/visits/1234abcd

Thank you for welcoming our visitor.

-- \n\
Visitor kiosk, Oak Street School
Phone: (555) 010-0140
"""
    )


def test_an_interpreter_is_named(say):
    assert "Interpreter: needed" in say(replace(VISIT, interpreter=True)).text


def test_at_the_front_desk_the_host_is_named_and_nobody_greeted_by_name(say):
    text = say(to=None).text
    assert text.startswith("Hello,\n")
    assert "María José is here to see Elena Rivera." in text


def test_without_a_host_the_visitor_is_simply_here(say):
    assert "María José is here.\n" in say(to=None, host=None).text


def test_a_person_who_was_forgotten_is_a_visitor(say):
    assert "A visitor is here to see you." in say(replace(VISIT, name=None)).text


def test_a_purpose_that_is_no_longer_listed_is_called_by_its_id(say):
    assert say(purpose=None).subject == "A visitor is here: meeting"


@pytest.mark.parametrize("label", ["Meet Elena", "meet RIVERA", "Für María"])
def test_no_name_is_ever_in_the_subject(say, school, label):
    purpose = replace(school.purpose_list()["meeting"], label={"en": label})
    assert say(purpose=purpose).subject == PLAIN_SUBJECT


def test_a_subject_is_one_line(say, school):
    purpose = replace(school.purpose_list()["meeting"], label={"en": "Meet\r\nBcc: everybody@example.com"})
    assert "\n" not in say(purpose=purpose).subject
    assert "\r" not in say(purpose=purpose).subject


def test_nothing_is_told_that_is_nobodys_business(say):
    said = say()
    assert VISIT.token not in said.text + said.subject + said.link + said.thread
    assert "María" not in said.link + said.thread + said.subject


def test_it_is_courteous(say):
    text = say().text
    assert "!" not in text
    assert "Thank you" in text
    assert not [word for word in text.split() if word.isalpha() and len(word) > 2 and word.isupper()]
