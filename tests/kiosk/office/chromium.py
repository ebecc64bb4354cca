"""Debian's Chromium, as a member of staff uses it."""

import contextlib
import shutil

from playwright.sync_api import expect, sync_playwright

from tests.kiosk.office.running import PASSWORD

INSTALLED = shutil.which("chromium") or shutil.which("chromium-browser")
MILLISECONDS = 30_000  # for what happens at once, on a machine that does much else


@contextlib.contextmanager
def launched():
    """The browser."""
    expect.set_options(timeout=MILLISECONDS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=INSTALLED, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        yield browser
        browser.close()


@contextlib.contextmanager
def opened(chromium, **options):
    """A page of its own, on which no script may fail."""
    context = chromium.new_context(**options)
    context.set_default_timeout(MILLISECONDS)
    page = context.new_page()
    complaints = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


@contextlib.contextmanager
def signed_in(chromium, office, name, **options):
    """A page on which this member of staff is signed in."""
    with opened(chromium, **options) as page:
        page.goto(office.address)
        page.get_by_label("Name").fill(name)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("navigation", name="Console")).to_be_attached()
        yield page
