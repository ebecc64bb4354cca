"""Who may ask for what, over real HTTP."""

import pytest

from kiosk.office.throttle import ALLOWED
from tests.kiosk.office.running import PASSWORD, form_token, send

PAGES = [
    "/",
    "/visits",
    "/visits/x",
    "/roll-call",
    "/reports",
    "/directory",
    "/invitations",
    "/invitations/x",
]
ADMINISTRATION = ["/settings"]
FORMS = [
    "/visits/x/answer", "/visits/x/sign-out", "/visits/export", "/invitations", "/invitations/x/withdraw",
    "/directory/hosts", "/directory/hosts/x/remove", "/directory/places", "/directory/places/x/remove",
]  # fmt: skip
ADMINISTRATION_FORMS = [
    "/lobbies/pair", "/lobbies/revoke", "/settings/accounts", "/settings/accounts/password",
]  # fmt: skip


@pytest.mark.parametrize("path", PAGES + ADMINISTRATION)
def test_a_page_asks_a_stranger_to_sign_in_and_then_shows_itself(office, path):
    with office.client() as browser:
        asked = browser.get(path)
        assert asked.url.path == "/sign-in"
        data = {"form_token": form_token(asked.text), "next": asked.url.params["next"]}
        shown = browser.post("/sign-in", data={**data, "name": "rosa", "password": PASSWORD})
        assert shown.url.path == path


@pytest.mark.parametrize("path", FORMS + ADMINISTRATION_FORMS + ["/sign-out"])
def test_a_form_is_taken_from_nobody_who_is_not_signed_in(office, path):
    with office.client() as stranger:
        token = form_token(stranger.get("/sign-in").text)
        answer = stranger.post(path, data={"form_token": token})
        assert answer.url.path == "/sign-in"


def test_whoever_is_refused_reads_why_and_can_still_sign_out(office):
    with office.signed_in("elena") as browser:
        refused = browser.get("/visits")
        assert refused.status_code == 403
        assert "This page is for: administrator, front desk. Your account is: host." in refused.text
        assert send(browser, "/visits", "/sign-out").url.path == "/sign-in"


@pytest.mark.parametrize("path", FORMS + ADMINISTRATION_FORMS + ["/sign-out"])
@pytest.mark.parametrize("token", [{}, {"form_token": ""}, {"form_token": "0" * 64}, {"form_token": "é"}])
def test_a_form_without_its_token_is_refused(office, staff, path, token):
    before = office.office.journal.position
    answer = staff.post(path, data=token)
    assert answer.status_code == 403
    assert "This form is out of date" in answer.text
    assert office.office.journal.position == before


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
    ],
    ids=str,
)
def test_a_form_from_another_site_is_refused_though_it_has_the_token(staff, headers):
    token = form_token(staff.get("/").text)
    answer = staff.post("/sign-out", data={"form_token": token}, headers=headers)
    assert answer.status_code == 403
    assert staff.get("/").url.path == "/"


def test_a_form_of_our_own_page_is_taken(office):
    with office.signed_in("pat") as browser:
        token = form_token(browser.get("/").text)
        headers = {"Origin": office.address, "Sec-Fetch-Site": "same-origin"}
        browser.post("/sign-out", data={"form_token": token}, headers=headers)
        assert browser.get("/").url.path == "/sign-in"


def test_the_token_of_one_browser_is_of_no_use_in_another(office, staff):
    with office.signed_in("pat") as other:
        token = form_token(other.get("/").text)
    assert staff.post("/sign-out", data={"form_token": token}).status_code == 403


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(office):
    with office.client() as browser:
        set_cookie = browser.get("/sign-in").headers["Set-Cookie"]
    assert {"HttpOnly", "SameSite=lax", "Path=/"} <= set(set_cookie.split("; "))


def test_signing_in_gives_another_cookie(office):
    with office.client() as browser:
        browser.get("/sign-in")
        before = browser.cookies["kiosk"]
        send(browser, "/sign-in", "/sign-in", name="rosa", password=PASSWORD)
        assert browser.cookies["kiosk"] != before


def test_signing_out_ends_the_sign_in_and_not_only_the_cookie(office):
    with office.signed_in() as browser:
        token = browser.cookies["kiosk"]
        send(browser, "/", "/sign-out")
    with office.client() as thief:
        thief.cookies.set("kiosk", token)
        assert thief.get("/").url.path == "/sign-in"


def test_who_guesses_is_slowed_down(office):
    with office.client() as browser:
        for _ in range(ALLOWED["person"]):
            wrong = send(browser, "/sign-in", "/sign-in", name="nobody", password="guess")
            assert wrong.status_code == 403
            assert "The name or the password is wrong." in wrong.text
        slowed = send(browser, "/sign-in", "/sign-in", name="nobody", password="guess")
        assert slowed.status_code == 429
        assert 1 <= int(slowed.headers["Retry-After"]) <= 31
        assert "Too many tries. Wait" in slowed.text


@pytest.mark.parametrize(
    "elsewhere", ["https://elsewhere.example", "//elsewhere.example", "/\\elsewhere", "x", "/\n"]
)
def test_signing_in_leads_nowhere_else(office, elsewhere):
    with office.client() as browser:
        shown = send(browser, "/sign-in", "/sign-in", name="rosa", password=PASSWORD, next=elsewhere)
        assert str(shown.url) == f"{office.address}/"


def test_who_is_signed_in_need_not_do_it_again(staff):
    assert staff.get("/sign-in", params={"next": "/visits"}).url.path == "/visits"
