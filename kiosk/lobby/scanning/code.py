"""A code in a picture, as it was read."""

from dataclasses import dataclass

Corner = tuple[float, float]
"""x to the right and y downwards, in pixels of the picture."""


@dataclass(frozen=True)
class Code:
    """One symbol that was read."""

    format: str
    """`QRCode`, `PDF417`, `Code128`, `Code39`, `ITF`, `Aztec` or `DataMatrix`."""
    text: str
    """The raw bytes as text: UTF-8 where they are that, control characters kept."""
    raw: bytes
    corners: tuple[Corner, Corner, Corner, Corner]
    """Top left, top right, bottom right, bottom left, as the symbol itself stands."""

    @property
    def said(self) -> tuple[str, bytes]:
        """What makes two reads the same, wherever they were made."""
        return self.format, self.raw

    @property
    def is_bar_code(self) -> bool:
        """Whether it is a row of bars, which may be one of several codes on a card."""
        return self.format in ("Code128", "Code39", "ITF")
