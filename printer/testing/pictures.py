"""Documents read back to pictures, as they lie on the paper."""

import struct
from collections.abc import Iterator
from io import BytesIO

import pypdfium2
from PIL import Image, ImageChops

from printer.raster import ONE_AT_A_TIME

_DPI = 300  # in which a PDF is read
_HEADER = 1796
_LITERAL = 128  # a control byte above it is followed by dots, one below by a dot to be repeated


def read(document: bytes, mime_type: str) -> Image.Image:
    """The first page of a document; a picture where 0 is black."""
    if mime_type == "image/pwg-raster":
        return _read_pwg(document)
    if mime_type == "application/pdf":
        return _read_pdf(document)
    return Image.open(BytesIO(document))


def _read_pwg(document: bytes) -> Image.Image:
    """PWG 5102.4."""
    if not document.startswith(b"RaS2PwgRaster\0"):
        raise ValueError("no PWG raster")
    header, packed = document[4 : 4 + _HEADER], document[4 + _HEADER :]
    width, height = struct.unpack_from(">2I", header, 372)
    bits, bytes_a_row = struct.unpack_from(">2I", header, 388)
    rows = b"".join(_rows(packed, height, bytes_a_row, max(1, bits // 8)))
    picture = Image.frombytes({1: "1", 8: "L", 24: "RGB"}[bits], (width, height), rows)
    return ImageChops.invert(picture) if bits == 1 else picture


def _rows(packed: bytes, height: int, bytes_a_row: int, bytes_a_dot: int) -> Iterator[bytes]:
    at = done = 0
    while done < height:
        repeated, at = packed[at] + 1, at + 1
        row = b""
        while len(row) < bytes_a_row:
            control, at = packed[at], at + 1
            dots = 257 - control if control > _LITERAL else 1
            run, at = packed[at : at + dots * bytes_a_dot], at + dots * bytes_a_dot
            row += run if control > _LITERAL else run * (control + 1)
        yield row * repeated
        done += repeated


def _read_pdf(document: bytes) -> Image.Image:
    with ONE_AT_A_TIME:
        pages = pypdfium2.PdfDocument(document)
        try:
            picture: Image.Image = pages[0].render(scale=_DPI / 72, grayscale=True).to_pil().copy()
        finally:
            pages.close()
    return picture
