from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from printer.encode.packbits import pack_rows
from printer.testing.brother_raster import unpack

ROW = 90


@given(st.lists(st.binary(min_size=ROW, max_size=ROW), min_size=1, max_size=6))
def test_every_row_is_packed_by_itself_and_comes_back(rows: list[bytes]) -> None:
    picture = Image.frombytes("1", (ROW * 8, len(rows)), b"".join(rows))
    assert [unpack(packed) for packed in pack_rows(picture)] == rows


def test_the_example_of_the_standard_is_unpacked() -> None:
    packed = bytes.fromhex("FE AA 02 80 00 2A FD AA 03 80 00 2A 22 F7 AA")  # TIFF 6.0, section 9
    assert unpack(packed) == bytes.fromhex(
        "AA AA AA 80 00 2A AA AA AA AA 80 00 2A 22 AA AA AA AA AA AA AA AA AA AA"
    )


def test_an_empty_row_takes_two_bytes() -> None:
    assert [len(row) for row in pack_rows(Image.new("1", (720, 2), 0))] == [2, 2]
