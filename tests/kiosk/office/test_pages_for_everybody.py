"""Every page of the console for people who use a keyboard, a screen reader or a phone."""

from contextlib import ExitStack

import pytest
from axe_playwright_python.sync_playwright import Axe

from kiosk import reception
from kiosk.office.accounts import Role
from kiosk.visits.acknowledgement import Answer, AnswerKind
from kiosk.visits.visit import VISITOR
from tests.kiosk.office.browser.conftest import signed_in

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
WIDTHS = {"laptop": 1366, "phone": 390}
PAGES = {
    "rosa": [
        "/", "/desk", "/roll-call", "/visits", "/invitations", "/messages", "/follow-up", "/directory",
        "/lobbies", "/reports", "/settings", "/undelivered",
    ],
    "elena": ["/mine"],
}  # fmt: skip


@pytest.fixture(scope="module")
def busy(office):
    """A school where something happens."""
    journal, now = office.office.journal, office.office.clock()
    office.office.accounts.change("elena", full_name="Elena Rivera", role=Role.HOST, email="", host="rivera")
    office.check_in(name="Ana Ruiz")
    answered = office.check_in(name="Bo Chen", language="en")
    reception.acknowledge(journal, answered.id, Answer(AnswerKind.ON_MY_WAY), by="Pat Kim", now=now)
    office.check_in(name="Sam Lee", host=None, purpose="delivery", language="en")
    office.check_in(name="Di Osei", host="front")
    reception.go_off_duty(journal, "front", cover="rivera", until=None, by="Rosa Delgado", now=now)
    reception.leave_message(
        journal, host="rivera", visit=answered.id, language="en", name="Bo Chen", contact="555 010 0101",
        text="About the class trip.", by=VISITOR, now=now,
    )  # fmt: skip
    return office


@pytest.fixture(scope="module")
def pages(chromium, busy):
    """A page for each member of staff, on which she is signed in."""
    with ExitStack() as opened:
        # Axe comes from the test, not from the office, whose policy would refuse it.
        yield {name: opened.enter_context(signed_in(chromium, busy, name, bypass_csp=True)) for name in PAGES}


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
@pytest.mark.parametrize(("name", "path"), [(name, path) for name, paths in PAGES.items() for path in paths])
def test_axe_finds_nothing_and_all_of_it_fits(busy, pages, name, path, width):
    page = pages[name]
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(busy.address + path)
    assert fits(page)
    for hidden in page.locator("main details:not([open]) > summary").all():
        if hidden.is_visible():
            hidden.click()
    # What appears softly is judged when it is there.
    page.wait_for_function("document.getAnimations().every(it => it.playState === 'finished')")
    assert fits(page)
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()


def fits(page):
    """Whether nothing stands beyond the edge of the window."""
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
