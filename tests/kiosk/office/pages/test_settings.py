import re

import pytest

from kiosk.journal.entry import Entry
from kiosk.office.accounts import Role
from kiosk.office.alerts.outbox import post
from kiosk.office.pages.settings import _masked
from tests.kiosk.office.running import PASSWORD, send

ACCOUNT = {"name": "Kim", "full_name": "Kim Lee", "role": "front-desk", "password": PASSWORD}


def test_a_lobbys_token_is_shown_once(office, staff):
    page = send(staff, "/settings", "/settings/lobbies", name="North door")
    token = re.search(r"data-token>([\w-]{43})<", page.text)[1]
    assert office.office.lobbies.verify(token, now=office.office.clock().at).name == "North door"
    shown = staff.get("/settings").text
    assert token not in shown
    assert "North door" in shown
    assert "connected" in shown


def test_a_lobby_is_cut_off(office, staff):
    page = send(staff, "/settings", "/settings/lobbies", name="South door")
    token = re.search(r"data-token>([\w-]{43})<", page.text)[1]
    assert "counts no more" in send(staff, "/settings", "/settings/lobbies/revoke", name="South door").text
    assert office.office.lobbies.verify(token, now=office.office.clock().at) is None


@pytest.mark.parametrize(
    ("action", "fields", "sentence"),
    [
        ("lobbies", {"name": ""}, "name is empty"),
        ("lobbies", {"name": "x" * 61}, "1 to 60 letters"),
        ("lobbies/revoke", {"name": "Moon"}, "There is no lobby"),
        ("accounts", {**ACCOUNT, "role": "king"}, "which is none of front-desk, host"),
        ("accounts", {**ACCOUNT, "password": "short"}, "at least 10 are needed"),
        ("accounts", {**ACCOUNT, "full_name": ""}, "full name is empty"),
        ("accounts", {**ACCOUNT, "name": "rosa"}, "There is an account"),
        ("accounts/password", {"name": "nobody", "password": PASSWORD}, "There is no account"),
        ("accounts/password", {"name": "rosa", "password": "short"}, "at least 10 are needed"),
    ],
)
def test_what_cannot_be_done_is_said(office, staff, action, fields, sentence):
    before = (office.office.accounts.all(), office.office.lobbies.all())
    page = send(staff, "/settings", f"/settings/{action}", **fields)
    assert page.status_code == 422
    assert sentence in page.text
    assert (office.office.accounts.all(), office.office.lobbies.all()) == before


def test_an_account_is_made_and_opens(office, staff):
    assert "The account was made." in send(staff, "/settings", "/settings/accounts", **ACCOUNT).text
    assert office.office.accounts.check("kim", PASSWORD).role is Role.FRONT_DESK
    with office.signed_in("kim") as browser:
        page = send(
            staff, "/settings", "/settings/accounts/password", name="kim", password="  spaces count  "
        )
        assert "The password was changed." in page.text
        assert browser.get("/").url.path == "/sign-in"
    assert office.office.accounts.check("kim", "  spaces count  ")


def test_what_was_not_delivered_and_what_was_set_aside_is_shown(office, staff):
    visit = office.check_in()
    journal, outbox, now = office.office.journal, office.office.outbox, office.office.clock()
    with journal.writing() as connection:
        post(connection, visit.id, "email", "nobody@oakstreet.example", due=now.at)
    outbox.died(outbox.due("email", now=now.at, horizon=now.at), "550 no such mailbox", now=now)
    first = journal.of(journal.origin, limit=1)[0]
    journal.merge([Entry(first.origin, 1, "", "another seal")])
    page = staff.get("/settings").text
    for text in ("nobody@oakstreet.example", "550 no such mailbox", "given up", "another entry stands"):
        assert text in page


def test_the_settings_in_force_are_shown_without_secrets(staff):
    page = staff.get("/settings").text
    assert "<dt>time_zone</dt><dd>America/Denver</dd>" in page
    assert "<dt>email.front_desk</dt><dd>none</dd>" in page


@pytest.mark.parametrize(
    ("key", "value", "shown"),
    [
        ("database", "postgresql+psycopg://kiosk:secret@db/kiosk", "postgresql+psycopg://kiosk:***@db/kiosk"),
        ("webhook.url", "https://hooks.example/T0/secret", "https://hooks.example/…"),
        ("email.server", "mail.example", "mail.example"),
    ],
)
def test_secrets_are_masked(key, value, shown):
    assert _masked(key, value) == shown
