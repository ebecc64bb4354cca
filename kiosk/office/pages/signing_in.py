"""Signing in and out."""

import time

from fastapi import APIRouter, Request
from fastapi.responses import Response

from kiosk.errors import KioskError, SignInNeeded, SignInRefused, SignInThrottled
from kiosk.office.auth import (
    Posted,
    TheOffice,
    drop_token,
    form_token,
    keep_token,
    session_token,
    signed_in,
    stranger_token,
)
from kiosk.office.office import Office
from kiosk.office.pages.rendering import Notice, render, see

router = APIRouter()


@router.get("/sign-in")
def sign_in_page(request: Request, office: TheOffice, next: str = "/") -> Response:
    """The form; whoever is signed in already goes on."""
    try:
        signed_in(request)
    except SignInNeeded:
        token = session_token(request) or stranger_token()
        shown = sign_in_form(office, token, next)
        keep_token(shown, office, token)
        return shown
    return see(local(next))


@router.post("/sign-in")
def sign_in(request: Request, office: TheOffice, form: Posted) -> Response:
    """Signs in with a name and a password."""
    name, place, now = form.get("name", ""), request.client.host if request.client else "", time.monotonic()
    try:
        office.throttle.check(name, place, now=now)
        account = office.accounts.check(name, form.get("password", ""))
    except (SignInRefused, SignInThrottled) as error:
        if isinstance(error, SignInRefused):
            office.throttle.failed(name, place, now=now)
        token = session_token(request)
        return sign_in_form(office, token, form.get("next", "/"), name=name, error=error)
    office.throttle.succeeded(name, place)
    office.sessions.end(session_token(request))  # whoever was signed in here before
    response = see(local(form.get("next", "/")))
    keep_token(response, office, office.sessions.begin(account, now=office.clock().at))
    return response


@router.post("/sign-out")
def sign_out(request: Request, office: TheOffice, form: Posted) -> Response:  # noqa: ARG001 - checks its token
    """Signs out: the sign-in ends here, not only in this browser."""
    office.sessions.end(session_token(request))
    response = see("/sign-in")
    drop_token(response, office)
    return response


def sign_in_form(
    office: Office,
    token: str,
    next: str,
    *,
    name: str = "",
    error: KioskError | None = None,
) -> Response:
    """The page with the form; `token` is the one in the browser's cookie."""
    status = 200 if error is None else 429 if isinstance(error, SignInThrottled) else 403
    shown = render(
        office,
        "sign_in.html",
        status=status,
        form_token=form_token(token),
        notice=Notice.of(error) if error else None,
        next=local(next),
        name=name,
        sign_on=office.settings.office.sign_on.name if office.sign_on else "",
        has_accounts=bool(office.accounts.all()),
    )
    if isinstance(error, SignInThrottled):
        shown.headers["Retry-After"] = str(error.found["seconds"])
    return shown


def local(path: str) -> str:
    """The path, if it is one of ours: nobody is sent elsewhere from the sign-in."""
    return path if path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable() else "/"
