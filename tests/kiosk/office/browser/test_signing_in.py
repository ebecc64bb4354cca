"""Signing in and out, as a member of staff does."""

from playwright.sync_api import expect

from tests.kiosk.office.chromium import opened
from tests.kiosk.office.running import PASSWORD


def test_a_mistake_is_told_and_the_page_that_was_asked_for_opens(chromium, office):
    with opened(chromium) as page:
        page.goto(f"{office.address}/roll-call")
        expect(page.get_by_label("Name")).to_be_focused()
        page.keyboard.type("rosa")
        page.get_by_label("Password").fill("not my password")
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert")).to_have_text("The name or the password is wrong.")
        expect(page.get_by_label("Name")).to_have_value("rosa")
        expect(page.get_by_label("Password")).to_be_focused()
        page.keyboard.type(PASSWORD)
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Roll call")).to_be_visible()


def test_whoever_signs_out_is_signed_out_on_every_page_that_is_open(office, page):
    beside = page.context.new_page()
    beside.goto(f"{office.address}/reports")
    expect(beside.locator("[data-live]")).to_have_text("Live")
    page.get_by_role("button", name="Sign out", exact=True).click()
    for each in (page, beside):
        expect(each.get_by_role("heading", name="Sign in")).to_be_visible()
