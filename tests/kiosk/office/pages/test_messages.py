"""Messages: taken in a visitor's name, and in the queue until somebody has seen to them."""

import re

import pytest

from kiosk import reception
from tests.kiosk.office.running import send


def messages(office):
    with office.office.journal.reading() as view:
        return view.messages_open()


@pytest.fixture(autouse=True)
def empty_queue(office):
    """Every message of the tests before is done."""
    for message in messages(office):
        reception.finish_message(office.office.journal, message.id, by="Pat Kim", now=office.office.clock())


def take(staff, visit, **fields):
    told = {"host": "rivera", "contact": "(555) 010-0199", "text": "About Friday.\nPlease call."}
    return send(staff, "/", f"/visits/{visit.id}/message", **(told | fields))


def test_a_message_is_taken_in_her_name_and_done(office, staff):
    visit = office.check_in()
    assert f"The message of {visit.number} María José stands among the messages" in take(staff, visit).text
    queue = staff.get("/messages").text
    for told in (
        "María José",
        "Elena Rivera",
        "extension 112",
        "(555) 010-0199",
        "in Spanish",
        "About Friday.",
    ):
        assert told in queue
    assert "written down by Rosa Delgado" in queue
    [message] = messages(office)
    page = send(staff, "/messages", f"/messages/{message.id}/done")
    assert "The message is done." in page.text
    assert "Every message is answered." in page.text
    assert "Done in the last two weeks" in page.text


def test_the_menu_counts_those_that_wait(office, staff):
    def counted():
        found = re.search(
            r'id="open-messages-count" data-part>(?:<span>(\d+)</span>)?', staff.get("/roll-call").text
        )
        return int(found[1] or 0)

    assert counted() == 0
    for number in (1, 2):
        take(staff, office.check_in())
        assert counted() == number


def test_the_address_in_a_letter_leads_a_host_to_her_own_page(office):
    with office.signed_in("elena") as browser:
        assert browser.get("/messages").url.path == "/mine"


def test_it_is_late_after_a_school_day(office, staff):
    take(staff, office.check_in())
    assert "was due" not in staff.get("/messages").text  # Monday
    office.office.clock.advance(hours=25)
    with office.signed_in() as tomorrow:
        assert "was due" in tomorrow.get("/messages").text


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"contact": ""}, "Write how to reach her in 1 to 200 characters"),
        ({"text": " "}, "Write what it is about in 1 to 1000 characters"),
        ({"host": "moon"}, "There is no host &#39;moon&#39;"),
    ],
)
def test_what_could_not_be_answered_is_refused_on_the_page(office, staff, fields, sentence):
    page = take(staff, office.check_in(), **fields)
    assert (page.status_code, sentence in page.text) == (422, True)
    assert messages(office) == []


def test_a_message_that_nobody_left(staff):
    assert send(staff, "/messages", "/messages/m9/done").status_code == 404
