"""A real browser, with which a member of staff is signed in."""

import pytest

from kiosk.office import live
from kiosk.office.pages import rendering
from tests.kiosk.office.chromium import signed_in

BEAT = 0.4


@pytest.fixture(scope="module", autouse=True)
def quick_beats():
    """A page notices within a second that it is cut off."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(live, "BEAT_SECONDS", BEAT)
        patch.setitem(rendering._environment.globals, "BEAT_SECONDS", BEAT)
        yield


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
