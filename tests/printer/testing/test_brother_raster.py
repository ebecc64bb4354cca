import pytest
from hypothesis import given
from hypothesis import strategies as st

from printer.testing.brother_raster import Command, PrintedPage, RasterReader, add_to, unpack

JOB = (
    bytes(3)
    + b"\x1b@\x1biS\x1biz"
    + bytes(range(10))
    + b"M\x00"
    + b"g\x00\x02\xf0\x0f"
    + b"w\x02\x01\xaa\x1a"
)
COMMANDS = [
    *[Command(b"\x00")] * 3,
    Command(b"\x1b@"),
    Command(b"\x1biS"),
    Command(b"\x1biz", bytes(range(10))),
    Command(b"M", b"\x00"),
    Command(b"g\x00", b"\x02\xf0\x0f"),
    Command(b"w\x02", b"\x01\xaa"),
    Command(b"\x1a"),
]


@given(st.lists(st.integers(1, len(JOB)), max_size=len(JOB)))
def test_commands_are_read_however_they_are_cut(cuts: list[int]) -> None:
    reader, left = RasterReader(), JOB
    found: list[Command] = []
    for cut in [*cuts, len(JOB)]:
        found += reader.read(left[:cut])
        left = left[cut:]
    assert found == COMMANDS
    assert reader.nonsense == 0


def test_what_is_no_command_is_counted() -> None:
    reader = RasterReader()
    assert list(reader.read(b"%PDF\x1a")) == [Command(b"\x1a")]
    assert reader.nonsense == 4


@given(st.binary(max_size=200))
def test_wild_bytes_never_raise(data: bytes) -> None:
    list(RasterReader().read(data))
    unpack(data)


@pytest.mark.parametrize(("packing", "row"), [(b"\x00", b"\xf0\x0f"), (b"\x02", b"\x01\xf0\x0f")])
def test_a_page_gathers_rows_and_settings(packing: bytes, row: bytes) -> None:
    page = PrintedPage()
    add_to(page, Command(b"M", packing))
    add_to(page, Command(b"g\x00", bytes([len(row)]) + row))
    assert page.black == [b"\xf0\x0f"]
    assert page.settings[b"M"] == packing
    picture = page.picture("black")
    assert picture.size == (1, 16)
    assert [bool(picture.getpixel((0, y))) for y in (0, 3, 4, 11, 12, 15)] == [
        False,
        False,
        True,
        True,
        False,
        False,
    ]
