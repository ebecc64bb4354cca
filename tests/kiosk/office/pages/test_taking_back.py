"""A step that was a mistake is taken back for some minutes, most by the notice's Undo."""

import pytest

from kiosk import reception
from kiosk.visits.help import HelpKind
from tests.kiosk.office.running import send


@pytest.fixture
def visit(office):
    return office.check_in()


def found(office, visit):
    return reception.find(office.office.journal, visit.id)


def standing(office, visit):
    return found(office, visit).acknowledgement


@pytest.mark.parametrize("page", ["arrivals", "visit"])
def test_an_answer(office, staff, visit, page):
    shown = send(staff, "/", f"/visits/{visit.id}/answer", answer="on-my-way", page=page)
    assert f'action="/visits/{visit.id}/take-back"' in shown.text
    shown = send(staff, "/", f"/visits/{visit.id}/take-back", page=page)
    assert f"The answer for {visit.number} María José is taken back" in shown.text
    assert standing(office, visit) is None
    assert "Rosa Delgado took the answer back" in staff.get(f"/visits/{visit.id}").text


@pytest.mark.parametrize("step", ["met", "sign-out"])
def test_that_she_was_met_or_left(office, staff, visit, step):
    shown = send(staff, "/", f"/visits/{visit.id}/{step}")
    assert f'action="/visits/{visit.id}/reopen"' in shown.text
    shown = send(staff, "/", f"/visits/{visit.id}/reopen")
    assert f"That is taken back: {visit.number} María José is inside." in shown.text
    found = reception.find(office.office.journal, visit.id)
    assert (found.in_building, found.resolved) == (True, None)


def test_not_for_long_and_not_for_others(office, staff, visit):
    send(staff, "/", f"/visits/{visit.id}/answer", answer="on-my-way")
    with office.signed_in("pat") as colleague:
        others = send(colleague, "/", f"/visits/{visit.id}/take-back")
        assert (others.status_code, "Rosa Delgado has seen to visit" in others.text) == (409, True)
        done = colleague.get("/", params={"done": "answered", "visit": visit.id}).text
        assert "data-undo" not in done
    office.office.clock.advance(minutes=11)
    late = send(staff, "/", f"/visits/{visit.id}/take-back")
    assert (late.status_code, "for 10 minutes only" in late.text) == (409, True)
    assert "data-undo" not in staff.get("/", params={"done": "answered", "visit": visit.id}).text
    assert standing(office, visit).by == "Rosa Delgado"


def test_that_she_was_handed_on(office, staff, visit):
    shown = send(staff, "/", f"/visits/{visit.id}/refer", host="front")
    assert f'action="/visits/{visit.id}/refer/take-back"' in shown.text
    shown = send(staff, "/", f"/visits/{visit.id}/refer/take-back")
    assert f"That is taken back: {visit.number} María José is with Elena Rivera again." in shown.text
    assert (found(office, visit).host, found(office, visit).referrals) == ("rivera", ())
    assert "Rosa Delgado took back that the visitor was handed on" in staff.get(f"/visits/{visit.id}").text
    assert send(staff, "/", f"/visits/{visit.id}/refer/take-back").status_code == 409


def test_what_was_noted(office, staff, visit):
    shown = send(staff, "/", f"/visits/{visit.id}/incident", text="Fell on the stairs.")
    assert f'action="/visits/{visit.id}/incident/take-back"' in shown.text
    shown = send(staff, "/", f"/visits/{visit.id}/incident/take-back")
    assert f"What you noted with the visit of {visit.number} María José is taken back." in shown.text
    assert found(office, visit).incidents == ()
    assert "Rosa Delgado took back what was noted" in staff.get(f"/visits/{visit.id}").text


def test_that_a_colleague_was_asked(office, staff, visit):
    shown = send(staff, "/", f"/visits/{visit.id}/colleague")
    assert f'action="/visits/{visit.id}/colleague/dismiss"' in shown.text
    shown = send(staff, "/", f"/visits/{visit.id}/colleague/dismiss")
    assert "No colleague is asked to come any more." in shown.text
    assert "Rosa Delgado asks for a colleague" not in shown.text
    assert "Rosa Delgado needs no colleague any more" in staff.get(f"/visits/{visit.id}").text


def test_that_somebody_goes_where_help_was_asked_for(office, staff):
    help = reception.ask_help(
        office.office.journal, HelpKind.ACCESS, lobby="Gym", language="es", now=office.office.clock()
    )
    with office.signed_in("pat") as colleague:
        shown = send(colleague, "/", f"/helps/{help}/answer")
        assert f'action="/helps/{help}/reopen"' in shown.text
        assert f'action="/helps/{help}/reopen"' not in staff.get("/").text, "only whoever goes says so"
        assert "Pat Kim is going there." not in send(colleague, "/", f"/helps/{help}/reopen").text
    assert f'action="/helps/{help}/answer"' in staff.get("/").text
    send(staff, "/", f"/helps/{help}/answer")
    office.office.clock.advance(minutes=11)
    late = send(staff, "/", f"/helps/{help}/reopen")
    assert (late.status_code, "for 10 minutes only" in late.text) == (409, True)


def test_that_a_message_was_seen_to(office, staff, visit):
    send(staff, "/", f"/visits/{visit.id}/message", host="rivera", contact="0199", text="About Friday.")
    with office.office.journal.reading() as view:
        [message] = [it.id for it in view.messages_open() if it.visit == visit.id]
    shown = send(staff, "/messages", f"/messages/{message}/done")
    assert f'action="/messages/{message}/reopen"' in shown.text
    shown = send(staff, "/messages", f"/messages/{message}/reopen")
    assert f'data-message="{message}"' in shown.text
    send(staff, "/messages", f"/messages/{message}/done")
    office.office.clock.advance(minutes=11)
    late = send(staff, "/messages", f"/messages/{message}/reopen")
    assert (late.status_code, "for 10 minutes only" in late.text) == (409, True)
    assert f"/messages/{message}/reopen" not in staff.get("/messages", params={"done": message}).text
