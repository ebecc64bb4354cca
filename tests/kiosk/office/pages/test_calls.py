"""Calls for somebody: every page shows them, and the first to go is named to all."""

import pytest

from kiosk import reception
from kiosk.visits.help import HelpKind
from kiosk.visits.presence import AtScreen, Presence
from tests.kiosk.office.running import send


@pytest.fixture(autouse=True)
def later(office):
    """What tests before called for is over."""
    office.office.clock.advance(hours=13)


@pytest.fixture
def visit(office):
    return office.check_in()


def ask(office, kind=HelpKind.ACCESS, **told):
    return reception.ask_help(
        office.office.journal, kind, lobby="Gym", language="es", now=office.office.clock(), **told
    )


@pytest.mark.parametrize(
    ("kind", "interpreter", "told"),
    [
        (HelpKind.INTERPRETER, "prs", "Somebody asks for an interpreter for Dari"),
        (HelpKind.INTERPRETER, None, "Somebody asks for an interpreter</strong>"),
        (HelpKind.ACCESS, None, "Somebody asks for help with access"),
        (HelpKind.SUPERVISOR, None, "Somebody asks for a supervisor"),
        (HelpKind.OFFICE, None, "Somebody calls the office"),
    ],
)
def test_help_is_shown_with_language_and_place_on_every_page(office, staff, kind, interpreter, told):
    ask(office, kind, interpreter_language=interpreter)
    for page in ("/", "/reports", "/directory"):
        shown = staff.get(page).text
        assert told in shown
        assert "at Gym" in shown
        assert "Spanish (Español)" in shown


def test_the_first_to_go_is_named_to_all(office, staff):
    help = ask(office)
    with office.signed_in("pat") as colleague:
        assert "Pat Kim is going there." in send(colleague, "/", f"/helps/{help}/answer").text
    shown = send(staff, "/", f"/helps/{help}/answer").text
    assert "Pat Kim is going there." in shown
    assert "Rosa Delgado is going there." not in shown
    office.office.clock.advance(minutes=3)
    assert "Somebody asks for help" not in staff.get("/").text
    assert send(staff, "/", "/helps/unknown/answer").status_code == 404


def test_her_visit_comes_first_when_she_asks_for_help(office, staff, visit):
    other = office.check_in(name="Sam Lee")
    ask(office, visit=other.id)
    shown = staff.get("/").text
    assert "Asked for help" in shown
    assert shown.index(f'data-key="{other.id}"') < shown.index(f'data-key="{visit.id}"')


def test_a_colleague_is_asked_and_comes(office, staff, visit):
    shown = send(staff, "/", f"/visits/{visit.id}/colleague").text
    assert "Every open console asks a colleague to come." in shown
    assert "Rosa Delgado asks for a colleague" in shown
    assert "/colleague/join" not in shown, "nobody joins herself"
    with office.signed_in("pat") as colleague:
        assert f'action="/visits/{visit.id}/colleague/join"' in colleague.get("/visits").text
        shown = send(colleague, "/", f"/visits/{visit.id}/colleague/join").text
    assert "Pat Kim is going there." in shown


@pytest.mark.parametrize(
    ("at_screen", "told"),
    [
        (AtScreen.SOMEBODY, "Someone is at the screen"),
        (AtScreen.LEFT_HALFWAY, "Someone may need help: the screen was left half-way"),
    ],
)
def test_whoever_is_at_a_screen_is_told_of_and_forgotten(office, staff, at_screen, told):
    now = office.office.clock().at
    if "Side entrance" not in office.office.lobbies.standing():
        office.office.lobbies.add("Side entrance", now=now)
    presence = Presence(
        name="Side entrance", printer="ready", camera="working", at_screen=at_screen, since=now, language="vi"
    )
    office.office.presences.tell("Side entrance", presence, now=now)
    shown = staff.get("/").text
    assert f"<strong>{told}</strong> at Side entrance" in shown
    assert "Vietnamese" in shown
    office.office.clock.advance(minutes=1)
    assert told not in staff.get("/").text
