"""What a code that a visitor shows can be."""

from datetime import date

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from kiosk.lobby.scanning.code import Code
from kiosk.lobby.scanning.documents.badge import Badge, read_badge_text
from kiosk.lobby.scanning.documents.invitation import Invitation, read_invitation_text
from kiosk.lobby.scanning.documents.licence import Holder, Licence, read_licence
from kiosk.lobby.scanning.documents.unknown import Unknown

Document = Licence | Badge | Invitation | Unknown
"""What the scanner reads; a licence in full, which stays inside the scanner."""

Presented = Holder | Badge | Invitation | Unknown
"""What leaves the scanner: of a licence only its holder."""


def recognise(code: Code, invitation_keys: tuple[Ed25519PublicKey, ...]) -> Document:
    """Which document this code belongs to. Never raises.

    Args:
        invitation_keys: the public keys of the offices whose invitations count here.
    """
    if badge := read_badge_text(code.text):
        return badge
    if invitation := read_invitation_text(code.text, invitation_keys):
        return invitation
    licence = read_licence(code.text)
    return licence if isinstance(licence, Licence) else Unknown(code.format)


def present(document: Document, today: date) -> Presented:
    """What may leave the scanner of this document."""
    return document.holder(today) if isinstance(document, Licence) else document
