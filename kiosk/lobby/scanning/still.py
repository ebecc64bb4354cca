"""What a picture file shows."""

import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from kiosk.errors import BadInput
from kiosk.lobby.scanning.code import Code
from kiosk.lobby.scanning.documents.document import Document, recognise
from kiosk.lobby.scanning.documents.unknown import Unknown


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
    """For reading the codes; loading the picture is not counted."""

    def as_json(self) -> dict[str, object]:
        """As `kiosk scan --json` prints it."""
        document = None
        if self.document is not None:
            fields: Mapping[str, object] = asdict(self.document)
            document = {
                "kind": type(self.document).__name__.lower(),
                "fields": {name: _plain(value) for name, value in fields.items()},
            }
        return {
            "file": str(self.file),
            "codes": [{"format": code.format, "text": code.text} for code in self.codes],
            "document": document,
            "ms": round(self.milliseconds, 1),
        }


def scan_file(file: Path, invitation_keys: tuple[Ed25519PublicKey, ...] = ()) -> Scan:
    """Read the codes of a picture file, and which document they are.

    Args:
        invitation_keys: the public keys of the offices whose invitations count; without, none does.

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
    codes = read_still(picture)
    milliseconds = 1000 * (time.perf_counter() - began)
    documents = [recognise(code, invitation_keys) for code in codes]
    document = min(documents, key=lambda found: isinstance(found, Unknown), default=None)
    return Scan(file, tuple(codes), document, milliseconds)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
