"""Who may ask for what: every route of the office, and what each role is answered."""

import re

import pytest
from fastapi.routing import iter_route_contexts

from kiosk.office.accounts import Role
from kiosk.office.main import build
from tests.kiosk.office.running import PASSWORD, HandClock, form_token, send

# For: administrator, front desk, host, installer, and somebody who is not signed in. Ids are of nothing there
# is, so 404 and 422 are answered to whoever is let in; "ask" is the way to the sign-in.
ROUTES = {
    "GET /": "200 200 303 303 ask",
    "POST /helps/{help}/answer": "404 404 403 403 ask",
    "POST /visits/{visit}/colleague": "404 404 403 403 ask",
    "POST /visits/{visit}/colleague/join": "404 404 403 403 ask",
    "POST /visits/{visit}/colleague/dismiss": "404 404 403 403 ask",
    "POST /helps/{help}/reopen": "404 404 403 403 ask",
    "GET /desk": "200 200 403 403 ask",
    "POST /desk": "422 422 403 403 ask",
    "GET /messages": "200 200 303 403 ask",
    "POST /visits/{visit}/message": "404 404 403 403 ask",
    "POST /messages/{message}/done": "404 404 403 403 ask",
    "POST /messages/{message}/reopen": "404 404 403 403 ask",
    "GET /follow-up": "200 200 403 403 ask",
    "POST /follow-up/{visit}/resolved": "404 404 403 403 ask",
    "GET /visits": "200 200 403 403 ask",
    "GET /visits/{visit}": "404 404 303 403 ask",
    "GET /roll-call": "200 200 403 403 ask",
    "GET /invitations": "200 200 403 403 ask",
    "POST /invitations": "422 422 403 403 ask",
    "GET /invitations/{invitation}": "404 404 403 403 ask",
    "POST /invitations/{invitation}/withdraw": "404 404 403 403 ask",
    "GET /mine": "403 403 200 403 ask",
    "POST /mine/away": "403 403 422 403 ask",
    "POST /mine/back": "403 403 422 403 ask",
    "POST /mine/messages/{message}": "403 403 403 403 ask",
    "POST /mine/messages/{message}/reopen": "403 403 403 403 ask",
    "POST /visits/{visit}/answer": "422 422 403 403 ask",
    "POST /visits/{visit}/take-back": "404 404 403 403 ask",
    "POST /visits/{visit}/refer": "422 422 403 403 ask",
    "POST /visits/{visit}/refer/take-back": "404 404 403 403 ask",
    "POST /visits/{visit}/met": "404 404 403 403 ask",
    "POST /visits/{visit}/sign-out": "404 404 403 403 ask",
    "POST /visits/{visit}/reopen": "404 404 403 403 ask",
    "POST /visits/{visit}/incident": "404 404 403 403 ask",
    "POST /visits/{visit}/incident/take-back": "404 404 403 403 ask",
    "GET /answer/{token}/{answer}": "410 410 410 410 410",
    "POST /answer/{token}/{answer}": "410 410 410 410 410",
    "POST /visits/{visit}/badge": "422 422 403 403 ask",
    "POST /visits/{visit}/reprint": "404 404 403 403 ask",
    "POST /visits/export": "422 422 403 403 ask",
    "GET /v/{token}": "404 404 404 404 404",
    "GET /v/{token}/live": "204 204 204 204 204",
    "POST /visits/{visit}/way": "404 404 403 403 ask",
    "POST /roll-call/print": "422 422 403 403 ask",
    "GET /directory": "200 200 403 403 ask",
    "POST /directory/hosts": "422 422 403 403 ask",
    "POST /directory/hosts/{host}/remove": "422 422 403 403 ask",
    "POST /directory/hosts/{host}/restore": "422 422 403 403 ask",
    "POST /directory/places": "422 422 403 403 ask",
    "POST /directory/places/{place}/remove": "422 422 403 403 ask",
    "POST /directory/places/{place}/restore": "422 422 403 403 ask",
    "POST /directory/hosts/{host}/away": "422 422 403 403 ask",
    "POST /directory/hosts/{host}/back": "422 422 403 403 ask",
    "GET /directory/hosts.csv": "200 200 403 403 ask",
    "POST /directory/import": "422 422 403 403 ask",
    "POST /directory/import/take": "422 422 403 403 ask",
    "GET /lobbies": "200 200 403 200 ask",
    "POST /lobbies/pair": "422 403 403 403 ask",
    "POST /lobbies/token": "422 403 403 403 ask",
    "POST /lobbies/rename": "422 403 403 403 ask",
    "POST /lobbies/revoke": "422 403 403 403 ask",
    "GET /reports": "200 200 403 403 ask",
    "GET /settings": "200 403 403 200 ask",
    "POST /settings/accounts": "422 403 403 403 ask",
    "POST /settings/accounts/change": "422 403 403 403 ask",
    "POST /settings/accounts/remove": "422 403 403 403 ask",
    "POST /settings/accounts/password": "422 403 403 403 ask",
    "GET /undelivered": "200 200 403 403 ask",
    "POST /undelivered/again": "422 422 403 403 ask",
    "POST /undelivered/drop": "422 422 403 403 ask",
    "GET /live": "200 200 200 200 401",
    "GET /sign-in": "303 303 303 303 200",
    "GET /sign-in/on": "404 404 404 404 404",
    "GET /sign-in/back": "404 404 404 404 404",
    # A sign-in's form is that of a browser in which nobody is signed in yet.
    "POST /sign-in": "403 403 403 403 403",
    # What lobbies ask for takes a lobby's token, which no role has.
    "GET /api/openapi.json": "200 200 200 200 200",
    "GET /api/health": "200 200 200 200 200",
    "POST /api/entries": "401 401 401 401 401",
    "POST /api/presence": "401 401 401 401 401",
    "POST /api/pairings": "422 422 422 422 422",
    "PUT /api/pairings/{id}/number": "422 422 422 422 422",
    "GET /api/pairings/{id}": "404 404 404 404 404",
    "POST /sign-out": "ask ask ask ask ask",  # the last one, for it ends the sign-in
}

