import re
import zlib
from base64 import b64decode

import pytest
from PIL import Image

from printer.encode.zpl import Burn, encode


def a_page(width: int, height: int) -> Image.Image:
    """White, with ink in its corner at the top left and in the next dot to the right."""
    page = Image.new("1", (width, height), 255)
    page.putpixel((0, 0), 0)
    page.putpixel((1, 0), 0)
    return page


def bits(label: bytes) -> bytes:
    packed = re.search(rb":Z64:([^:]*):", label)
    assert packed
    return zlib.decompress(b64decode(packed[1]))


def test_a_label_names_its_width_and_its_length_along_the_roll() -> None:
    label = encode(a_page(609, 406))
    assert label.startswith(b"^XA^PW406^LL609^")
    assert b"^GFA,31059,31059,51,:Z64:" in label  # 609 rows of 51 bytes
    assert label.endswith(b"^PQ1,0,1,Y^XZ\r\n")


def test_the_top_left_of_the_page_is_at_the_head_s_right_and_comes_out_first() -> None:
    rows = bits(encode(a_page(609, 406)))
    assert rows[:51] == bytes(50) + b"\x04"  # dot 405 of 408, the last two are beside the label
    assert rows[51:102] == bytes(50) + b"\x04"
    assert rows[102:] == bytes(607 * 51)


def test_what_lies_beside_the_page_is_white() -> None:
    black = Image.new("1", (2, 9), 0)
    assert bits(encode(black)) == bytes([0xFF, 0x80, 0xFF, 0x80])


def test_darkness_and_speed_are_left_as_they_are_set_at_the_printer() -> None:
    label = encode(a_page(8, 8))
    assert b"~SD" not in label
    assert b"^PR" not in label


def test_darkness_and_speed_are_told_where_they_are_given() -> None:
    label = encode(a_page(8, 8), Burn(darkness=5, speed=3))
    assert b"~SD05^PR3^" in label


@pytest.mark.parametrize(
    ("darkness", "speed", "problem"), [(31, None, "darkness is 31"), (None, 0, "speed is 0")]
)
def test_what_no_printer_knows_is_refused(darkness: int | None, speed: int | None, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        Burn(darkness, speed)


def test_a_label_is_small() -> None:
    """It goes over slow cables: less than half of what plain hexadecimal takes."""
    page = a_page(609, 406)
    assert len(encode(page)) < 609 * 51 * 2 / 2
