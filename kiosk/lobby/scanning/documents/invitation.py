"""The invitation that a visitor brings: a code that the office signed."""

from dataclasses import dataclass
from datetime import date

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from kiosk.visits.token import read_invitation


@dataclass(frozen=True)
class Invitation:
    """An invitation that the office signed."""

    invitation: str
    """Its token; the journal knows the visit that was announced."""
    until: date
    """The last day on which it counts."""


def read_invitation_text(text: str, keys: tuple[Ed25519PublicKey, ...]) -> Invitation | None:
    """The invitation that a code's text says, or None unless one of these keys signed it. Never raises."""
    code = read_invitation(text, keys)
    return None if code is None else Invitation(code.invitation, code.until)
