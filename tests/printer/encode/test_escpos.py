from PIL import Image

from printer.encode.escpos import encode

START, CUT = b"\x1b@", b"\x1dVB\x00"
PICTURE = b"\x1dv0\x00"


def test_a_page_is_turned_and_cut_off() -> None:
    page = Image.new("1", (3, 16), 255)
    page.putpixel((0, 0), 0)  # top left as read: comes out first, at the head's right
    assert encode(page) == START + PICTURE + b"\x02\x00\x03\x00" + b"\x00\x01\x00\x00\x00\x00" + CUT


def test_a_long_page_goes_in_bands_that_small_printers_can_hold() -> None:
    job = encode(Image.new("1", (300, 576), 255))
    heights = [int.from_bytes(band[2:4], "little") for band in job.split(PICTURE)[1:]]
    assert heights == [128, 128, 44]
    assert len(job) == len(START + CUT) + 3 * (len(PICTURE) + 4) + 300 * 72


def test_what_lies_beside_the_page_is_white() -> None:
    assert b"\x01\x00\x01\x00\xf8" in encode(Image.new("1", (1, 5), 0))
