from datetime import date

import pytest

from kiosk.journal.entry import Entry
from kiosk.office.accounts import Role
from kiosk.office.alerts.outbox import About, post
from kiosk.office.pages import ABOUT_PEOPLE
from kiosk.office.pages.settings import LOOKED_AT, _masked
from kiosk.settings import NewsSettings
from kiosk.visits.events import Topic
from tests.kiosk.office.every_page import got
from tests.kiosk.office.running import PASSWORD, send

ACCOUNT = {"name": "Kim", "full_name": "Kim Lee", "role": "front-desk", "password": PASSWORD}


@pytest.mark.parametrize(
    ("action", "fields", "sentence"),
    [
        ("accounts", {**ACCOUNT, "role": "king"}, "which is none of front-desk, host"),
        ("accounts", {**ACCOUNT, "password": "short"}, "at least 10 are needed"),
        ("accounts", {**ACCOUNT, "full_name": ""}, "full name is empty"),
        ("accounts", {**ACCOUNT, "name": "rosa"}, "There is an account"),
        ("accounts/password", {"name": "nobody", "password": PASSWORD}, "There is no account"),
        ("accounts/password", {"name": "rosa", "password": "short"}, "at least 10 are needed"),
    ],
)
def test_what_cannot_be_done_is_said(office, staff, action, fields, sentence):
    before = office.office.accounts.all()
    page = send(staff, "/settings", f"/settings/{action}", **fields)
    assert page.status_code == 422
    assert sentence in page.text
    assert office.office.accounts.all() == before


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
        about = About(Topic.VISIT, visit.id, "", "arrived")
        post(connection, about, "email", "nobody@oakstreet.example", due=now.at)
    outbox.died(outbox.due("email", now=now.at, horizon=now.at), "550 no such mailbox", now=now)
    first = journal.of(journal.origin, limit=1)[0]
    journal.merge([Entry(first.origin, 1, "", "another seal")])
    page = staff.get("/settings").text
    for text in ("1 alert waits here", "another entry stands"):
        assert text in page


def test_the_settings_in_force_are_shown_without_secrets(staff):
    page = staff.get("/settings").text
    assert "<dt>time_zone</dt><dd>America/Denver</dd>" in page
    assert "<dt>email.front_desk</dt><dd>none</dd>" in page


def test_that_the_news_has_run_out_is_told(office, staff):
    assert "The last of the news" not in staff.get("/settings").text
    news = office.office.settings.school.news
    news.append(NewsSettings(text={"en": "Book fair."}, until=date(2020, 5, 7)))
    try:
        page = staff.get("/settings").text
    finally:
        news.clear()
    assert "The last of the news was for Thu, May 7, 2020: the welcome screens show none now." in page


@pytest.mark.parametrize(
    ("key", "value", "shown"),
    [
        ("database", "postgresql+psycopg://kiosk:secret@db/kiosk", "postgresql+psycopg://kiosk:***@db/kiosk"),
        ("webhook.url", "https://hooks.example/T0/secret", "https://hooks.example/…"),
        ("email.server", "mail.example", "mail.example"),
        ("other.urls", "pover://user@token", "pover://…"),
        ("ntfy.topic", "oak-street-7f3a", "…"),
        ("people.rivera.ntfy", "oak-street-91bc", "…"),
    ],
)
def test_secrets_are_masked(key, value, shown):
    assert _masked(key, value) == shown


def test_who_looked_is_told_in_words(office, staff):
    visit = office.check_in()
    staff.get(f"/visits/{visit.id}")
    page = staff.get("/settings").text
    assert '<td data-label="Who">Rosa Delgado</td><td data-label="Page">One visit</td>' in page


def test_every_page_about_people_has_words():
    assert got(sum(ABOUT_PEOPLE.values(), ())) == set(LOOKED_AT)


def test_an_account_is_changed_and_taken_away(office, staff):
    office.office.accounts.add("joy", PASSWORD, Role.HOST)
    told = {"name": "joy", "full_name": "Joy Abe", "role": "front-desk", "email": "Joy@oak.example"}
    page = send(staff, "/settings", "/settings/accounts/change", **told, host="rivera")
    assert "The account was changed." in page.text
    joy = office.office.accounts.of_email("joy@oak.example")
    assert (joy.full_name, joy.role, joy.host) == ("Joy Abe", Role.FRONT_DESK, "rivera")
    assert "taken away" in send(staff, "/settings", "/settings/accounts/remove", name="joy").text
    assert "joy" not in {account.name for account in office.office.accounts.all()}


def test_the_last_administrator_stays(office, staff):
    page = send(staff, "/settings", "/settings/accounts/remove", name="rosa")
    assert page.status_code == 422
    assert "Rosa" in page.text
    assert "the last administrator" in page.text
