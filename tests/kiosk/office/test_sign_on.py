"""Signing in with the school's own accounts, against a provider that speaks OpenID Connect."""

import pytest
from joserfc.jwk import OctKey, RSAKey

from kiosk.office.accounts import Accounts, Role
from tests.kiosk.office.provider import CLIENT, SECRET, provider
from tests.kiosk.office.running import PASSWORD, HandClock, running


@pytest.fixture(scope="module")
def played():
    with provider(int(HandClock()().at.timestamp())) as listening:
        yield listening


@pytest.fixture(scope="module")
def console(played, tmp_path_factory, school, catalogues):
    """An office that takes the word of this provider, with an account for Rosa."""
    folder = tmp_path_factory.mktemp("sign-on")
    (folder / "secret").write_text(f"{SECRET}\n")
    told = {"issuer": played.issuer, "client_id": CLIENT, "client_secret_file": str(folder / "secret")}
    sign_on = school.office.sign_on.model_copy(update=told)
    own = school.office.model_copy(update={"sign_on": sign_on})
    with running(school.model_copy(update={"office": own}), folder, HandClock(), catalogues) as opened:
        accounts = Accounts(opened.office.journal)
        accounts.add("rosa", PASSWORD, Role.ADMINISTRATOR, "Rosa Delgado")
        accounts.change(
            "rosa",
            full_name="Rosa Delgado",
            role=Role.ADMINISTRATOR,
            email="rosa@oakstreet.example",
            host="",
        )
        yield opened


@pytest.fixture(autouse=True)
def sound(played):
    """The provider is in order again after each test."""
    yield
    played.claims, played.broken, played.refuses, played.signed_by = {}, "", "", None
    played.algorithm = "RS256"


def test_who_has_an_account_is_signed_in_and_goes_on(console):
    with console.client() as browser:
        assert "Sign in with your school account" in browser.get("/sign-in").text
        page = browser.get("/sign-in/on?next=/visits")
        assert (page.status_code, page.url.path) == (200, "/visits")
        assert "Rosa Delgado" in page.text


def test_an_account_at_microsoft_has_its_address_under_another_name(console, played):
    played.claims = {"email": None, "preferred_username": "rosa@oakstreet.example"}
    with console.client() as browser:
        assert browser.get("/sign-in/on").url.path == "/"


WRONG = [
    ({"claims": {"nonce": "another"}}, "cannot be used"),
    ({"claims": {"aud": "another"}}, "cannot be used"),
    ({"claims": {"iss": "https://elsewhere.example"}}, "cannot be used"),
    ({"claims": {"exp": 1}}, "cannot be used"),
    ({"signed_by": RSAKey.generate_key(2048, {"kid": "one"})}, "cannot be used"),
    ({"signed_by": OctKey.import_key(SECRET * 3), "algorithm": "HS256"}, "cannot be used"),
    ({"broken": "/token"}, "cannot be used"),
    ({"broken": "/keys"}, "cannot be used"),
    ({"claims": {"email_verified": False}}, "vouches for no e-mail address"),
    ({"claims": {"email": ""}}, "vouches for no e-mail address"),
    ({"claims": {"email": "stranger@oakstreet.example"}}, "There is no account"),
    ({"refuses": "access_denied"}, "access_denied"),
]


@pytest.mark.parametrize(("faults", "sentence"), WRONG)
def test_whoever_the_provider_does_not_vouch_for_stays_outside(console, played, faults, sentence):
    for name, value in faults.items():
        setattr(played, name, value)
    with console.client() as browser:
        page = browser.get("/sign-in/on")
        assert page.status_code == 403
        assert sentence in page.text
        assert "Sign in</h1>" in page.text
        assert browser.get("/").url.path == "/sign-in"


def test_only_the_browser_that_began_comes_back_and_only_once(console, played):
    with console.client() as browser, console.client() as other:
        browser.follow_redirects = False
        there = browser.get("/sign-in/on").headers["location"]
        back = browser.get(there).headers["location"]
        path = back.removeprefix(console.address)
        other.get("/sign-in")
        assert "it was begun elsewhere" in other.get(path).text
        browser.follow_redirects = True
        assert browser.get(path).status_code == 403  # the state was used up


def test_where_no_provider_is_named_there_is_no_such_page(office):
    with office.client() as browser:
        assert "Sign in with" not in browser.get("/sign-in").text
        assert browser.get("/sign-in/on").status_code == 404
        assert browser.get("/sign-in/back").status_code == 404
