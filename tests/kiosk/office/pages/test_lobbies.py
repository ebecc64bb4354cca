import html as entities

import pytest

from kiosk.office.presences import EXPIRES
from kiosk.visits.presence import Presence


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
