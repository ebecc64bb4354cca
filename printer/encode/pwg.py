"""PWG raster: a page's dots in the form that every IPP Everywhere printer takes (PWG 5102.4)."""

import re
import struct
from collections.abc import Iterator
from enum import Enum
from functools import cache
from itertools import groupby, islice

from PIL import Image

from printer.encode.paper import on_paper
from printer.media import Medium
from printer.raster import POINTS_PER_INCH

_SYNC = b"RaS2"
_HEADER_BYTES = 1796
_MOST_ALIKE = 256  # rows that are written as one


class Colour(Enum):
    """How a dot is written: PWG's keyword, the colour space's number, and bits a dot."""

    BLACK_1 = ("black_1", 3, 1)
    SGRAY_8 = ("sgray_8", 18, 8)
    SRGB_8 = ("srgb_8", 19, 24)

    def __init__(self, keyword: str, space: int, bits: int) -> None:
        self.keyword, self.space, self.bits = keyword, space, bits


_MODES = {Colour.BLACK_1: "1", Colour.SGRAY_8: "L", Colour.SRGB_8: "RGB"}


def encode(picture: Image.Image, medium: Medium, resolution: tuple[int, int], colour: Colour) -> bytes:
    """A picture of the page, as read, on its paper.

    `resolution` is the medium's in whole dots an inch, across and along, as the printer names it.
    """
    paper = on_paper(picture.convert(_MODES[colour]), medium)
    bytes_a_row = (paper.width * colour.bits + 7) // 8
    dots = paper.tobytes("raw", "1;I") if colour is Colour.BLACK_1 else paper.tobytes()
    rows = (dots[start : start + bytes_a_row] for start in range(0, len(dots), bytes_a_row))
    return b"".join((_SYNC, _header(paper, resolution, colour), *_packed(rows, max(1, colour.bits // 8))))


def _header(paper: Image.Image, resolution: tuple[int, int], colour: Colour) -> bytes:
    header = bytearray(_HEADER_BYTES)
    header[:9] = b"PwgRaster"
    size = [
        round(dots / dots_an_inch * POINTS_PER_INCH)
        for dots, dots_an_inch in zip(paper.size, resolution, strict=True)
    ]
    channels = 3 if colour is Colour.SRGB_8 else 1
    numbers = {
        276: resolution,  # HWResolution
        340: (1,),  # NumCopies
        352: size,  # PageSize, in points
        372: paper.size,  # Width, Height
        384: (colour.bits // channels, colour.bits, (paper.width * colour.bits + 7) // 8),
        400: (colour.space,),
        420: (channels,),
        452: (1,),  # TotalPageCount
        456: (1, 1),  # CrossFeedTransform, FeedTransform
        464: (0, 0, *paper.size),  # ImageBox
    }
    for offset, found in numbers.items():
        struct.pack_into(f">{len(found)}I", header, offset, *found)
    return bytes(header)


def _packed(rows: Iterator[bytes], bytes_a_dot: int) -> Iterator[bytes]:
    """The rows, alike ones as one with their number, each in runs."""
    for row, alike in groupby(rows):
        packed = b"".join(_runs(row, bytes_a_dot))
        while count := len(list(islice(alike, _MOST_ALIKE))):
            yield bytes([count - 1]) + packed


def _runs(row: bytes, bytes_a_dot: int) -> Iterator[bytes]:
    for run in _run(bytes_a_dot).finditer(row):
        dots = len(run[0]) // bytes_a_dot
        if run["alike"] is not None or dots == 1:
            yield bytes([dots - 1]) + run[0][:bytes_a_dot]
        else:
            yield bytes([257 - dots]) + run[0]


@cache
def _run(bytes_a_dot: int) -> re.Pattern[bytes]:
    """From 2 to 128 dots alike, or from 1 to 128 of which each differs from the next."""
    dot = b".{%d}" % bytes_a_dot
    return re.compile(
        rb"(?P<alike>%b)(?P=alike){1,127}|(?:(?P<single>%b)(?!(?P=single))){1,128}" % (dot, dot), re.DOTALL
    )
