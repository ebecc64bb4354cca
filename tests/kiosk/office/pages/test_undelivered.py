from datetime import UTC, datetime

import pytest

from kiosk.office.alerts.outbox import About, Letter, State, post
from kiosk.office.pages.undelivered import about
from kiosk.visits.events import Topic
from tests.kiosk.office.running import send

TEN = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)
MAILBOX = "nobody@oakstreet.example"


@pytest.fixture
def dead(office):
    """A letter that was given up."""
    visit, outbox, now = office.check_in(), office.office.outbox, office.office.clock()
    with office.office.journal.writing() as connection:
        post(connection, About(Topic.VISIT, visit.id, "", "arrived"), "email", MAILBOX, due=now.at)
    outbox.died(outbox.due("email", now=now.at, horizon=now.at), "550 no such mailbox", now=now)
    yield visit, outbox.undelivered()[0]
    for letter in outbox.undelivered():
        outbox.drop(letter.id)


def test_what_to_whom_and_why(office, staff, dead):
    visit, _ = dead
    page = staff.get("/undelivered").text
    for text in (
        MAILBOX,
        "550 no such mailbox",
        "given up",
        visit.number,
        "An arrival, by email to",
        "Try again",
        "Drop",
    ):
        assert text in page


def test_it_is_tried_again(office, staff, dead):
    _, letter = dead
    page = send(staff, "/undelivered", "/undelivered/again", letter=letter.id)
    assert "It is sent once more." in page.text
    now = office.office.clock().at
    again = office.office.outbox.due("email", now=now, horizon=now)
    assert (again.id, again.tries) == (letter.id, 0)


def test_it_is_dropped_once(office, staff, dead):
    _, letter = dead
    page = send(staff, "/undelivered", "/undelivered/drop", letter=letter.id)
    assert "It was dropped." in page.text
    assert "Every alert was delivered." in page.text
    again = send(staff, "/undelivered", "/undelivered/drop", letter=letter.id)
    assert again.status_code == 422
    assert "This alert waits no more" in again.text


@pytest.mark.parametrize("action", ["again", "drop"])
def test_what_is_no_alert_is_said(staff, action):
    page = send(staff, "/settings", f"/undelivered/{action}", letter="all of them")
    assert page.status_code == 422
    assert "which is no whole number" in page.text


def test_a_host_sees_none_of_it(office):
    with office.signed_in("elena") as browser:
        assert browser.get("/undelivered").status_code == 403


@pytest.mark.parametrize(
    ("topic", "step", "told"),
    [
        (Topic.VISIT, "arrived", "An arrival"),
        (Topic.VISIT, "missed-time", "A promised time that is over"),
        (Topic.VISIT, "ceiling", "Too long a wait"),
        (Topic.VISIT, "reminder", "A wait, step 'reminder'"),
        (Topic.HELP, "asked", "A call for help"),
        (Topic.MESSAGE, "left", "A message that a visitor left"),
        (Topic.MESSAGE, "overdue", "A message without an answer"),
    ],
)
def test_what_an_alert_was_about(topic, step, told):
    letter = Letter(1, About(topic, "a", "", step), "email", MAILBOX, State.DEAD, 1, TEN, "refused")
    assert about(letter) == told
