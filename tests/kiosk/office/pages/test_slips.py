"""The way there and roll calls, printed at a lobby: asked for from pages, which tell what became of them."""

import re
from html import unescape

import pytest

from kiosk import reception
from kiosk.visits.events import RollCallSettled, WaySettled
from kiosk.visits.slip import TOO_LATE
from tests.kiosk.office.running import send


@pytest.fixture(scope="module", autouse=True)
def lobbies(office):
    """The lobbies at which slips can be printed."""
    for name in ("Main entrance", "Gym"):
        office.office.lobbies.add(name, now=office.office.clock().at)


@pytest.fixture
def visit(office):
    return office.check_in()


def tell(office, *events):
    office.office.journal.append(lambda _: events, now=office.office.clock())


def said(page):
    """What a page says of its slips, the last first."""
    return [unescape(text) for text in re.findall(r"<p data-(?:way|on-labels)>([^<]*)</p>", page.text)]


def ask_for_way(staff, visit, lobby="Gym"):
    return send(staff, f"/visits/{visit.id}", f"/visits/{visit.id}/way", lobby=lobby, page="visit")


def ask_for_roll_call(staff, lobby="Gym"):
    return send(staff, "/roll-call", "/roll-call/print", lobby=lobby, page="roll-call")


def way_settled(visit, state, reason=None):
    return WaySettled(subject=visit.id, copy=1, label=1, labels=1, state=state, reason=reason)


def test_the_way_is_asked_for_at_a_lobby(office, staff, visit):
    page = ask_for_way(staff, visit)
    assert page.url.path == f"/visits/{visit.id}"
    assert said(page) == ["The slip with the way: asked for at Gym by Rosa Delgado."]
    way = reception.find(office.office.journal, visit.id).way
    assert (way.lobby, way.destination, way.by) == ("Gym", "library", "Rosa Delgado")
    assert "The way to Library asked for at Gym by Rosa Delgado" in page.text


@pytest.mark.parametrize(
    ("state", "reason", "words", "line"),
    [
        ("printed", None, "printed at Gym", "The way printed"),
        (
            "failed",
            "cover-open",
            "not printed at Gym: the printer's cover is open",
            "The way not printed: the",
        ),
        (
            "unconfirmed",
            None,
            "sent to the printer at Gym; look whether it came out",
            "The way sent to the printer; nobody can tell whether it came out",
        ),
    ],
)
def test_what_became_of_it_is_told(office, staff, visit, state, reason, words, line):
    ask_for_way(staff, visit)
    tell(office, way_settled(visit, state, reason))
    page = staff.get(f"/visits/{visit.id}")
    assert said(page) == [f"The slip with the way: {words}."]
    assert line in page.text


def test_a_lobby_that_is_not_heard_of_did_not_print_it(office, staff, visit):
    ask_for_way(staff, visit)
    office.office.clock.advance(seconds=TOO_LATE.total_seconds() + 1)
    page = staff.get(f"/visits/{visit.id}")
    assert said(page) == ["The slip with the way: not printed: Gym did not hear of it in time."]


def test_a_visitor_without_a_place_is_offered_no_way(office, staff):
    nowhere = office.check_in(host=None)
    assert "/way" not in staff.get(f"/visits/{nowhere.id}").text
    page = send(staff, "/", f"/visits/{nowhere.id}/way", lobby="Gym", page="visit")
    assert page.status_code == 422
    assert "Nobody knows where visitor" in page.text


def test_who_has_left_is_offered_no_way(office, staff, visit):
    reception.check_out(office.office.journal, visit.id, by="visitor", now=office.office.clock())
    assert "/way" not in staff.get(f"/visits/{visit.id}").text


def test_a_roll_call_is_asked_for_at_a_lobby(office, staff):
    page = ask_for_roll_call(staff)
    assert page.url.path == "/roll-call"
    assert said(page)[0].endswith("M: asked for at Gym by Rosa Delgado.")
    assert "the others are on its list by their visit numbers" in page.text


def test_what_became_of_a_roll_call_is_told_for_half_an_hour(office, staff):
    now = office.office.clock()
    asked = reception.ask_for_roll_call(office.office.journal, lobby="Main entrance", by="Rosa", now=now)
    for label, state in enumerate(("printed", "failed"), start=1):
        reason = "no-media" if state == "failed" else None
        tell(office, RollCallSettled(subject=asked, label=label, labels=2, state=state, reason=reason))
    words = "not printed at Main entrance: there are no labels in the printer."
    assert any(line.endswith(words) for line in said(staff.get("/roll-call")))
    office.office.clock.advance(minutes=31)
    assert said(staff.get("/roll-call")) == []


@pytest.mark.parametrize("asking", ["way", "roll-call"])
def test_a_lobby_that_is_not_there_is_refused(staff, visit, asking):
    page = ask_for_way(staff, visit, "Barn") if asking == "way" else ask_for_roll_call(staff, "Barn")
    assert page.status_code == 422
    assert "Gym" in page.text
    assert "Barn" in page.text
