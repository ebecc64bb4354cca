"""A host's own page, over real HTTP."""

import html as entities

import pytest

from kiosk import reception
from kiosk.office.accounts import Role
from kiosk.visits.acknowledgement import Answer, AnswerKind
from kiosk.visits.visit import VISITOR
from tests.kiosk.office.running import PASSWORD, form_token, send


@pytest.fixture(scope="module", autouse=True)
def linked(office):
    """Elena is Elena Rivera of the directory; Nora is nobody there."""
    office.office.accounts.change("elena", full_name="Elena Rivera", role=Role.HOST, email="", host="rivera")
    office.office.accounts.add("nora", PASSWORD, Role.HOST, "Nora Quist")


@pytest.fixture
def elena(office):
    """Her browser; nobody is off duty, and nobody is in the building."""
    journal = office.office.journal
    office.office.clock.advance(minutes=20)
    with journal.reading() as view:
        inside, hosts = view.in_building(), view.hosts()
    for visit in inside:
        reception.check_out(journal, visit.id, by=VISITOR, now=office.office.clock())
    for host in hosts:
        reception.come_on_duty(journal, host.id, by="Rosa", now=office.office.clock())
    with office.signed_in("elena") as browser:
        yield browser


def text(browser):
    return entities.unescape(browser.get("/mine").text)


def post(browser, action, /, **fields):
    return browser.post(action, data={"form_token": form_token(browser.get("/mine").text), **fields})


def found(office, visit):
    return reception.find(office.office.journal, visit.id)


def test_she_sees_her_own_visitors_and_nobody_elses(office, elena):
    office.check_in(name="Hers Truly")
    office.check_in(name="Desk Visitor", host="front")
    office.check_in(name="Courier", host=None, purpose="delivery")
    shown = text(elena)
    assert "Hers Truly" in shown
    assert "<title>(1) My visitors" in shown
    assert "Desk Visitor" not in shown
    assert "Courier" not in shown


def test_she_answers_takes_it_back_and_says_that_they_met(office, elena):
    visit = office.check_in()
    page = post(elena, f"/visits/{visit.id}/answer", answer="in-minutes", minutes="10", page="mine")
    assert page.url.path == "/mine"
    assert "on its way to the screen" in page.text
    assert found(office, visit).acknowledgement.by == "Elena Rivera"
    post(elena, f"/visits/{visit.id}/take-back", page="mine")
    assert found(office, visit).acknowledgement is None
    post(elena, f"/visits/{visit.id}/answer", answer="on-my-way", page="mine")
    post(elena, f"/visits/{visit.id}/met", page="mine")
    assert found(office, visit).resolved_by == "Elena Rivera"


def test_whoever_is_handed_on_is_hers_no_longer(office, elena):
    visit = office.check_in(name="Passed On")
    page = post(elena, f"/visits/{visit.id}/refer", host="front", page="mine")
    assert "is now with Front desk" in page.text
    assert "handed on to Front desk" in page.text
    assert found(office, visit).host == "front"
    refused = post(elena, f"/visits/{visit.id}/answer", answer="on-my-way", page="mine")
    assert refused.status_code == 403
    assert "not, or no longer, one of yours" in refused.text
    assert found(office, visit).acknowledgement is None


@pytest.mark.parametrize("page", ["mine", "visit", "roll-call", "arrivals"])
def test_what_is_wrong_with_an_answer_is_said_on_her_own_page(office, elena, page):
    other = office.check_in(name="Desk Visitor", host="front")
    visit = office.check_in()
    answer = post(elena, f"/visits/{visit.id}/answer", answer="in-minutes", minutes="soon", page=page)
    assert answer.status_code == 422
    assert "which is no whole number" in entities.unescape(answer.text)
    assert "My visitors</h1>" in answer.text
    assert other.number not in answer.text


def test_an_address_that_somebody_made_up_tells_nothing_of_others(office, elena):
    other = office.check_in(name="Desk Visitor", host="front")
    reception.acknowledge(
        office.office.journal, other.id, Answer(AnswerKind.ON_MY_WAY), by="Pat Kim", now=office.office.clock()
    )
    shown = elena.get("/mine", params={"done": "answered", "visit": other.id}).text
    assert "Desk Visitor" not in shown
    assert 'class="notice' not in shown


