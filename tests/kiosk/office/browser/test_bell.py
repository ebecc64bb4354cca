"""The sound of an arrival, and the note on the desktop, in a browser that says when it makes them."""

import pytest
from playwright.sync_api import expect

from tests.kiosk.office.chromium import signed_in

# Writes into the page how many tones it made and what it noted, and is behind another window when told so.
LISTENING = """
    const told = () => document.documentElement.dataset;
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (...at) {
        told().tones = 1 + Number(told().tones ?? 0);
        start.apply(this, at);
    };
    window.Notification = class {
        static permission = "default";
        static async requestPermission() { return this.permission = "granted"; }
        constructor(text) { told().noted = (told().noted ?? "") + text; }
    };
    Object.defineProperty(document, "hidden", { get: () => "behind" in told() });
"""


@pytest.fixture
def page(chromium, office):
    with signed_in(chromium, office, "rosa") as opened:
        opened.add_init_script(LISTENING)
        opened.reload()
        came = office.check_in(name="Ana Ruiz")
        expect(opened.locator(f'#waiting [data-visit="{came.id}"]')).to_be_visible()  # so it hears of entries
        yield opened


def test_an_arrival_is_heard_once_the_sound_is_on(office, page):
    sound = page.locator("[data-chime]")
    sound.click()
    expect(sound).to_have_text("Sound is on")
    expect(sound).to_have_attribute("aria-pressed", "true")
    expect(page.locator("html")).to_have_attribute("data-tones", "2")  # how it sounds
    office.check_in(name="Bo Chen")
    expect(page.locator("html")).to_have_attribute("data-tones", "4")
    sound.click()
    expect(sound).to_have_text("Sound is off")


def test_a_page_that_was_opened_anew_says_that_a_click_is_needed_and_any_will_do(office, page):
    page.locator("[data-chime]").click()
    expect(page.locator("[data-chime]")).to_have_text("Sound is on")
    page.reload()
    expect(page.locator("[data-chime]")).to_have_text("Sound is on after a click")
    page.get_by_role("heading", name="Arrivals").click()
    expect(page.locator("[data-chime]")).to_have_text("Sound is on")


def test_behind_another_window_an_arrival_is_noted_without_a_name(office, page):
    notes = page.locator("[data-notify]")
    notes.click()
    expect(notes).to_have_text("Notifications are on")
    page.evaluate("document.documentElement.dataset.behind = ''")
    office.check_in(name="Bo Chen")
    expect(page.locator("html")).to_have_attribute("data-noted", "Somebody has arrived.")
