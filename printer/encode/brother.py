"""Brother QL: a page as the raster job of a QL label printer.

Commands are those of the vendor's raster command reference (QL-800/810W/820NWB). The job carries the roll's
kind and size with their "valid" flags, so that a printer which was given another roll refuses it by itself.
"""

from collections.abc import Iterator

from PIL import Image, ImageChops

from printer.encode.brother_model import Model
from printer.encode.packbits import pack_rows
from printer.media import Kind, Medium
from printer.raster import Planes

RESET = bytes(400) + b"\x1b@"
"""Ends whatever was sent before, be it half a page, and clears it."""

STATUS_REQUEST = b"\x1biS"

PAPER_CODES = {Kind.CONTINUOUS: 0x0A, Kind.DIE_CUT: 0x0B}

ROLL_MM, _ROLL_DOTS, _ROLL_MARGIN = 62, 696, 12  # the one width of roll that badges are printed on

_RASTER_MODE = b"\x1bia\x01"
_TELL_BY_YOURSELF = b"\x1bi!\x00"  # status frames come without being asked for
_CUT = b"\x1biM\x40" + b"\x1biA\x01"  # after each page
_CUT_AT_END, _TWO_COLOUR = 0x08, 0x01
_FEED = 35  # dots before and after a page on a continuous roll, the fewest: 3 mm
_PACKED = b"M\x02"
_PRINT_AND_FEED = b"\x1a"

_KIND_VALID, _WIDTH_VALID, _LENGTH_VALID, _QUALITY_FIRST, _ALWAYS = 0x02, 0x04, 0x08, 0x40, 0x80

_BLACK_ROW, _FIRST_ROW, _SECOND_ROW = b"g\x00", b"w\x01", b"w\x02"


def fits(medium: Medium) -> bool:
    """Whether the medium is a roll for these printers."""
    return medium.mm[0] == ROLL_MM and medium.dots[1] == _ROLL_DOTS


def length_mm(medium: Medium) -> int:
    """The length of a label as the printer knows it; 0 on a continuous roll."""
    return round(medium.mm[1]) if medium.kind is Kind.DIE_CUT else 0


def encode(planes: Planes, medium: Medium, model: Model) -> bytes:
    """The whole job of one page on a medium that `fits`; its last byte is the print command."""
    rows = planes.black.width
    kind = _CUT_AT_END | (_TWO_COLOUR if medium.two_colour else 0)
    feed = _FEED if medium.kind is Kind.CONTINUOUS else 0
    return b"".join(
        (
            RESET,
            b"" if model.plain else _RASTER_MODE + _TELL_BY_YOURSELF,
            _paper(medium, rows),
            _CUT,
            b"\x1biK" + bytes([kind]),
            b"\x1bid" + feed.to_bytes(2, "little"),
            _PACKED if model.packs else b"",
            *_rows(planes, model),
            _PRINT_AND_FEED,
        )
    )


def _paper(medium: Medium, rows: int) -> bytes:
    """ESC i z: which roll is meant, and how many rows of dots follow."""
    length = length_mm(medium)
    valid = _ALWAYS | _QUALITY_FIRST | _KIND_VALID | _WIDTH_VALID | (_LENGTH_VALID if length else 0)
    roll = bytes([valid, PAPER_CODES[medium.kind], ROLL_MM, length])
    return b"\x1biz" + roll + rows.to_bytes(4, "little") + bytes(2)


def _rows(planes: Planes, model: Model) -> Iterator[bytes]:
    """The commands of all rows, each a command, its length and its dots."""
    black = _dots(planes.black, model)
    if planes.red is None:
        for row in black:
            yield from (_BLACK_ROW, bytes([len(row)]), row)
    else:
        for first, second in zip(black, _dots(planes.red, model), strict=True):
            yield from (_FIRST_ROW, bytes([len(first)]), first, _SECOND_ROW, bytes([len(second)]), second)


def _dots(plane: Image.Image, model: Model) -> list[bytes]:
    """The rows of a plane over the full width of the head, 1 for ink.

    A row is a column of the page as read, the first its leftmost, from the top down: the badge comes out
    sideways, and the first pin burns at the roll's right edge.
    """
    head = Image.new("1", (model.pins, plane.width), 0)
    ink = ImageChops.invert(plane.transpose(Image.Transpose.TRANSPOSE))
    head.paste(ink, (model.beside + _ROLL_MARGIN, 0))
    if model.packs:
        return pack_rows(head)
    bits, size = head.tobytes(), model.pins // 8
    return [bits[start : start + size] for start in range(0, len(bits), size)]
