"""The stream over real HTTP."""

import contextlib
import json

import pytest

from kiosk import reception
from kiosk.office import live
from kiosk.office.accounts import Role
from kiosk.visits.acknowledgement import Answer, AnswerKind
from tests.kiosk.office.running import PASSWORD


@pytest.fixture(autouse=True)
def quick_beats(monkeypatch):
    monkeypatch.setattr(live, "BEAT_SECONDS", 0.2)


@contextlib.contextmanager
def stream(browser, last=None):
    """The events of the stream as they come: name, data, id."""
    headers = {"Last-Event-ID": last} if last else {}
    with browser.stream("GET", "/live", headers=headers, timeout=20) as answer:
        assert answer.status_code == 200
        assert answer.headers["Content-Type"].startswith("text/event-stream")
        yield _events(answer.iter_lines())


def _events(lines):
    event = {}
    for line in lines:
        if line:
            name, _, value = line.partition(": ")
            event[name] = value
        elif "event" in event:
            yield event["event"], json.loads(event["data"]), event.get("id")
            event = {}
        else:
            event = {}


def await_event(events, wanted):
    for name, data, number in events:
        if name == wanted:
            return data, number
    raise AssertionError(f"the stream ended without {wanted}")


def test_an_arrival_and_its_answer_reach_an_open_page(office, staff):
    with stream(staff) as events:
        await_event(events, "reset")
        visit = office.check_in()
        data, number = await_event(events, "entry")
        assert data == {"kind": "VisitorArrived", "visit": visit.id, "waiting": 1}
        assert number == f"{office.office.hub.epoch}:{office.office.journal.position - 1}"
        reception.acknowledge(
            office.office.journal, visit.id, Answer(AnswerKind.ON_MY_WAY), by="Pat", now=office.office.clock()
        )
        await_event(events, "entry")
        data, _ = await_event(events, "entry")
        assert data == {"kind": "VisitAcknowledged", "visit": visit.id, "waiting": 0}


def test_nothing_personal_is_in_the_stream(office, staff):
    with stream(staff) as events:
        await_event(events, "reset")
        office.check_in(name="Fatima Al-Sayed")
        data, _ = await_event(events, "entry")
    assert set(data) == {"kind", "visit", "waiting"}


def test_the_stream_beats_while_nothing_happens(staff):
    with stream(staff) as events:
        await_event(events, "beat")


def test_a_page_that_was_away_is_told_what_it_missed(office, staff):
    with stream(staff) as events:
        await_event(events, "reset")
        office.check_in()
        _, number = await_event(events, "entry")
    missed = office.check_in()
    with stream(staff, last=number) as events:
        assert await_event(events, "entry")[0]["kind"] == "BadgeRequested"
        assert await_event(events, "entry")[0] == {
            "kind": "VisitorArrived",
            "visit": missed.id,
            "waiting": office.office.hub.after(office.office.hub.position - 1)[0].waiting,
        }


def test_a_glance_at_what_is_no_entry_reaches_an_open_page(office, staff):
    with stream(staff) as events:
        await_event(events, "reset")
        position = office.office.hub.position
        office.office.hub.glance()
        assert await_event(events, "glance") == ({}, None)
        assert office.office.hub.position == position


@pytest.mark.parametrize("last", ["other:1", "rubbish", ":", "HERE:99999999", "HERE:0", "HERE:x"])
def test_a_page_that_cannot_be_told_looks_at_everything_anew(office, staff, last):
    with stream(staff, last=last.replace("HERE", office.office.hub.epoch)) as events:
        assert next(events)[0] == "reset"


def test_who_is_not_signed_in_hears_nothing(office):
    with office.client() as stranger:
        assert stranger.get("/live").status_code == 401


def test_a_host_hears_of_her_own_visitors_only(office):
    accounts = office.office.accounts
    accounts.change("elena", full_name="Elena Rivera", role=Role.HOST, email="", host="rivera")
    office.check_in(host="front")
    with office.signed_in("elena") as browser, stream(browser) as events:
        await_event(events, "reset")
        office.check_in(host="front")
        hers = office.check_in(host="rivera")
        data, _ = await_event(events, "entry")
        assert (data["kind"], data["visit"]) == ("VisitorArrived", hers.id)
        with office.office.journal.reading() as view:
            assert data["waiting"] == sum(visit.host == "rivera" for visit in view.waiting())


def test_another_role_ends_the_stream(office):
    accounts = office.office.accounts
    accounts.add("sam", PASSWORD, Role.FRONT_DESK, "Sam Osei")
    with office.signed_in("sam") as browser, stream(browser) as events:
        await_event(events, "reset")
        accounts.change("sam", full_name="Sam Osei", role=Role.HOST, email="", host="")
        await_event(events, "over")


def test_signing_out_elsewhere_ends_the_stream(office):
    with office.signed_in("pat") as browser, stream(browser) as events:
        await_event(events, "reset")
        office.office.sessions.end(browser.cookies["kiosk"])
        await_event(events, "over")
        assert list(events) == []


def test_an_open_page_keeps_the_sign_in_from_idling_out(office):
    clock = office.office.clock
    with office.signed_in("pat") as browser, stream(browser) as events:
        for _ in range(3):
            clock.advance(hours=1)
            await_event(events, "beat")
            await_event(events, "beat")
        assert browser.get("/").status_code == 200
        assert "Arrivals" in browser.get("/").text
