"""ZPL: a page as a label in Zebra's language (ZPL II Programming Guide: ^GF, Z64 encoding)."""

import zlib
from base64 import b64encode
from binascii import crc_hqx
from dataclasses import dataclass

from PIL import Image

from printer.media import DOTS_A_MM, MM_PER_INCH, Medium

_AS_IT_LEFT_THE_FACTORY = "^LH0,0^LS0^PON^PMN^LRN"
"""Undoes what another program may have left behind: an origin, a shift, upside down, mirrored, inverse."""

_NEVER_AGAIN = "^JZN"
"""A label that an error interrupts is not printed once more when the error is mended: a badge that comes out
late would meet another visitor."""


@dataclass(frozen=True)
class Burn:
    """How a label is burnt: `darkness` from 0 to 30, `speed` in inches a second from 1 to 14. What is None
    stays as it is set at the printer."""

    darkness: int | None = None
    speed: int | None = None

    def __post_init__(self) -> None:
        for name, value, least, most in (("darkness", self.darkness, 0, 30), ("speed", self.speed, 1, 14)):
            if value is not None and not least <= value <= most:
                raise ValueError(f"{name} is {value}, and must be from {least} to {most}")


AS_SET = Burn()


def fits(medium: Medium) -> bool:
    """Whether a page for this medium is as large on a printer with the one head for which there are media."""
    return round(medium.dpi / MM_PER_INCH) == DOTS_A_MM


def encode(page: Image.Image, burn: Burn = AS_SET) -> bytes:
    """One label of a page as read (mode "1", 0 is ink), turned so that it lies along the roll."""
    label = page.transpose(Image.Transpose.ROTATE_270)
    width, length = label.size
    bits = label.tobytes("raw", "1;I")
    packed = b64encode(zlib.compress(bits))
    settings = f"^PW{width}^LL{length}{_AS_IT_LEFT_THE_FACTORY}{_NEVER_AGAIN}"
    if burn.darkness is not None:
        settings += f"~SD{burn.darkness:02}"
    if burn.speed is not None:
        settings += f"^PR{burn.speed}"
    graphic = f"^GFA,{len(bits)},{len(bits)},{(width + 7) // 8},:Z64:".encode()
    checksum = f":{crc_hqx(packed, 0):04X}".encode()
    return b"".join(
        (b"^XA", settings.encode(), b"^FO0,0", graphic, packed, checksum, b"^FS^PQ1,0,1,Y^XZ\r\n")
    )
