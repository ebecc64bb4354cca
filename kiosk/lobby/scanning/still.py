"""What a picture file shows."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from kiosk.errors import BadInput
from kiosk.lobby.scanning.bars import ANY_ITF, Bars
from kiosk.lobby.scanning.code import Code
from kiosk.lobby.scanning.documents.card import Card, CardPattern
from kiosk.lobby.scanning.documents.document import Document, Presented, recognise
from kiosk.lobby.scanning.documents.passport import Passport
from kiosk.lobby.scanning.documents.unknown import Unknown

if TYPE_CHECKING:
    from kiosk.lobby.scanning.picture import Picture


class PictureUnreadable(BadInput):
    """The picture {file} cannot be read: {problem}."""


@dataclass(frozen=True)
class Scan:
    """What was found in a picture file."""

    file: Path
    codes: tuple[Code, ...]
    document: Document | None
    """The first that this school knows; else an unknown one; None without a code."""
    milliseconds: float
    """For reading it; loading the picture is not counted."""

    def as_json(self) -> dict[str, object]:
        """As `kiosk scan --json` prints it."""
        document = None if self.document is None else document_as_json(self.document)
        return {
            "file": str(self.file),
            "codes": [{"format": code.format, "text": code.text} for code in self.codes],
            "document": document,
            "ms": round(self.milliseconds, 1),
        }


def scan_file(
    file: Path,
    invitation_keys: tuple[Ed25519PublicKey, ...] = (),
    bars: Bars = ANY_ITF,
    cards: Sequence[CardPattern] = (),
    read_passport: "Callable[[Picture], Passport | None]" = lambda _: None,
) -> Scan:
    """Read the codes of a picture file, and which document they are.

    Args:
        invitation_keys: the public keys of the offices whose invitations count; without, none does.
        bars: which bar codes count.
        cards: how the cards of the school's staff and students are numbered.
        read_passport: asked where no code is a document.

    Raises:
        PictureUnreadable: where there is no such file, or it is no picture.
    """
    from kiosk.lobby.scanning.decode import read_still
    from kiosk.lobby.scanning.load import load_picture

    try:
        picture = load_picture(file)
    except OSError as error:
        raise PictureUnreadable(file=file, problem=error.strerror) from None
    if picture is None:
        raise PictureUnreadable(file=file, problem="it is none of the kinds that are known, as PNG or JPEG")
    began = time.perf_counter()
    codes = read_still(picture, bars=bars)
    documents = [recognise(code, invitation_keys, cards) for code in codes]
    document = min(documents, key=_last_choice, default=None)
    if document is None or isinstance(document, Unknown):
        document = read_passport(picture) or document
    milliseconds = 1000 * (time.perf_counter() - began)
    return Scan(file, tuple(codes), document, milliseconds)


def _last_choice(document: Document) -> int:
    # A licence carries bar codes besides its PDF417, which may look like a card's.
    return 2 if isinstance(document, Unknown) else isinstance(document, Card)


def document_as_json(document: Document | Presented) -> dict[str, object]:
    """Its kind, and what it says."""
    fields: Mapping[str, object] = asdict(document)
    return {
        "kind": type(document).__name__.lower(),
        "fields": {name: _plain(value) for name, value in fields.items()},
    }


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
