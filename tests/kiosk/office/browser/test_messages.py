"""How many messages wait stands in the menu of every page, and changes by itself."""

import pytest
from playwright.sync_api import expect

from kiosk import reception


@pytest.mark.parametrize("address", ["/messages", "/directory"], ids=["a live page", "any other page"])
def test_the_menu_counts_the_messages_as_they_come_and_are_answered(office, page, address):
    journal, now = office.office.journal, office.office.clock()
    told = {"language": "es", "name": "Ana Ruiz", "contact": "(555) 010-0199", "text": "About Friday."}
    page.goto(office.address + address)
    expect(page.locator("[data-live]")).to_have_text("Live")
    count = page.locator("#open-messages-count")
    expect(count).to_be_hidden()
    message = reception.leave_message(journal, host="rivera", visit=None, by="visitor", now=now, **told)
    expect(count).to_have_text("1 to be answered")
    expect(count).to_be_visible()
    reception.finish_message(journal, message, by="Pat Kim", now=now)
    expect(count).to_be_hidden()
