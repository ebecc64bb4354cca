"""Links that answer for one person: signed by the office, good for one answer, and for two hours.

A link holds nothing about the visitor. It names the visit, who answers, and the turn of the visit that the
message was about: once anybody has answered, the turn has gone on, and the link is used up.
"""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.errors import LinkEnded
from kiosk.office.alerts.message import OneTap
from kiosk.office.office import Office
from kiosk.visits.acknowledgement import Answer, AnswerKind
from kiosk.visits.host import Host, HostKind
from kiosk.visits.visit import Visit

LASTS = timedelta(hours=2)
ONE_TAP = {
    "coming": ("I am on my way", Answer(AnswerKind.ON_MY_WAY)),
    "soon": ("With you shortly", Answer(AnswerKind.WITH_YOU_SHORTLY)),
    "5": ("In 5 minutes", Answer(AnswerKind.IN_MINUTES, minutes=5)),
    "10": ("In 10 minutes", Answer(AnswerKind.IN_MINUTES, minutes=10)),
}
"""The answers by their names in the address, and how they are called."""

_SIGNED_FOR = b"kiosk answer link\n"  # so that no signature of ours means two things
_SIGNATURE = 64  # bytes


@dataclass(frozen=True)
class AnswerLink:
    """Who may answer which visit, as it stood at this turn, until when (UTC)."""

    visit: str
    by: str
    turn: int
    until: datetime


def sign(key: Ed25519PrivateKey, link: AnswerLink) -> str:
    """The link as a part of an address."""
    body = json.dumps([link.visit, link.by, link.turn, int(link.until.timestamp())]).encode()
    return base64.urlsafe_b64encode(key.sign(_SIGNED_FOR + body) + body).decode().rstrip("=")


def read(key: Ed25519PrivateKey, text: str, *, now: datetime) -> AnswerLink:
    """The link that this office signed; raises LinkEnded where it did not, or where its time is over."""
    try:
        raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        signature, body = raw[:_SIGNATURE], raw[_SIGNATURE:]
        key.public_key().verify(signature, _SIGNED_FOR + body)
    except (InvalidSignature, binascii.Error, ValueError):
        raise LinkEnded from None
    visit, by, turn, until = json.loads(body)
    link = AnswerLink(visit, by, turn, datetime.fromtimestamp(until, UTC))
    if link.until <= now:
        raise LinkEnded
    return link


def one_taps(office: Office, visit: Visit, to: Host) -> Sequence[OneTap]:
    """What this person can answer with one tap; nothing for an office, whose answer would name nobody."""
    if to.kind is not HostKind.PERSON:
        return ()
    link = AnswerLink(visit.id, to.name, visit.turn, office.clock().at + LASTS)
    address = f"{office.settings.office.address}/answer/{sign(office.key, link)}"
    return tuple(OneTap(label, f"{address}/{name}") for name, (label, _) in ONE_TAP.items())
