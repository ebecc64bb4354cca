"""A host's own page in a real browser."""

import pytest
from playwright.sync_api import expect

from kiosk import reception
from kiosk.office.accounts import Role
from tests.kiosk.office.chromium import signed_in


@pytest.fixture
def host(chromium, office):
    """A page on which Elena is signed in, who is Elena Rivera of the directory."""
    office.office.accounts.change("elena", full_name="Elena Rivera", role=Role.HOST, email="", host="rivera")
    with signed_in(chromium, office, "elena") as opened:
        yield opened


def test_her_visitor_appears_by_itself_and_is_answered_with_one_tap(office, host):
    expect(host.get_by_role("heading", name="My visitors", exact=True)).to_be_visible()
    expect(host.get_by_text("Live", exact=True)).to_be_visible()
    office.check_in(name="Not Hers", host="front")
    visit = office.check_in(name="Ana Ruiz")
    card = host.locator(f'#waiting [data-visit="{visit.id}"]')
    expect(card.get_by_role("heading", name="Ana Ruiz")).to_be_visible()
    expect(host.get_by_text("Not Hers")).to_have_count(0)
    expect(host).to_have_title("(1) My visitors · Oak Street School")
    card.locator('[data-answer="on-my-way"]').click()
    expect(host.locator(f'#answered [data-visit="{visit.id}"]')).to_be_visible()
    assert reception.find(office.office.journal, visit.id).acknowledgement.by == "Elena Rivera"
    assert host.url == f"{office.address}/mine"


def test_an_answer_that_comes_too_late_is_told_so(office, host):
    visit = office.check_in(name="Bo Chen")
    button = host.locator(f'#waiting [data-visit="{visit.id}"] [data-answer="on-my-way"]')
    expect(button).to_be_visible()
    # While nothing reaches her page, the front desk hands the visitor on.
    host.context.route("**/mine", lambda route: route.abort())
    reception.refer(office.office.journal, visit.id, "front", by="Pat Kim", now=office.office.clock())
    button.click()
    expect(host.locator("#notice")).to_contain_text("not, or no longer, one of yours")
    assert reception.find(office.office.journal, visit.id).acknowledgement is None
