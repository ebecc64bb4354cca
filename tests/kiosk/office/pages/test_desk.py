"""Checking somebody in at the desk."""

import pytest

from kiosk.visits.badge import BadgeIssue, BadgeState
from kiosk.visits.events import BadgeRequested
from tests.kiosk.office.running import send

TOLD = {"name": "Ana Ruiz", "purpose": "meeting", "host": "rivera", "language": "es", "lobby": "Desk test"}


@pytest.fixture
def lobby(office):
    if "Desk test" not in office.office.lobbies.standing():
        office.office.lobbies.add("Desk test", now=office.office.clock().at)
    return "Desk test"


def newest(office):
    with office.office.journal.reading() as view:
        visit = next(view.log())
        return visit, view.story(visit.id)


def test_without_a_lobby_there_is_no_badge(staff):
    assert "No lobby is connected yet." in staff.get("/desk").text


def test_she_is_checked_in_and_her_badge_is_printed_at_the_lobby(office, staff, lobby):
    shown = send(staff, "/desk", "/desk", **TOLD, interpreter="yes")
    visit, story = newest(office)
    assert f"{visit.number} Ana Ruiz is checked in. The badge is printed at Desk test." in shown.text
    assert (visit.number, visit.host, visit.language, visit.interpreter) == ("DK-001", "rivera", "es", True)
    assert visit.badge == BadgeIssue(1, BadgeState.REQUESTED, lobby="Desk test")
    [badge] = [fact.event for fact in story if isinstance(fact.event, BadgeRequested)]
    assert badge.name == "Ana Ruiz", "the lobby is told no other name of hers"


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"name": " "}, "A visitor needs a name."),
        ({"purpose": "dance"}, "There is no purpose"),
        ({"host": "moon"}, "There is no host"),
        ({"language": "xx"}, "There is no language"),
        ({"lobby": "Moon"}, "There is no lobby"),
    ],
)
def test_what_cannot_be_is_refused_and_what_was_typed_stays(staff, lobby, changed, sentence):
    page = send(staff, "/desk", "/desk", **(TOLD | changed))
    assert page.status_code == 422
    assert sentence in page.text
    if "name" not in changed:
        assert 'value="Ana Ruiz"' in page.text
