"""What a code that a visitor shows can be."""

from collections.abc import Sequence
from datetime import date

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from kiosk.lobby.scanning.code import Code
from kiosk.lobby.scanning.documents.badge import Badge, read_badge_text
from kiosk.lobby.scanning.documents.card import Card, CardPattern, read_card
from kiosk.lobby.scanning.documents.holder import Holder
from kiosk.lobby.scanning.documents.invitation import Invitation, read_invitation_text
from kiosk.lobby.scanning.documents.licence import Licence, read_licence
from kiosk.lobby.scanning.documents.passport import Passport
from kiosk.lobby.scanning.documents.unknown import Unknown

Document = Licence | Passport | Badge | Invitation | Card | Unknown
"""What the scanner reads; a licence or passport in full, which stays inside the scanner."""

Presented = Holder | Badge | Invitation | Card | Unknown
"""What leaves the scanner: of a licence or a passport only its holder."""


def recognise(
    code: Code, invitation_keys: tuple[Ed25519PublicKey, ...], cards: Sequence[CardPattern] = ()
) -> Document:
    """Which document this code belongs to. Never raises.

    Args:
        invitation_keys: the public keys of the offices whose invitations count here.
        cards: how the cards of this school's staff and students are numbered.
    """
    if badge := read_badge_text(code.text):
        return badge
    if invitation := read_invitation_text(code.text, invitation_keys):
        return invitation
    licence = read_licence(code.text)
    if isinstance(licence, Licence):
        return licence
    return read_card(code, cards) or Unknown(code.format)


def present(document: Document, today: date) -> Presented:
    """What may leave the scanner of this document."""
    return document.holder(today) if isinstance(document, Licence | Passport) else document
