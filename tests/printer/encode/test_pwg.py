"""PWG raster as CUPS' own library reads it, and as the stand-in does."""

import ctypes
import ctypes.util
import struct
import tempfile

import numpy as np
import pytest
from PIL import Image

from printer.encode.paper import on_paper
from printer.encode.pwg import Colour, encode
from printer.media import MEDIA
from printer.testing.pictures import read

MEDIUM = MEDIA["62x100"]
LABEL = (732, 1181)  # 62 x 100 mm at 300 dots an inch


def noise() -> Image.Image:
    """A page of dithered dots, and some of it white, some black."""
    dots = np.random.default_rng(7).random((MEDIUM.dots[1], MEDIUM.dots[0])) < 0.5
    dots[:200, :500] = True
    dots[300:400] = False
    return Image.fromarray(dots)


def read_by_cups(document: bytes) -> tuple[dict[str, int], bytes]:
    """Of the header what matters, and all dots."""
    name = ctypes.util.find_library("cups")
    if name is None:
        pytest.skip("libcups is not installed, so PWG raster is not compared with CUPS' own reader")
    cups = ctypes.CDLL(name)
    cups.cupsRasterOpen.restype = ctypes.c_void_p
    with tempfile.TemporaryFile() as file:
        file.write(document)
        file.seek(0)
        raster = ctypes.c_void_p(cups.cupsRasterOpen(file.fileno(), 0))
        header = ctypes.create_string_buffer(4096)
        assert cups.cupsRasterReadHeader2(raster, header) == 1
        numbers = {
            name: struct.unpack_from("=I", header.raw, offset)[0]
            for name, offset in {
                "resolution": 276,
                "across": 352,
                "along": 356,
                "width": 372,
                "height": 376,
                "bits": 388,
                "row": 392,
                "space": 400,
                "pages": 452,
            }.items()
        }
        dots = ctypes.create_string_buffer(numbers["row"] * numbers["height"])
        row = ctypes.create_string_buffer(numbers["row"])
        read = b""
        for _ in range(numbers["height"]):
            assert cups.cupsRasterReadPixels(raster, row, numbers["row"]) == numbers["row"]
            read += row.raw
        assert len(dots) == len(read)
        cups.cupsRasterClose(raster)
    return numbers, read


@pytest.mark.parametrize("colour", Colour)
def test_cups_reads_what_was_drawn(colour: Colour) -> None:
    mode = {Colour.BLACK_1: "1", Colour.SGRAY_8: "L", Colour.SRGB_8: "RGB"}[colour]
    document = encode(noise(), MEDIUM, (300, 300), colour)
    header, dots = read_by_cups(document)
    paper = on_paper(noise().convert(mode), MEDIUM)
    wanted = np.asarray(paper)
    found = np.frombuffer(dots, np.uint8)
    if colour is Colour.BLACK_1:
        bits = np.unpackbits(found.reshape(LABEL[1], -1), axis=1)
        assert np.array_equal(bits[:, : LABEL[0]] == 0, wanted)
        assert not bits[:, LABEL[0] :].any()  # beside the label
    else:
        assert np.array_equal(found.reshape(wanted.shape), wanted)
    assert header["resolution"] == 300
    assert (header["across"], header["along"]) == (176, 283)  # points
    assert (header["width"], header["height"]) == LABEL
    assert (header["bits"], header["pages"]) == (colour.bits, 1)
    assert header["space"] == {"1": 3, "L": 18, "RGB": 19}[mode]


@pytest.mark.parametrize("colour", Colour)
def test_the_stand_in_reads_what_was_drawn(colour: Colour) -> None:
    picture = read(encode(noise(), MEDIUM, (300, 300), colour), "image/pwg-raster")
    assert np.array_equal(np.asarray(picture.convert("1")), np.asarray(on_paper(noise(), MEDIUM)))


def test_a_blank_page_is_next_to_nothing() -> None:
    document = encode(Image.new("1", MEDIUM.dots, 255), MEDIUM, (300, 300), Colour.BLACK_1)
    assert len(document) < 1900  # the header has 1796
