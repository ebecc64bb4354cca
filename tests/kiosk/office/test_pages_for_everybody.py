"""Every page of the console for people who use a keyboard, a screen reader or a phone."""

from contextlib import ExitStack
from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.kiosk.office.chromium import opened, signed_in
from tests.kiosk.office.every_page import EVERY_PAGE, unseen
from tests.kiosk.office.morning import morning

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
BY_NIGHT = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": ["violations"]}
LAPTOP, PHONE = 1366, 390
STATES = {page.name for before, page in pairwise(EVERY_PAGE) if before.route == page.route}
"""Those that are another page in another state: what is the same was looked at on a laptop before."""

LEAST = 44  # pixels of whatever a finger touches, where it does not stand in a sentence
CONTROLS = "nav a, button, .button, summary, input:not([type=checkbox]), select, textarea"
NARROW = """([controls, least]) => [...document.querySelectorAll(controls)]
    .filter(it => it.checkVisibility() && it.getBoundingClientRect().height < least)
    .map(it => it.outerHTML)"""


@pytest.fixture(scope="module")
def school(tmp_path_factory, catalogues):
    """A school where something happens."""
    with morning(tmp_path_factory.mktemp("morning"), catalogues) as at_ten:
        yield at_ten


@pytest.fixture(scope="module")
def browsers(chromium, school):
    """A page for each of those who look at one."""
    # Axe comes from the test, not from the office, whose policy would refuse it.
    options = {"bypass_csp": True, "reduced_motion": "reduce"}
    with ExitStack() as stack:
        yield {
            who: stack.enter_context(
                signed_in(chromium, school.office, who, **options) if who else opened(chromium, **options)
            )
            for who in {page.who for page in EVERY_PAGE}
        }


def test_no_page_is_left_out():
    assert unseen() == set()


@pytest.mark.parametrize("page", EVERY_PAGE, ids=lambda page: page.name)
def test_axe_finds_nothing_and_all_of_it_fits(school, browsers, page):
    browser = browsers[page.who]
    browser.set_viewport_size({"width": LAPTOP, "height": 900})
    browser.emulate_media(color_scheme="light", reduced_motion="reduce")
    browser.goto(school.office.address + page.address(school))
    page.then(browser)
    for width in (PHONE,) if page.name in STATES else (LAPTOP, PHONE):
        browser.set_viewport_size({"width": width, "height": 900})
        assert fits(browser)
        assert browser.evaluate(NARROW, [CONTROLS, LEAST]) == []
        found = Axe().run(browser, options=RULES)
        assert found.violations_count == 0, found.generate_report()
    browser.emulate_media(color_scheme="dark", reduced_motion="reduce")
    found = Axe().run(browser, options=BY_NIGHT)
    assert found.violations_count == 0, found.generate_report()
    browser.evaluate("for (const it of document.querySelectorAll('main details')) it.open = true")
    assert fits(browser)


def fits(browser):
    """Whether nothing stands beyond the edge of the window."""
    return browser.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
