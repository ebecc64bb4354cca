"""Arrivals, as a member of staff meets them in a browser."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

from kiosk import reception
from kiosk.office.accounts import Accounts, Role
from kiosk.visits.acknowledgement import Answer, AnswerKind
from kiosk.visits.events import BadgeUnconfirmed
from kiosk.visits.phrase import Phrase
from kiosk.visits.presence import Presence
from tests.kiosk.office.running import PASSWORD, HandClock, running

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


def arrive_from_elsewhere(office, name):
    journal, now = office.office.journal, office.office.clock()
    done = subprocess.run(
        [sys.executable, "-c", ARRIVE, str(journal.engine.url), now.at.isoformat(), name],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[4])},
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
    card.locator("[data-more]").click()
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


def test_of_two_who_answer_at_once_the_slower_one_sees_who_was_first(office, page, colleague):
    visit = office.check_in(name="Ana Ruiz")
    mine, theirs = (
        opened.locator(f'#waiting [data-visit="{visit.id}"] [data-answer="on-my-way"]')
        for opened in (page, colleague)
    )
    expect(mine).to_be_visible()
    expect(theirs).to_be_visible()
    # What the colleague's page has not heard of yet: the stream tells it nothing until it has answered.
    colleague.route("**/", lambda route: route.abort())
    mine.click()
    expect(page.locator("#notice")).to_contain_text("is on its way to the screen")
    theirs.click()
    told = colleague.locator("#notice [role=alert]")
    expect(told).to_have_text(
        f"Rosa Delgado has seen to visit {visit.number} meanwhile. Look how it stands now."
    )
    expect(colleague.locator(f'#answered [data-visit="{visit.id}"]')).to_contain_text(
        "Rosa Delgado: on my way"
    )


def test_a_wrong_answer_is_taken_back_and_a_phrase_is_sent_instead(office, page):
    visit = office.check_in(name="Ana Ruiz")
    card = page.locator(f'#waiting [data-visit="{visit.id}"]')
    card.locator('[data-answer="in-5-minutes"]').click()
    expect(page.locator(f'#answered [data-visit="{visit.id}"]')).to_contain_text("in 5 minutes")
    page.locator("[data-undo]").click()
    expect(page.locator("#notice")).to_contain_text("is taken back")
    card.get_by_text("Another answer").click()
    phrase = card.locator('[data-phrase="take-a-seat"]')
    expect(phrase).to_contain_text("Please take a seat.")
    phrase.click()
    row = page.locator(f'#answered [data-visit="{visit.id}"]')
    expect(row).to_contain_text("Rosa Delgado: “Please take a seat.”")
    row.locator("[data-met]").click()
    expect(row).to_contain_text("Met at")
    expect(row.locator("[data-met]")).to_have_count(0)
    stands = reception.find(office.office.journal, visit.id)
    assert stands.acknowledgement.answer.phrase is Phrase.TAKE_A_SEAT
    assert stands.resolved_by == "Rosa Delgado"


def test_she_is_handed_on_and_a_message_is_taken_for_whoever_is_away(office, page):
    visit = office.check_in(name="Ana Ruiz")
    card = page.locator(f'#waiting [data-visit="{visit.id}"]')
    card.locator("[data-more]").click()
    card.get_by_label("Hand on to").select_option("front")
    card.locator("[data-refer]").click()
    expect(page.locator("#notice")).to_contain_text("is now with Front desk in Main office")
    expect(card).to_contain_text("Handed on from Elena Rivera to Front desk")
    card.locator("[data-more]").click()
    card.get_by_text("Take a message").click()
    card.locator("form[action$='/message'] [name=host]").select_option("rivera")
    card.get_by_label("How to reach the visitor").fill("(555) 010-0199")
    card.get_by_label("What it is about").fill("About Friday.")
    card.locator("[data-message]").click()
    expect(page.locator("#notice")).to_contain_text("stands among the messages")
    page.get_by_role("link", name="Messages").click()
    message = page.locator("[data-message]", has_text="About Friday.")
    expect(message).to_contain_text("Answer to (555) 010-0199, in Spanish.")
    message.locator("[data-done]").click()
    expect(page.locator("#notice")).to_contain_text("The message is done.")


def test_somebody_is_checked_in_at_the_desk(office, page):
    if "Main entrance" not in office.office.lobbies.standing():
        office.office.lobbies.add("Main entrance", now=office.office.clock().at)
    page.get_by_role("link", name="Check somebody in").click()
    page.get_by_label("Name").fill("José Díaz")
    page.get_by_label("To see").select_option("rivera")
    page.get_by_label("An interpreter is needed").check()
    page.get_by_role("button", name="Check in").click()
    expect(page.locator("#notice")).to_contain_text(
        "José Díaz is checked in. The badge is printed at Main entrance."
    )
    expect(page.locator("#waiting", has_text="José Díaz")).to_contain_text("Needs an interpreter")
