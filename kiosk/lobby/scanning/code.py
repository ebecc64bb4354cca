"""A code in a picture, as it was read."""

from dataclasses import dataclass, field
from hashlib import sha256

Corner = tuple[float, float]
"""x to the right and y downwards, in pixels of the picture."""


@dataclass(frozen=True)
class Code:
    """One symbol that was read."""

    format: str
    """`QRCode`, `PDF417`, `Code128`, `Code39`, `ITF`, `Aztec`, `DataMatrix`, `EAN13` (a UPC-A is one that
    begins with 0), `EAN8` or `UPCE`."""
    text: str = field(repr=False)
    """The raw bytes as text: UTF-8 where they are that, control characters kept."""
    raw: bytes = field(repr=False)
    corners: tuple[Corner, Corner, Corner, Corner]
    """Top left, top right, bottom right, bottom left, as the symbol itself stands."""

    @property
    def said(self) -> tuple[str, bytes]:
        """What makes two reads the same, wherever they were made; a digest, which outlives the text."""
        return self.format, sha256(self.raw).digest()

    @property
    def is_bar_code(self) -> bool:
        """Whether it is a row of bars, which may be one of several codes on a card."""
        return self.format in ("Code128", "Code39", "ITF", "EAN13", "EAN8", "UPCE")
