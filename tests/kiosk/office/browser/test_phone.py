"""A visitor's own page, on her phone, while staff answer at the console."""

import pytest
from playwright.sync_api import expect

from kiosk import reception
from kiosk.visits.token import follow_token
from tests.kiosk.office.chromium import opened

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def phone(chromium):
    with opened(chromium, **PHONE) as page:
        yield page


def test_she_reads_in_her_language_what_staff_answer_and_the_page_ends_with_the_visit(office, page, phone):
    visit = office.check_in(name="Ana Ruiz", language="es")
    speaking = office.office.catalogues.translator("es")
    phone.goto(f"{office.address}/v/{follow_token(visit.token)}")
    expect(phone.locator("html")).to_have_attribute("lang", "es")
    expect(phone.locator(".number")).to_have_text(visit.number)
    expect(phone.get_by_role("heading")).to_contain_text("Elena Rivera")
    card = page.locator(f'#waiting [data-visit="{visit.id}"]')
    card.locator("[data-other]").click()
    card.locator('[data-phrase="take-a-seat"]').click()
    expect(phone.locator("main")).to_contain_text(speaking.text("Please take a seat."))
    row = page.locator(f'#answered [data-visit="{visit.id}"]')
    row.get_by_text("Change the answer").click()
    row.locator('[data-answer="please-go-to-host"]').click()
    expect(phone.locator("li")).to_have_text(["Straight ahead."])
    reception.check_out(office.office.journal, visit.id, by=reception.VISITOR, now=office.office.clock())
    ended = speaking.text("This visit has ended. Thank you for coming.")
    expect(phone.get_by_role("heading")).to_have_text(ended)
    expect(phone.locator(".number")).to_have_count(0)


def test_a_look_at_her_page_does_not_tell_her_name(office, phone):
    visit = office.check_in(name="Ana Ruiz", language="en")
    phone.goto(f"{office.address}/v/{follow_token(visit.token)}")
    expect(phone.locator(".number")).to_have_text(visit.number)
    expect(phone.locator("html")).not_to_contain_text("Ruiz")
