"""Who is asking: the cookie of a sign-in, the rights of a role, and forms that only our own pages send."""

import hashlib
import hmac
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Request, Response

from kiosk.errors import FormStale, NotAllowed, SignInNeeded
from kiosk.office.accounts import Account, Role
from kiosk.office.office import Office

FORM_TOKEN = "form_token"  # noqa: S105 - the name of a field


class Right(Enum):
    """What only some roles may do."""

    RECEPTION = frozenset({Role.FRONT_DESK, Role.ADMINISTRATOR})
    OWN_VISITORS = frozenset({Role.HOST})
    ANSWERING = RECEPTION | OWN_VISITORS
    LOBBIES = frozenset({Role.FRONT_DESK, Role.ADMINISTRATOR, Role.INSTALLER})
    SETTINGS = frozenset({Role.ADMINISTRATOR, Role.INSTALLER})
    ADMINISTRATION = frozenset({Role.ADMINISTRATOR})


_START = {Role.HOST: "/mine", Role.INSTALLER: "/lobbies"}


@dataclass(frozen=True)
class Staff:
    """A member of staff who is signed in, and the token that her forms carry."""

    account: Account
    form_token: str

    def may(self, right: Right) -> bool:
        """Whether her role has this right."""
        return self.account.role in right.value

    @property
    def start(self) -> str:
        """The page on which her work begins."""
        return _START.get(self.account.role, "/")


def office_of(request: Request) -> Office:
    """The office that this request reached."""
    office: Office = request.app.state.office
    return office


def having(right: Right) -> Callable[[Request], Staff]:
    """A dependency: the staff member who asks. Raises SignInNeeded or NotAllowed."""

    def staff(request: Request) -> Staff:
        found = signed_in(request)
        if not found.may(right):
            allowed = ", ".join(sorted(role.value.replace("-", " ") for role in right.value))
            raise NotAllowed(allowed=allowed, role=found.account.role.replace("-", " "))
        return found

    return staff


def signed_in(request: Request) -> Staff:
    """A dependency: the staff member who asks, whatever her role. Raises SignInNeeded."""
    office = office_of(request)
    token = session_token(request)
    account = office.sessions.look(token, now=office.clock().at) if token else None
    if account is None:
        raise SignInNeeded
    return Staff(account, form_token(token))


async def posted(request: Request) -> Mapping[str, str]:
    """A dependency: the fields of a form that one of our own pages sent. Raises FormStale."""
    token = session_token(request)
    if not token or not _same_site(request):
        raise FormStale
    fields = {name: value for name, value in (await request.form()).items() if isinstance(value, str)}
    if not hmac.compare_digest(fields.pop(FORM_TOKEN, "").encode(), form_token(token).encode()):
        raise FormStale
    return fields


TheOffice = Annotated[Office, Depends(office_of)]
Anyone = Annotated[Staff, Depends(signed_in)]
FrontDesk = Annotated[Staff, Depends(having(Right.RECEPTION))]
LobbyKeeper = Annotated[Staff, Depends(having(Right.LOBBIES))]
SettingsReader = Annotated[Staff, Depends(having(Right.SETTINGS))]
TheHost = Annotated[Staff, Depends(having(Right.OWN_VISITORS))]
Administrator = Annotated[Staff, Depends(having(Right.ADMINISTRATION))]
Posted = Annotated[Mapping[str, str], Depends(posted)]


# The cookie


def stranger_token() -> str:
    """A token for somebody who has not signed in, so that the sign-in form, too, is bound to a browser."""
    return secrets.token_urlsafe(32)


def session_token(request: Request) -> str:
    """The token in the cookie; "" for none."""
    return request.cookies.get(_cookie(office_of(request)), "")


def keep_token(response: Response, office: Office, token: str) -> None:
    """Has the browser keep a token, out of the reach of scripts and of other sites' forms."""
    secure = _is_secure(office)
    response.set_cookie(_cookie(office), token, httponly=True, samesite="lax", secure=secure, path="/")


def drop_token(response: Response, office: Office) -> None:
    """Has the browser forget it."""
    response.delete_cookie(
        _cookie(office), httponly=True, samesite="lax", secure=_is_secure(office), path="/"
    )


def form_token(token: str) -> str:
    """The token that forms carry: known to whoever has the cookie, and not the cookie itself."""
    return hashlib.sha256(b"form\n" + token.encode()).hexdigest()


def _cookie(office: Office) -> str:
    return "__Host-kiosk" if _is_secure(office) else "kiosk"


def _is_secure(office: Office) -> bool:
    return office.settings.office.address.startswith("https:")


def _same_site(request: Request) -> bool:
    """Whether a form came from a page of ours, as far as the browser says where from."""
    origin = request.headers.get("origin")
    if origin is None:
        return request.headers.get("sec-fetch-site", "same-origin") in ("same-origin", "none")
    ours = {request.headers.get("host", ""), urlsplit(office_of(request).settings.office.address).netloc}
    return urlsplit(origin).netloc in ours
