"""A provider of accounts that speaks OpenID Connect, with its faults switchable."""

import contextlib
import hashlib
import json
import threading
from base64 import b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey

CLIENT = "kiosk-client"
SECRET = "kiosk-secret"


@dataclass
class Provider:
    """`claims` are laid over the ID token's; `signed_by` takes the place of the published key; `broken` names
    the endpoint that answers 500, and `refuses` is the error with which people are sent back."""

    issuer: str = ""
    claims: dict = field(default_factory=dict)
    now: int = 0
    broken: str = ""
    refuses: str = ""
    signed_by: RSAKey | None = None
    algorithm: str = "RS256"
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one"}))
    asked: dict = field(default_factory=dict)

    def authorize(self, told):
        """Where the browser is sent after somebody signed on."""
        if self.refuses:
            return f"{told['redirect_uri']}?{urlencode({'error': self.refuses, 'state': told['state']})}"
        self.asked = told
        return f"{told['redirect_uri']}?{urlencode({'code': 'the-code', 'state': told['state']})}"

    def token(self, told, credentials):
        """The answer to a code: status and body."""
        digest = hashlib.sha256(told["code_verifier"].encode()).digest()
        challenge = urlsafe_b64encode(digest).rstrip(b"=").decode()
        known = told["code"] == "the-code" and challenge == self.asked["code_challenge"]
        if not known or credentials != (CLIENT, SECRET):
            return 400, {"error": "invalid_grant"}
        claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "sub": "1",
            "iat": self.now,
            "exp": self.now + 600,
            "nonce": self.asked["nonce"],
            "email": "Rosa@OakStreet.example",
            "email_verified": True,
            **self.claims,
        }
        header = {"alg": self.algorithm, "kid": "one"}
        made = jwt.encode(header, claims, self.signed_by or self.key, algorithms=[self.algorithm])
        return 200, {"access_token": "a", "token_type": "Bearer", "expires_in": 600, "id_token": made}


@contextlib.contextmanager
def provider(now):
    """A provider that listens, and whose clock says `now` (seconds)."""
    played = Provider(now=now)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            parts = urlsplit(self.path)
            if parts.path == played.broken:
                self._answer(500, {})
            elif parts.path == "/authorize":
                self.send_response(302)
                told = {name: values[0] for name, values in parse_qs(parts.query).items()}
                self.send_header("Location", played.authorize(told))
                self.send_header("Content-Length", "0")
                self.end_headers()
            elif parts.path == "/keys":
                self._answer(200, KeySet([played.key]).as_dict(private=False))
            else:
                names = ("authorize", "token", "keys")
                ends = ("authorization_endpoint", "token_endpoint", "jwks_uri")
                places = {end: f"{played.issuer}/{name}" for end, name in zip(ends, names, strict=True)}
                self._answer(200, {"issuer": played.issuer, **places})

        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            told = {name: values[0] for name, values in parse_qs(body).items()}
            credentials = tuple(b64decode(self.headers["Authorization"].split()[1]).decode().split(":"))
            self._answer(*((500, {}) if played.broken == "/token" else played.token(told, credentials)))

        def _answer(self, status, body):
            data = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    played.issuer = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield played
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
