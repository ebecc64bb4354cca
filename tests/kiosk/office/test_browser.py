"""A member of staff at a real browser."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from kiosk import reception
from kiosk.office import live
from kiosk.office.accounts import Accounts, Role
from kiosk.office.pages import rendering
from kiosk.visits.acknowledgement import Answer, AnswerKind
from kiosk.visits.events import BadgeUnconfirmed
from kiosk.visits.presence import Presence
from tests.kiosk.office.running import PASSWORD, HandClock, running

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
BEAT = 0.4

# Another process, as a terminal at the front desk would be. Its arguments: the journal, the time.
ARRIVE = """
import sys
from datetime import datetime
from kiosk import settings
from kiosk.journal import Journal
from kiosk.visits.moment import Moment
from tests.kiosk.office.running import check_in
journal = Journal(sys.argv[1])
now = Moment(datetime.fromisoformat(sys.argv[2]), -420)
print(check_in(journal, now, settings.load().purpose_list(), name=sys.argv[3]).id)
"""


@pytest.fixture(scope="module", autouse=True)
def quick_beats():
    """A page notices within a second that it is cut off."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(live, "BEAT_SECONDS", BEAT)
        patch.setitem(rendering._environment.globals, "BEAT_SECONDS", BEAT)
        yield


@pytest.fixture(scope="module")
def chromium():
    if CHROMIUM is None:
        pytest.skip("no Chromium is installed: apt install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        yield browser
        browser.close()


@pytest.fixture
def page(chromium, office, request):
    """A page on which Rosa is signed in; a test that asks for it gets one without scripts."""
    context = chromium.new_context(java_script_enabled=getattr(request, "param", True))
    context.set_default_timeout(10_000)
    opened = context.new_page()
    complaints = []
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.goto(office.address)
    opened.get_by_label("Name").fill("rosa")
    opened.get_by_label("Password").fill(PASSWORD)
    opened.get_by_role("button", name="Sign in").click()
    expect(opened.get_by_role("heading", name="Arrivals")).to_be_visible()
    yield opened
    context.close()
    assert complaints == []


def arrive_from_elsewhere(office, name):
    journal, now = office.office.journal, office.office.clock()
    done = subprocess.run(
        [sys.executable, "-c", ARRIVE, str(journal.engine.url), now.at.isoformat(), name],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
    )
    return done.stdout.strip()


def test_an_arrival_appears_by_itself_and_is_answered_with_one_tap(office, page):
    expect(page.get_by_text("Nobody is waiting.")).to_be_visible()
    expect(page.locator("[data-live]")).to_have_text("Live")
    visit = arrive_from_elsewhere(office, "María José")
    card = page.locator(f'#waiting [data-visit="{visit}"]')
    expect(card).to_contain_text("María José")
    expect(page).to_have_title("(1) Arrivals · Oak Street School")
    expect(page.locator("#announce")).to_have_text("María José has arrived: Meet someone, for Elena Rivera.")

    # What somebody is writing stays as it is while another visitor arrives.
    card.get_by_text("Another answer").click()
    card.get_by_label("In your words").fill("Please take a")
    second = office.check_in(name="Sam Lee", host=None, purpose="delivery", language="en")
    expect(page.locator(f'#waiting [data-visit="{second.id}"]')).to_be_visible()
    expect(card.get_by_label("In your words")).to_have_value("Please take a")

    page.locator(f'#waiting [data-visit="{second.id}"] [data-answer="on-my-way"]').click()
    answered = page.locator(f'#answered [data-visit="{second.id}"]')
    expect(answered).to_contain_text("Rosa Delgado: on my way")
    expect(page.locator("#notice")).to_contain_text("is on its way to the screen")
    expect(page).to_have_title("(1) Arrivals · Oak Street School")
    expect(card.get_by_label("In your words")).to_have_value("Please take a")

    # A colleague's answer moves the card, here as everywhere.
    reception.acknowledge(
        office.office.journal,
        visit,
        Answer(AnswerKind.IN_MINUTES, 5),
        by="Pat Kim",
        now=office.office.clock(),
    )
    expect(page.locator(f'#answered [data-visit="{visit}"]')).to_contain_text("Pat Kim: in 5 minutes")
    expect(page.get_by_text("Nobody is waiting.")).to_be_visible()
    answered.get_by_role("button", name="Sign out").click()
    expect(answered).to_have_count(0)
    assert not reception.find(office.office.journal, second.id).in_building


def test_a_printer_s_trouble_and_its_end_appear_by_themselves(office, page):
    told = {"name": "Main entrance", "camera": "working"}
    empty = Presence(**told, printer="attention", reasons=("out-of-labels",))
    office.office.lobbies.add("Main entrance", now=office.office.clock().at)
    office.office.presences.tell("Main entrance", empty, now=office.office.clock().at)
    trouble = page.locator("#troubles")
    expect(trouble).to_contain_text("Main entrance: the printer ran out of labels.")
    trouble.get_by_role("link", name="Lobbies").click()
    shown = page.locator("#lobbies")
    expect(shown).to_contain_text("the printer ran out of labels")
    office.office.presences.tell(
        "Main entrance", Presence(**told, printer="ready"), now=office.office.clock().at
    )
    expect(shown).to_contain_text("ready")
    page.get_by_role("link", name="Arrivals").click()
    expect(trouble).to_be_empty()


def test_a_badge_that_nobody_saw_is_printed_anew_with_another_name(office, page):
    visit = office.check_in(name="Ana Riuz")
    unsure = BadgeUnconfirmed(subject=visit.id, copy=1)
    office.office.journal.append(lambda _: [unsure], now=office.office.clock())
    card = page.locator(f'#waiting [data-visit="{visit.id}"]')
    expect(card).to_contain_text("Did a badge come out at Main entrance?")
    card.get_by_text("Fix the name and reprint").click()
    card.get_by_label("Name on the badge").fill("Ana Ruiz")
    card.locator("[data-reprint]").click()
    expect(page.locator("#notice")).to_contain_text("Ana Ruiz: copy 2 asked for at Main entrance.")
    expect(card).to_contain_text("Ana Ruiz")
    expect(card.locator("[data-came-out]")).to_have_count(0)


@pytest.mark.parametrize("page", [False], indirect=True)
def test_without_scripts_everything_still_works(office, page):
    visit = office.check_in(name="Ana Díaz")
    page.reload()
    card = page.locator(f'#waiting [data-visit="{visit.id}"]')
    card.get_by_text("Another answer").click()
    card.get_by_label("In your words").fill("Please take a seat")
    card.locator('[data-answer="written"]').click()
    expect(page.locator(f'#answered [data-visit="{visit.id}"]')).to_contain_text("“Please take a seat”")
    page.get_by_role("link", name="Roll call").click()
    page.locator(f'[data-visit="{visit.id}"]').get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("status")).to_contain_text("Ana Díaz is signed out.")


def test_a_page_that_is_cut_off_says_so_and_comes_back(chromium, tmp_path, school, catalogues):
    clock = HandClock()
    context = chromium.new_context()
    page = context.new_page()
    with running(school, tmp_path, clock, catalogues) as office:
        Accounts(office.office.journal).add("rosa", PASSWORD, Role.FRONT_DESK)
        page.goto(office.address)
        page.get_by_label("Name").fill("rosa")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        expect(page.locator("[data-live]")).to_be_visible()
        port = int(office.address.rpartition(":")[2])
    expect(page.locator("[data-live]")).to_have_text("Not live: trying to reach the office", timeout=10_000)
    with running(school, tmp_path, clock, catalogues, port=port) as office:
        visit = office.check_in()
        expect(page.locator(f'#waiting [data-visit="{visit.id}"]')).to_be_visible(timeout=10_000)
        expect(page.locator("[data-live]")).to_be_visible()
        context.close()
