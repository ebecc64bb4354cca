"""The key that signs the office's invitations: made once, kept in the data folder, published to lobbies."""

import base64
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from kiosk.errors import KeyUnusable
from kiosk.journal import Journal
from kiosk.private_file import write_private
from kiosk.visits.events import OfficeKeyPublished
from kiosk.visits.moment import Moment

NAME = "invitation-key.pem"


def invitation_key(folder: Path) -> Ed25519PrivateKey:
    """The key of this data folder; made, for this account's eyes only, when there is none.

    Raises KeyUnusable.
    """
    path = folder / NAME
    try:
        if not path.exists():
            key = Ed25519PrivateKey.generate()
            write_private(path, key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        kept = load_pem_private_key(path.read_bytes(), password=None)
    except (OSError, ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise KeyUnusable(path=path, problem=error) from None
    if not isinstance(kept, Ed25519PrivateKey):
        raise KeyUnusable(path=path, problem="it is not an Ed25519 key")
    return kept


def publish(journal: Journal, key: Ed25519PrivateKey, *, now: Moment) -> None:
    """Tells the lobbies with which key this office signs, unless they were told."""
    public = key.public_key()
    text = base64.b64encode(public.public_bytes(Encoding.Raw, PublicFormat.Raw)).decode()
    journal.append(
        lambda view: [] if public in view.office_keys() else [OfficeKeyPublished(subject=text, key=text)],
        now=now,
    )
