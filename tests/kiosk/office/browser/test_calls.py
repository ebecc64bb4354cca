"""Calls for somebody, as they appear by themselves in a browser."""

import pytest
from playwright.sync_api import expect

from kiosk import reception
from kiosk.visits.help import HelpKind
from kiosk.visits.presence import AtScreen, Presence


@pytest.fixture(autouse=True)
def lobby(office):
    """A lobby of its own, at whose screen nobody is."""
    if "Gym" not in office.office.lobbies.standing():
        office.office.lobbies.add("Gym", now=office.office.clock().at)


def tell(office, at_screen, language=None):
    """What the lobby's heartbeat does when who is at its screen changes."""
    now = office.office.clock().at
    since = now if language else None
    told = Presence(
        name="Gym", printer="ready", camera="working", at_screen=at_screen, since=since, language=language
    )
    if office.office.presences.tell("Gym", told, now=now):
        office.office.hub.glance()


def test_a_first_touch_and_who_left_half_way_are_shown_at_once(office, page):
    calls = page.locator("#calls")
    expect(page.locator("[data-live]")).to_have_text("Live")
    tell(office, AtScreen.SOMEBODY, "es")
    expect(calls).to_contain_text("Someone is at the screen at Gym")
    expect(calls).to_contain_text("Spanish (Español)")
    tell(office, AtScreen.LEFT_HALFWAY, "es")
    expect(calls).to_contain_text("Someone may need help: the screen was left half-way at Gym")
    tell(office, AtScreen.NOBODY)
    expect(calls.locator("li")).to_have_count(0)


def test_help_that_is_asked_for_reaches_every_page_and_one_goes(office, page, colleague):
    page.goto(f"{office.address}/reports")
    expect(page.locator("[data-live]")).to_have_text("Live")
    help = reception.ask_help(
        office.office.journal,
        HelpKind.INTERPRETER,
        lobby="Gym",
        language="en",
        interpreter_language="so",
        now=office.office.clock(),
    )
    call = page.locator("#calls li")
    expect(call).to_contain_text("Somebody asks for an interpreter for Somali at Gym")
    expect(page).to_have_title("Reports · Oak Street School")
    expect(page.locator("#announce")).to_have_text("Somebody asks for an interpreter for Somali at Gym.")
    colleague.locator("#calls [data-go]").click()
    expect(colleague.locator("#calls")).to_contain_text("Pat Kim is going there.")
    expect(call).to_contain_text("Pat Kim is going there.")
    expect(call.locator("[data-go]")).to_have_count(0)
    with office.office.journal.reading() as view:
        assert view.help(help).answered_by == "Pat Kim"


def test_a_colleague_is_asked_without_a_word_to_the_visitor(office, page, colleague):
    visit = office.check_in(name="Ana Ruiz")
    card = page.locator(f'#waiting [data-visit="{visit.id}"]')
    card.locator("[data-more]").click()
    card.locator("[data-colleague]").click()
    expect(page.locator("#notice")).to_contain_text("Every open console asks a colleague to come.")
    call = colleague.locator("#calls li", has_text="Rosa Delgado asks for a colleague")
    call.locator("[data-go]").click()
    expect(page.locator("#calls")).to_contain_text("Pat Kim is going there.")
