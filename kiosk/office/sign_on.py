"""Single sign-on over OpenID Connect: the school's own accounts at Google, Microsoft or elsewhere.

The authorization code flow with PKCE (RFC 7636), a state and a nonce, each used once and by the browser that
began. What comes of it is an e-mail address that the provider vouches for; `accounts` says whose it is.
"""

import secrets
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import requests
from authlib.integrations.base_client.errors import OAuthError
from authlib.integrations.requests_client import OAuth2Session
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from requests import RequestException

from kiosk.errors import SignOnFailed
from kiosk.settings import SignOnSettings

LASTS = timedelta(minutes=10)  # from the first page of the provider to the way back
METADATA_LASTS = timedelta(hours=1)
SECONDS = 5.0  # for each question to the provider
LEEWAY = 60  # seconds that the two clocks may differ
ALGORITHMS = ["RS256", "ES256"]
MOST = 1000  # at a time


@dataclass(frozen=True)
class _Begun:
    browser: str
    nonce: str
    verifier: str
    next: str
    ends: datetime


@dataclass(frozen=True)
class SignedOn:
    """Who came back, by her e-mail address, and the path to which she wanted to go."""

    email: str
    next: str


class SignOn:
    """The provider that the settings name. May be used from several threads."""

    def __init__(self, settings: SignOnSettings, address: str) -> None:
        """`address` is the console's own, to which the provider sends people back."""
        self._settings = settings
        self._back = f"{address}/sign-in/back"
        self._begun: dict[str, _Begun] = {}
        self._turn = threading.Lock()
        self._metadata: tuple[datetime, Mapping[str, Any]] | None = None

    def begin(self, browser: str, next: str, *, now: datetime) -> str:
        """The provider's page to which this browser goes. Raises SignOnFailed."""
        begun = _Begun(browser, secrets.token_urlsafe(32), secrets.token_urlsafe(48), next, ends=now + LASTS)
        url, state = self._session().create_authorization_url(
            self._known(now, "authorization_endpoint"), code_verifier=begun.verifier, nonce=begun.nonce
        )
        with self._turn:
            over = [state for state, it in self._begun.items() if it.ends <= now]
            for old in [*over, *list(self._begun)[: max(0, len(self._begun) - MOST)]]:
                self._begun.pop(old, None)
            self._begun[state] = begun
        return str(url)

    def finish(self, url: str, browser: str, *, now: datetime) -> SignedOn:
        """Who came back with this address; raises SignOnFailed."""
        told = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
        with self._turn:
            begun = self._begun.pop(told.get("state", ""), None)
        if begun is None or begun.ends <= now or not secrets.compare_digest(begun.browser, browser):
            raise SignOnFailed(problem="it was begun elsewhere, or too long ago")
        if "error" in told:
            raise SignOnFailed(problem=f"the provider says {told['error'][:80]!r}")
        try:
            token = self._session().fetch_token(
                self._known(now, "token_endpoint"), code=told.get("code", ""), code_verifier=begun.verifier
            )
            claims = self._claims(str(token["id_token"]), begun.nonce, now)
        except (OAuthError, JoseError, RequestException, KeyError, ValueError) as error:
            raise SignOnFailed(problem=f"the provider's answer cannot be used: {error}") from None
        email = str(claims.get("email") or claims.get("preferred_username") or "")
        if not email or claims.get("email_verified") is False:
            raise SignOnFailed(problem="the provider vouches for no e-mail address")
        return SignedOn(email.casefold(), begun.next)

    def _claims(self, id_token: str, nonce: str, now: datetime) -> Mapping[str, Any]:
        keys = KeySet.import_key_set(_ask(self._known(now, "jwks_uri")))
        claims = jwt.decode(id_token, keys, algorithms=ALGORITHMS).claims
        jwt.JWTClaimsRegistry(
            now=int(now.timestamp()),
            leeway=LEEWAY,
            iss={"essential": True, "value": self._settings.issuer},
            aud={"essential": True, "value": self._settings.client_id},
            exp={"essential": True},
            nonce={"essential": True, "value": nonce},
        ).validate(claims)
        return claims

    def _known(self, now: datetime, name: str) -> str:
        """An address of the provider, by its name in OpenID Connect Discovery. Raises SignOnFailed."""
        kept = self._metadata
        if kept is None or kept[0] <= now:
            try:
                told = _ask(f"{self._settings.issuer}/.well-known/openid-configuration")
            except (RequestException, ValueError):
                raise SignOnFailed(problem="the provider does not answer") from None
            self._metadata = kept = (now + METADATA_LASTS, told)
        if kept[1].get("issuer") != self._settings.issuer or name not in kept[1]:
            raise SignOnFailed(problem=f"the provider is not {self._settings.issuer}, or has no {name}")
        return str(kept[1][name])

    def _session(self) -> OAuth2Session:
        return OAuth2Session(
            self._settings.client_id,
            self._settings.client_secret,
            scope="openid email",
            redirect_uri=self._back,
            code_challenge_method="S256",
            default_timeout=SECONDS,
        )


def _ask(url: str) -> Any:
    answer = requests.get(url, timeout=SECONDS)
    answer.raise_for_status()
    return answer.json()
