"""ESC/POS: a page as the pictures that a receipt printer prints one below the other, then cuts off.

Commands are those of the vendor's reference that nearly every clone knows: ESC @, GS v 0, GS V.
"""

from collections.abc import Iterator

from PIL import Image

from printer.media import DOTS_A_MM, MM_PER_INCH, Medium

_START = b"\x1b@"  # ESC @: forgets the settings of another program, and what it left in the line
_PICTURE = b"\x1dv0\x00"  # GS v 0, as it is: bytes a row, rows, then the dots
_CUT = b"\x1dVB\x00"  # GS V 66 0: feeds to the cutter, and leaves one point uncut

_BAND = 128
"""Rows that are sent as one picture: small printers have memory for few."""

_HEAD_DOTS = 576  # of a receipt printer for 80 mm


def fits(medium: Medium) -> bool:
    """Whether a page for this medium is as large on these printers, and not wider than their heads."""
    return medium.dots[1] <= _HEAD_DOTS and round(medium.dpi / MM_PER_INCH) == DOTS_A_MM


def encode(page: Image.Image) -> bytes:
    """A page as read (mode "1", 0 is ink), turned so that it lies along the roll."""
    return b"".join((_START, *_pictures(page.transpose(Image.Transpose.ROTATE_270)), _CUT))


def _pictures(page: Image.Image) -> Iterator[bytes]:
    bytes_a_row = (page.width + 7) // 8
    for top in range(0, page.height, _BAND):
        band = page.crop((0, top, page.width, min(top + _BAND, page.height)))
        yield _PICTURE + bytes_a_row.to_bytes(2, "little") + band.height.to_bytes(2, "little")
        yield band.tobytes("raw", "1;I")
