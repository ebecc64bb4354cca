"""What a person or a lobby reads when something cannot be done. Never a traceback."""

import logging
from collections.abc import Mapping
from urllib.parse import urlencode

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from kiosk.errors import (
    AnsweredMeanwhile,
    BadInput,
    EntryInvalid,
    FormStale,
    HelpUnknown,
    InvitationUnknown,
    JournalBusy,
    JournalUnusable,
    KioskError,
    LinkEnded,
    MessageUnknown,
    NoSignOn,
    NotAllowed,
    NotYourVisitor,
    OriginTaken,
    PairingOver,
    PairingsFull,
    SignInNeeded,
    TokenUnknown,
    TooLateToTakeBack,
    VisitEnded,
    VisitUnknown,
)
from kiosk.office.auth import Right, Staff, office_of, signed_in
from kiosk.office.pages.rendering import render, see

log = logging.getLogger(__name__)

STATUS: dict[type[KioskError], int] = {
    VisitUnknown: 404,
    InvitationUnknown: 404,
    NoSignOn: 404,
    LinkEnded: 410,
    HelpUnknown: 404,
    MessageUnknown: 404,
    VisitEnded: 409,
    AnsweredMeanwhile: 409,
    TooLateToTakeBack: 409,
    OriginTaken: 409,
    PairingOver: 404,
    PairingsFull: 429,
    TokenUnknown: 401,
    SignInNeeded: 401,
    NotAllowed: 403,
    NotYourVisitor: 403,
    FormStale: 403,
    EntryInvalid: 422,
    BadInput: 422,
    JournalBusy: 503,
    JournalUnusable: 503,
}
SAID = {
    404: "There is no such page. It may have moved, or the address has a mistake in it.",
    405: "This address only takes forms from its own page.",
    413: "That is too large to be taken.",
}
BROKEN = "Something went wrong on our side, and it has been written down. Please try again."


def install(app: FastAPI) -> None:
    """Has the application answer every error with a sentence."""
    app.add_exception_handler(KioskError, _kiosk_error)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(Exception, _broken)


def status_of(error: KioskError) -> int:
    """The HTTP status of an error."""
    return next((STATUS[kind] for kind in type(error).__mro__ if kind in STATUS), 500)


def _kiosk_error(request: Request, error: Exception) -> Response:
    if not isinstance(error, KioskError):
        raise error
    status = status_of(error)
    if status >= 500:
        log.error("%s %s: %s", request.method, request.url.path, error)
    if isinstance(error, SignInNeeded) and not _is_api(request) and request.url.path != "/live":
        return see(f"/sign-in{_coming_back(request)}")
    if isinstance(error, NotAllowed) and (elsewhere := _elsewhere(request)):
        return see(elsewhere)
    return _answer(request, status, str(error))


def _elsewhere(request: Request) -> str:
    """Where to find what is looked for, for whom the front desk's pages are not meant; "" for nowhere."""
    staff = _staff(request) if request.method == "GET" else None
    if staff is None:
        return ""
    if request.url.path == "/":
        return staff.start
    # Links in letters, which lead everybody to the same address:
    if staff.may(Right.OWN_VISITORS) and request.url.path.startswith("/visits/"):
        return f"/mine#visit-{request.path_params['visit']}"
    if staff.may(Right.OWN_VISITORS) and request.url.path == "/messages":
        return "/mine"  # the browser keeps which message it is about
    return ""


def _coming_back(request: Request) -> str:
    """What has the sign-in lead to the page that was asked for."""
    if request.method != "GET":
        return ""
    query = f"?{request.url.query}" if request.url.query else ""
    return f"?{urlencode({'next': request.url.path + query}, safe='/')}"


def _http_error(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    return _answer(request, error.status_code, SAID.get(error.status_code, str(error.detail)), error.headers)


def _invalid(request: Request, error: Exception) -> Response:
    if not isinstance(error, RequestValidationError):
        raise error
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"][1:])
    return _answer(request, 422, f"{where or 'The body'}: {first['msg']}.")


def _broken(request: Request, error: Exception) -> Response:  # noqa: ARG001 - the server logs it
    return _answer(request, 500, BROKEN)


def _answer(
    request: Request, status: int, sentence: str, headers: Mapping[str, str] | None = None
) -> Response:
    if _is_api(request):
        bearer = {"WWW-Authenticate": "Bearer"} if status == 401 else {}
        return JSONResponse({"problem": sentence}, status, {**(headers or {}), **bearer})
    return render(office_of(request), "problem.html", status=status, staff=_staff(request), sentence=sentence)


def _staff(request: Request) -> Staff | None:
    """Who asks, for the pages beside this one; nobody where even that cannot be found out."""
    try:
        return signed_in(request)
    except KioskError:
        return None


def _is_api(request: Request) -> bool:
    return request.url.path.startswith("/api/")
