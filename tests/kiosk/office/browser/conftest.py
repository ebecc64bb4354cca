"""A real browser, with which a member of staff is signed in."""

import contextlib

import pytest
from playwright.sync_api import expect

from kiosk.office import live
from kiosk.office.pages import rendering
from tests.kiosk.office.conftest import MILLISECONDS
from tests.kiosk.office.running import PASSWORD

BEAT = 0.4


@pytest.fixture(scope="module", autouse=True)
def quick_beats():
    """A page notices within a second that it is cut off."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(live, "BEAT_SECONDS", BEAT)
        patch.setitem(rendering._environment.globals, "BEAT_SECONDS", BEAT)
        yield


@contextlib.contextmanager
def signed_in(chromium, office, name, **options):
    """A page on which this member of staff is signed in."""
    context = chromium.new_context(**options)
    context.set_default_timeout(MILLISECONDS)
    opened = context.new_page()
    complaints = []
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.goto(office.address)
    opened.get_by_label("Name").fill(name)
    opened.get_by_label("Password").fill(PASSWORD)
    opened.get_by_role("button", name="Sign in").click()
    expect(opened.get_by_role("navigation", name="Console")).to_be_attached()
    yield opened
    context.close()
    assert complaints == []


@pytest.fixture
def page(chromium, office, request):
    """A page on which Rosa is signed in; a test that asks for it gets one without scripts."""
    with signed_in(chromium, office, "rosa", java_script_enabled=getattr(request, "param", True)) as opened:
        yield opened


@pytest.fixture
def colleague(chromium, office):
    """A page on which Pat is signed in, beside Rosa’s."""
    with signed_in(chromium, office, "pat") as opened:
        yield opened
