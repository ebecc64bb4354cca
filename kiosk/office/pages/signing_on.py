"""Signing in with the school's own accounts, where the settings name who keeps them."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from kiosk.errors import AccountUnknown, NoSignOn, SignOnFailed
from kiosk.office.auth import TheOffice, keep_token, session_token, stranger_token
from kiosk.office.pages.rendering import see
from kiosk.office.pages.signing_in import local, sign_in_form

router = APIRouter()


@router.get("/sign-in/on")
def sign_on(request: Request, office: TheOffice, next: str = "/") -> Response:
    """Sends the browser to the provider."""
    if office.sign_on is None:
        raise NoSignOn
    browser = session_token(request) or stranger_token()
    try:
        response: Response = see(office.sign_on.begin(browser, local(next), now=office.clock().at))
    except SignOnFailed as error:
        response = sign_in_form(office, browser, next, error=error)
    keep_token(response, office, browser)
    return response


@router.get("/sign-in/back")
def come_back(request: Request, office: TheOffice) -> Response:
    """Signs in whoever comes back from the provider, if there is an account with her e-mail address."""
    if office.sign_on is None:
        raise NoSignOn
    browser = session_token(request)
    try:
        who = office.sign_on.finish(str(request.url), browser, now=office.clock().at)
        account = office.accounts.of_email(who.email)
    except (SignOnFailed, AccountUnknown) as error:
        return sign_in_form(office, browser, "/", error=error)
    office.sessions.end(browser)  # whoever was signed in here before
    response = see(who.next)
    keep_token(response, office, office.sessions.begin(account, now=office.clock().at))
    return response