def test_she_goes_off_duty_with_cover_and_comes_back(office, elena):
    assert "nobody was named" in post(elena, "/mine/away", cover="").text
    away = post(elena, "/mine/away", cover="front", until="2099-01-01T08:00")
    assert "You are off duty." in away.text
    assert "Elena Rivera is away; Front desk answers instead until" in away.text
    with office.office.journal.reading() as view:
        assert view.host("rivera").absence(office.office.clock().at).cover == "front"
    office.check_in(name="Still Hers")
    assert "Still Hers" in text(elena)
    assert "back on duty" in post(elena, "/mine/back").text
    assert "is away" not in text(elena)


def test_she_answers_for_whom_she_covers(office, elena):
    now = office.office.clock
    visit = office.check_in(name="Desk Visitor", host="front")
    assert "Desk Visitor" not in text(elena)
    reception.go_off_duty(office.office.journal, "front", cover="rivera", until=None, by="Rosa", now=now())
    shown = text(elena)
    assert "You also answer for Front desk." in shown
    assert "Desk Visitor" in shown
    post(elena, f"/visits/{visit.id}/answer", answer="on-my-way", page="mine")
    assert found(office, visit).acknowledgement.by == "Elena Rivera"
    reception.come_on_duty(office.office.journal, "front", by="Rosa", now=now())
    assert "Desk Visitor" not in text(elena)


def test_her_messages_wait_until_she_has_seen_to_them(office, elena):
    for host, about in (("rivera", "The class trip"), ("front", "A lost coat")):
        reception.leave_message(
            office.office.journal, host=host, visit=None, language="en", name="Ana", contact="555 010 0101",
            text=about, by=VISITOR, now=office.office.clock(),
        )  # fmt: skip
    shown = text(elena)
    assert "The class trip" in shown
    assert "A lost coat" not in shown
    with office.office.journal.reading() as view:
        ids = {message.host: message.id for message in view.messages_open()}
    assert post(elena, f"/mine/messages/{ids['front']}").status_code == 403
    assert "The class trip" not in post(elena, f"/mine/messages/{ids['rivera']}").text
    hers = f"/mine/messages/{ids['rivera']}"
    assert "The class trip" in post(elena, f"{hers}/reopen").text
    assert f'action="{hers}/reopen"' in post(elena, hers).text
    with office.office.journal.reading() as view:
        assert [message.host for message in view.messages_open()] == ["front"]


def test_whom_she_handed_on_by_mistake_she_takes_back(office, elena):
    visit = office.check_in()
    page = post(elena, f"/visits/{visit.id}/refer", host="front", page="mine")
    undo = f"/visits/{visit.id}/refer/take-back"
    assert f'action="{undo}"' in page.text
    assert "with Elena Rivera again" in post(elena, undo, page="mine").text
    assert found(office, visit).host == "rivera"


def test_the_link_in_a_message_leads_a_host_to_her_own_page(office, elena):
    visit = office.check_in(name="Hers Truly")
    page = elena.get(f"/visits/{visit.id}")
    assert (page.url.path, page.url.fragment) == ("/mine", f"visit-{visit.id}")
    assert f'id="visit-{visit.id}"' in page.text


def test_an_account_that_is_linked_to_nobody_is_told_what_to_do(office):
    office.check_in(name="Somebody")
    with office.signed_in("nora") as browser:
        shown = text(browser)
        assert "Your account is not linked to the directory yet." in shown
        assert "“nora”" in shown
        assert "Somebody" not in shown
        assert send(browser, "/mine", "/mine/away", cover="front").status_code == 422


def test_her_looks_are_written_down_as_well(office, elena):
    office.office.clock.advance(hours=1)
    elena.get("/mine")
    with office.office.journal.reading() as view:
        newest = view.looks(1)[0].event
    assert (newest.by, newest.page, newest.visit) == ("elena", "/mine", None)