TO_HER_OWN_PAGE = "GET /visits/{visit}"  # as links in messages go; there she finds her own alone
NAMES = ["rosa", "pat", "elena", "ina", ""]


@pytest.fixture(scope="module", autouse=True)
def installer(office):
    office.office.accounts.add("ina", PASSWORD, Role.INSTALLER, "Ina Berg")


@pytest.fixture(scope="module")
def routes(school, catalogues, tmp_path_factory):
    """Every route that there is."""
    app = build(school, tmp_path_factory.mktemp("other"), HandClock(), catalogues)
    app.state.office.journal.close()
    return {
        f"{method} {route.path}"
        for route in iter_route_contexts(app.routes)
        for method in (route.methods or set()) - {"HEAD"}
    }


def test_no_route_is_forgotten(routes):
    assert routes == set(ROUTES)


def asked(browser, route, token, id="x"):
    """How this browser is answered."""
    method, path = route.split()
    address = re.sub(r"\{\w+\}", id, path)
    data = {"form_token": token} if method == "POST" and not path.startswith("/api") else None
    with browser.stream(method, address, data=data, follow_redirects=False) as answer:
        to_sign_in = answer.headers.get("location", "").startswith("/sign-in")
        return "ask" if to_sign_in else str(answer.status_code)


@pytest.mark.parametrize("name", NAMES, ids=lambda name: name or "stranger")
def test_who_may_ask_for_what(office, name):
    with office.client() as browser:
        if name:
            send(browser, "/sign-in", "/sign-in", name=name, password=PASSWORD)
        token = form_token(browser.get("/").text)
        found = {route: asked(browser, route, token) for route in ROUTES}
    assert found == {route: row.split()[NAMES.index(name)] for route, row in ROUTES.items()}


def test_visitors_of_others_are_as_far_from_a_host_as_those_that_do_not_exist(office):
    office.office.accounts.add("nell", PASSWORD, Role.HOST, "Nell")
    office.office.accounts.change("nell", full_name="Nell", role=Role.HOST, email="", host="rivera")
    visit = office.check_in(name="Somebody else’s", host="front").id
    position = office.office.journal.position
    about_visits = [route for route in ROUTES if "{visit}" in route and route != TO_HER_OWN_PAGE]
    with office.signed_in("nell") as browser:
        token = form_token(browser.get("/mine").text)
        looks = office.office.journal.position - position
        assert {asked(browser, route, token, visit) for route in about_visits} == {"403"}
        assert "Somebody else’s" not in browser.get(f"/visits/{visit}").text
    assert office.office.journal.position == position + looks


@pytest.mark.parametrize(("name", "start"), [("pat", "/"), ("elena", "/mine"), ("ina", "/lobbies")])
def test_work_begins_on_the_page_of_the_role_and_only_its_pages_are_offered(office, name, start):
    with office.signed_in(name) as browser:
        page = browser.get("/")
        assert page.url.path == start
        links = set(re.findall(r'<li><a href="(/[^"]*)"', page.text))
        assert start in links
        assert {browser.get(link).status_code for link in links} == {200}


def test_an_installer_is_shown_nothing_about_a_person(office):
    office.office.accounts.change("ina", full_name="Ina Berg", role=Role.INSTALLER, email="", host="rivera")
    office.check_in(name="Ana Ruiz")
    with office.signed_in("ina") as browser:
        page = browser.get("/settings").text
        assert "In force" in page
        for hidden in ("Accounts", "Rosa Delgado", "looked at", "alerts.toml", "Ana Ruiz"):
            assert hidden not in page
        lobbies = browser.get("/lobbies").text
        assert "Ana Ruiz" not in lobbies
        assert "<title>Lobbies" in lobbies, "how many wait is nothing of hers"


def test_another_role_counts_from_the_next_page_on(office):
    office.office.accounts.add("sam", PASSWORD, Role.FRONT_DESK, "Sam Osei")
    with office.signed_in("sam") as browser:
        assert browser.get("/visits").status_code == 200
        office.office.accounts.change("sam", full_name="Sam Osei", role=Role.HOST, email="", host="")
        assert browser.get("/visits").status_code == 403
