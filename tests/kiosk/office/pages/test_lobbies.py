import html as entities
import re
from datetime import timedelta

import pytest

from kiosk.office.presences import EXPIRES
from kiosk.visits.presence import Presence
from tests.kiosk.office.running import send


@pytest.fixture(scope="module", autouse=True)
def lobbies(office):
    """Two lobbies that count, and one that does no more."""
    for name in ("Gym", "Side entrance", "Barn"):
        office.office.lobbies.add(name, now=office.office.clock().at)
    office.office.lobbies.revoke("Barn")


@pytest.fixture(autouse=True)
def silence(office):
    """Nobody has said anything for a while."""
    office.office.clock.advance(hours=1)


def tell(office, **changed):
    told = {"name": "Gym", "printer": "ready", "camera": "working", **changed}
    office.office.presences.tell("Gym", Presence(**told), now=office.office.clock().at)


def text(staff, path="/lobbies"):
    return entities.unescape(staff.get(path).text)


def test_a_lobby_that_says_nothing_is_away(staff):
    shown = text(staff)
    assert shown.count("not connected</span>") == 2
    assert "Barn" not in shown


def test_how_a_lobby_is_stands_there_in_words(office, staff):
    tell(office, media="DK-1202 62 x 100 mm", behind=3)
    shown = text(staff)
    for said in (">connected<", "ready", "DK-1202 62 x 100 mm", "works", "3 entries are on the way here"):
        assert said in shown
    assert "calls itself" not in shown
    office.office.clock.advance(seconds=EXPIRES.total_seconds())
    assert ">connected<" not in text(staff)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "<dd>right</dd>"),
        (-29, "<dd>right</dd>"),
        (30, "its clock is 30 s ahead"),
        (-180, "its clock is 3 min behind"),
        (-86400 * 400, "its clock is 400 days behind"),
    ],
)
def test_how_far_a_lobbys_clock_is_off(office, staff, seconds, said):
    tell(office, at=office.office.clock().at + timedelta(seconds=seconds))
    office.office.clock.advance(seconds=20)
    assert said in text(staff)
    office.office.clock.advance(seconds=EXPIRES.total_seconds())
    assert said not in text(staff)


def test_of_a_clock_that_an_older_lobby_does_not_tell_nothing_is_said(office, staff):
    tell(office)
    assert "<dt>Clock" not in text(staff)


def test_a_lobby_that_copies_entries_and_says_no_more_is_connected(office, staff):
    token = office.office.lobbies.add("Old kiosk", now=office.office.clock().at)
    office.office.lobbies.verify(token, now=office.office.clock().at)
    shown = text(staff)
    assert ">connected<" in shown
    assert "The lobby has not said yet how it is." in shown
    office.office.lobbies.revoke("Old kiosk")


@pytest.mark.parametrize(
    ("printer", "reasons", "said"),
    [
        ("attention", ("out-of-labels",), "Gym: the printer ran out of labels."),
        ("attention", ("cover-open", "no-media"), "cover is open; there are no labels in the printer."),
        ("attention", (), "Gym: somebody has to look after it."),
        ("offline", (), "Gym: switched off, or out of reach."),
        ("attention", ("eaten-by-goat",), "Gym: eaten-by-goat."),
    ],
)
def test_a_printer_that_needs_somebody_is_on_the_arrivals_page(office, staff, printer, reasons, said):
    tell(office, printer=printer, reasons=reasons)
    assert said in text(staff, "/")
    assert said.removeprefix("Gym: ").rstrip(".") in text(staff)
    office.office.clock.advance(seconds=EXPIRES.total_seconds())
    assert said not in text(staff, "/")


@pytest.mark.parametrize(
    ("printer", "reasons", "said"),
    [
        ("ready", (), "ready"),
        ("ready", ("labels-low",), "only a few labels are left"),
        ("busy", ("cooling",), "too hot"),
        ("unknown", (), "does not say how it is"),
        ("printing-in-colour", (), "printing-in-colour"),
    ],
)
def test_one_that_helps_itself_is_not(office, staff, printer, reasons, said):
    tell(office, printer=printer, reasons=reasons)
    assert said in text(staff)
    assert "Gym:" not in text(staff, "/")


def test_a_lobby_that_calls_itself_otherwise_is_noticed(office, staff):
    tell(office, name="Sports hall")
    assert "It calls itself “Sports hall” in its lobby.toml." in text(staff)


def test_a_host_does_not_see_the_lobbies(office):
    with office.signed_in("elena") as browser:
        assert browser.get("/lobbies").status_code == 403


def test_a_lobbys_token_is_shown_once(office, staff):
    page = send(staff, "/lobbies", "/lobbies/token", name="North door")
    token = re.search(r"data-token>([\w-]{43})<", page.text)[1]
    assert office.office.lobbies.verify(token, now=office.office.clock().at).name == "North door"
    shown = staff.get("/lobbies").text
    assert token not in shown
    assert "North door" in shown
    assert "connected" in shown


def test_a_lobby_is_cut_off(office, staff):
    page = send(staff, "/lobbies", "/lobbies/token", name="South door")
    token = re.search(r"data-token>([\w-]{43})<", page.text)[1]
    assert "counts no more" in send(staff, "/lobbies", "/lobbies/revoke", name="South door").text
    assert office.office.lobbies.verify(token, now=office.office.clock().at) is None


def test_a_lobby_is_renamed_and_keeps_its_token_and_its_entries(office, staff):
    token = office.office.lobbies.add("East door", now=office.office.clock().at)
    office.office.lobbies.claim("East door", "origin-east")
    page = send(staff, "/lobbies", "/lobbies/rename", name="East door", to="Garden door")
    assert "The lobby is called Garden door from now on." in page.text
    assert office.office.lobbies.verify(token, now=office.office.clock().at).name == "Garden door"
    assert office.office.lobbies.by_origin()["origin-east"] == "Garden door"


@pytest.mark.parametrize(
    ("action", "fields", "sentence"),
    [
        ("token", {"name": ""}, "name is empty"),
        ("token", {"name": "x" * 61}, "1 to 60 letters"),
        ("revoke", {"name": "Moon"}, "There is no lobby"),
        ("rename", {"name": "Moon", "to": "Sun"}, "There is no lobby"),
        ("rename", {"name": "Gate", "to": " "}, "to is empty"),
        ("rename", {"name": "Gate", "to": "Yard"}, "There is a lobby"),
        ("pair", {"code": "0000-0000"}, "No lobby shows this code."),
    ],
)
def test_what_cannot_be_done_with_a_lobby_is_said(office, staff, action, fields, sentence):
    for name in ("Gate", "Yard"):
        office.office.lobbies.admit(name, now=office.office.clock().at)
    before = office.office.lobbies.all()
    page = send(staff, "/lobbies", f"/lobbies/{action}", **fields)
    assert page.status_code == 422
    assert sentence in page.text
    assert office.office.lobbies.all() == before


def test_only_administrators_take_lobbies_in(office):
    with office.signed_in("pat") as browser:
        assert "The code on its screen" not in browser.get("/lobbies").text
        assert send(browser, "/lobbies", "/lobbies/pair", code="0000-0000").status_code == 403
