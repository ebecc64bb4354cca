"""Jobs of a Brother QL, read back by the stand-in, dot for dot over the full width of the head."""

import numpy as np
import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image

from printer import MEDIA, Badge, Medium, render
from printer.encode.brother import RESET, encode, fits
from printer.encode.brother_model import MODELS, OLDER_MODEL, UNKNOWN_MODEL, Model
from printer.raster import Planes
from printer.testing.brother_raster import PrintedPage, RasterReader, add_to

BROTHER = [medium for medium in MEDIA.values() if medium.name.startswith("62")]
EVERY_MODEL = [*MODELS.values(), UNKNOWN_MODEL, OLDER_MODEL]
MARGIN = {720: 12, 1296: 56}  # dots between the head's first pin and the roll's


def read(job: bytes) -> PrintedPage:
    """The page of a job, which is nothing but that."""
    reader, page = RasterReader(), PrintedPage()
    commands = list(reader.read(job))
    assert commands[-1].name == b"\x1a"
    for command in commands[:-1]:
        if command.name not in {b"\x00", b"\x1b@"}:
            add_to(page, command)
    assert reader.nonsense == 0
    return page


def on_the_head(plane: Image.Image, model: Model) -> NDArray[np.bool_]:
    """What the whole head should burn, as the badge is read: rows, True for ink."""
    rows = np.zeros((model.pins, plane.width), bool)
    rows[MARGIN[model.pins] :][: plane.height] = ~np.array(plane)
    return rows


def ink(picture: Image.Image) -> NDArray[np.bool_]:
    return ~np.array(picture)


def test_the_media_for_these_printers() -> None:
    assert [medium for medium in MEDIA.values() if fits(medium)] == BROTHER


@pytest.mark.parametrize("model", EVERY_MODEL, ids=lambda model: model.name)
@pytest.mark.parametrize("medium", BROTHER, ids=lambda medium: medium.name)
def test_a_badge_comes_back_dot_for_dot(full_badge: Badge, medium: Medium, model: Model) -> None:
    planes = render(full_badge, medium).planes()
    page = read(encode(planes, medium, model))
    assert np.array_equal(ink(page.picture("black")), on_the_head(planes.black, model))
    if planes.red is not None:
        assert np.array_equal(ink(page.picture("red")), on_the_head(planes.red, model))
    assert page.two_colour == bool(page.red) == medium.two_colour


@pytest.mark.parametrize("medium", BROTHER, ids=lambda medium: medium.name)
def test_the_qr_is_read_from_the_final_bits(full_badge: Badge, medium: Medium) -> None:
    page = read(encode(render(full_badge, medium).planes(), medium, MODELS[0x41]))
    codes = zxingcpp.read_barcodes(page.picture("black").convert("L"))
    assert [code.text for code in codes] == [full_badge.token]


@given(
    dots=st.binary(min_size=87 * 3, max_size=87 * 3),
    red=st.none() | st.binary(min_size=87 * 3, max_size=87 * 3),
    model=st.sampled_from(EVERY_MODEL),
)
def test_any_dots_come_back(dots: bytes, red: bytes | None, model: Model) -> None:
    def plane(bits: bytes) -> Image.Image:
        return Image.frombytes("1", (696, 3), bits).transpose(Image.Transpose.ROTATE_90)

    planes = Planes(plane(dots), None if red is None else plane(red))
    page = read(encode(planes, MEDIA["62" if red is None else "62red"], model))
    assert np.array_equal(ink(page.picture("black")), on_the_head(planes.black, model))
    if planes.red is not None:
        assert np.array_equal(ink(page.picture("red")), on_the_head(planes.red, model))


@pytest.fixture
def white() -> Planes:
    return Planes(Image.new("1", (1109, 696), 255))


@pytest.mark.parametrize(
    ("name", "valid", "kind", "length", "feed"),
    [("62x100", 0x80 | 0x40 | 0x0E, 0x0B, 100, 0), ("62", 0x80 | 0x40 | 0x06, 0x0A, 0, 35)],
)
def test_a_job_says_which_roll_it_is_for(
    white: Planes, name: str, valid: int, kind: int, length: int, feed: int
) -> None:
    page = read(encode(white, MEDIA[name], MODELS[0x38]))
    assert page.settings[b"\x1biz"] == bytes([valid, kind, 62, length, 0x55, 0x04, 0, 0, 0, 0])
    assert page.rows_announced == len(page.black) == 1109
    assert page.settings[b"\x1bid"] == bytes([feed, 0])
    assert page.cut


def test_a_job_first_clears_what_another_program_left(white: Planes) -> None:
    assert encode(white, MEDIA["62"], UNKNOWN_MODEL).startswith(RESET)
    assert bytes(400) + b"\x1b@" == RESET


@pytest.mark.parametrize(
    ("model", "chooses", "packs"),
    [
        (MODELS[0x35], False, False),
        (MODELS[0x36], True, True),
        (MODELS[0x38], True, False),
        (MODELS[0x41], True, True),
        (UNKNOWN_MODEL, True, False),
        (OLDER_MODEL, False, False),
    ],
)
def test_a_model_gets_only_what_it_understands(
    white: Planes, model: Model, chooses: bool, packs: bool
) -> None:
    page = read(encode(white, MEDIA["62"], model))
    assert (b"\x1bia" in page.settings) == (b"\x1bi!" in page.settings) == chooses
    assert (page.settings.get(b"M") == b"\x02") == packs


def test_packing_halves_a_badge(full_badge: Badge) -> None:
    planes = render(full_badge, MEDIA["62x100"]).planes()
    plain, packed = (len(encode(planes, MEDIA["62x100"], MODELS[code])) for code in (0x38, 0x41))
    assert packed < plain / 2
