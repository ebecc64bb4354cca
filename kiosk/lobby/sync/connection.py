"""How this lobby connects to the office, and by which certificate it knows it again."""

import hashlib
import ssl
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter

from kiosk.private_file import write_private

PINNED = "office-certificate"
CONNECT_SECONDS = 3.0


class _Pinned(HTTPAdapter):
    """Takes the one certificate of this SHA-256, whoever signed it, and no other."""

    def __init__(self, fingerprint: str) -> None:
        self._fingerprint = fingerprint
        super().__init__()

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, assert_fingerprint=self._fingerprint, **kwargs)


def open_session(fingerprint: str) -> requests.Session:
    """A connection to the office; `fingerprint` is that of a certificate which was pinned, "" for none."""
    session = requests.Session()
    session.trust_env = False  # the office is near; no proxy of the environment stands between
    if fingerprint:
        session.verify = False  # not by authorities: by the fingerprint
        session.mount("https://", _Pinned(fingerprint))
    return session


def pinned(folder: Path) -> str:
    """The SHA-256 of the certificate by which this lobby knows its office; "" where it pinned none."""
    try:
        return (folder / PINNED).read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return ""


def pin(folder: Path, fingerprint: str) -> None:
    """Remembers the office's certificate; "" forgets it."""
    write_private(folder / PINNED, f"{fingerprint}\n".encode("ascii"))


def certificate_of(address: str) -> str:
    """The SHA-256 of the certificate at this address; "" for http, and where an authority vouches for it.

    Raises OSError, which is what requests' own errors are.
    """
    parts = urlsplit(address)
    if parts.scheme != "https":
        return ""
    try:
        with open_session("") as session:
            session.get(f"{address}/api/health", timeout=CONNECT_SECONDS)
    except requests.exceptions.SSLError:
        place = (parts.hostname or "", parts.port or 443)
        pem = ssl.get_server_certificate(place, timeout=CONNECT_SECONDS)
        return hashlib.sha256(ssl.PEM_cert_to_DER_cert(pem)).hexdigest()
    return ""
