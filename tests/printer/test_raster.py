from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from printer import MEDIA, Medium, PageUnprintable, Sheet
from printer.raster import rasterise


def painted(medium: Medium, grey: float = 0, red: float = 0) -> bytes:
    """A page whose left half is black, or this grey, or this red."""
    points = 72 / medium.dpi
    width, height = ((dots - 0.02) * points for dots in medium.dots)
    file = BytesIO()
    canvas = Canvas(file, (width, height))
    canvas.setFillColorRGB(max(grey, red), grey, grey)
    canvas.rect(0, 0, medium.dots[0] // 2 * points, height, stroke=0, fill=1)
    canvas.save()
    return file.getvalue()


@pytest.mark.parametrize("medium", MEDIA.values(), ids=MEDIA)
def test_a_page_has_exactly_the_dots_of_its_medium(medium: Medium, blank: Callable[[str], Sheet]) -> None:
    planes = blank(medium.name).planes()
    assert planes.black.size == medium.dots
    assert (planes.red is not None) == medium.two_colour
    assert planes.black.getextrema() == (255, 255)


def test_a_page_of_another_size_is_refused(blank: Callable[[str], Sheet]) -> None:
    with pytest.raises(PageUnprintable, match="1109 x 696 dots, where the medium has 1112 x 665"):
        Sheet(MEDIA["dymo-30256"], blank("62x100").pdf).planes()


@pytest.mark.parametrize(("grey", "is_ink"), [(0.0, True), (0.4, True), (0.6, False)])
def test_a_dot_is_ink_where_it_is_more_dark_than_light(grey: float, is_ink: bool) -> None:
    black = rasterise(painted(MEDIA["62x100"], grey), MEDIA["62x100"]).black
    assert (black.getpixel((100, 100)) == 0) is is_ink
    assert black.getpixel((1100, 100)) == 255


def test_red_goes_to_its_own_plane() -> None:
    planes = rasterise(painted(MEDIA["62red"], red=1), MEDIA["62red"])
    assert planes.red is not None
    assert planes.black.getextrema() == (255, 255)
    assert planes.red.getpixel((100, 100)) == 0
    assert planes.red.getpixel((1100, 100)) == 255


def test_black_on_a_two_colour_roll_is_not_red() -> None:
    planes = rasterise(painted(MEDIA["62red"]), MEDIA["62red"])
    assert planes.red is not None
    assert planes.black.getpixel((100, 100)) == 0
    assert planes.red.getextrema() == (255, 255)


def test_the_png_has_the_size_of_the_paper() -> None:
    sheet = Sheet(MEDIA["zebra-2x3"], painted(MEDIA["zebra-2x3"]))
    picture = Image.open(BytesIO(sheet.png()))
    assert picture.size == (609, 406)
    assert picture.info["dpi"] == pytest.approx((203.2, 203.2), abs=0.1)


def test_the_png_of_a_two_colour_page_is_black_red_and_white() -> None:
    picture = Image.open(BytesIO(Sheet(MEDIA["62red"], painted(MEDIA["62red"], red=1)).png())).convert("RGB")
    assert picture.getpixel((100, 100)) == (220, 0, 0)
    assert picture.getpixel((1100, 100)) == (255, 255, 255)
