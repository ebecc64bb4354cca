"""What the codes of this school say: a badge's random token, an invitation's signed code, a page's address.

The first two are upper-case base32 after a prefix, so that a QR holds them in its alphanumeric mode: a
badge fits the smallest symbol at level M (20 characters), and stays readable at 20 mm.
"""

import base64
import binascii
import hashlib
import re
import secrets
from dataclasses import dataclass
from datetime import date, timedelta

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

BADGE_PREFIX = "VB1."
INVITATION_PREFIX = "VI1."

_TOKEN = re.compile(r"[A-Z2-7]{16}")
_EPOCH = date(2020, 1, 1)
_ID_BYTES, _DAY_BYTES, _SIGNATURE_BYTES = 10, 2, 64
_SIGNED_FOR = b"visitor-kiosk invitation 1\n"  # keeps the signature from meaning anything elsewhere
_FOLLOWED_FOR = b"visitor-kiosk follow 1\n"
_FOLLOW_BYTES = 15  # 24 letters and digits, with none to spare


def new_token() -> str:
    """A random token: 80 bits as 16 letters and digits. It says nothing about anyone."""
    return _base32(secrets.token_bytes(_ID_BYTES))


def badge_code(token: str) -> str:
    """The text of a badge's QR."""
    return BADGE_PREFIX + token


def read_badge(text: str) -> str | None:
    """The token of a badge's QR text, or None when the text is not a badge's."""
    token = text.removeprefix(BADGE_PREFIX)
    return token if text.startswith(BADGE_PREFIX) and _TOKEN.fullmatch(token) else None


def follow_token(token: str) -> str:
    """What the address of a visitor's own page ends with, from her badge's token.

    Whoever sees the address learns nothing of the badge's code, with which she signs out.
    """
    return _base32(hashlib.sha256(_FOLLOWED_FOR + token.encode()).digest()[:_FOLLOW_BYTES])


@dataclass(frozen=True)
class InvitationCode:
    """What an invitation's QR says: which invitation, and the last day on which it counts."""

    invitation: str
    until: date


def sign_invitation(code: InvitationCode, key: Ed25519PrivateKey) -> str:
    """The text of an invitation's QR; raises ValueError for what is no token, or too long ago."""
    days = (code.until - _EPOCH).days
    if not _TOKEN.fullmatch(code.invitation) or not 0 <= days < 1 << 8 * _DAY_BYTES:
        raise ValueError(f"not an invitation that can be signed: {code}")
    body = base64.b32decode(code.invitation) + days.to_bytes(_DAY_BYTES, "big")
    signed = body + key.sign(_SIGNED_FOR + body)
    return INVITATION_PREFIX + _base32(signed)


def read_invitation(text: str, keys: tuple[Ed25519PublicKey, ...]) -> InvitationCode | None:
    """The invitation that this QR text says, or None unless one of the office's keys signed it."""
    if not text.startswith(INVITATION_PREFIX) or not text.isascii():
        return None
    encoded = text.removeprefix(INVITATION_PREFIX)
    try:
        signed = base64.b32decode(encoded + "=" * (-len(encoded) % 8))
    except binascii.Error:
        return None
    # The last letter has bits to spare: without this, four spellings would say the same.
    if len(signed) != _ID_BYTES + _DAY_BYTES + _SIGNATURE_BYTES or _base32(signed) != encoded:
        return None
    body, signature = signed[:-_SIGNATURE_BYTES], signed[-_SIGNATURE_BYTES:]
    if not any(_signed_by(key, body, signature) for key in keys):
        return None
    days = int.from_bytes(body[_ID_BYTES:], "big")
    return InvitationCode(_base32(body[:_ID_BYTES]), _EPOCH + timedelta(days=days))


def _base32(raw: bytes) -> str:
    return base64.b32encode(raw).decode().rstrip("=")


def _signed_by(key: Ed25519PublicKey, body: bytes, signature: bytes) -> bool:
    try:
        key.verify(signature, _SIGNED_FOR + body)
    except InvalidSignature:
        return False
    return True
