import numpy as np
import pypdfium2
import pytest
from PIL import Image, ImageDraw

from printer import MEDIA
from printer.layout import Box
from printer.pdf import BLACK, RED, WHITE, Pdf
from printer.raster import rasterise

MEDIUM, RED_MEDIUM = MEDIA["62x100"], MEDIA["62red"]


def page(title: str = "A-017") -> Pdf:
    return Pdf(MEDIUM.dots, MEDIUM.dpi, title)


def dots(pdf: Pdf) -> np.ndarray:
    return ~np.array(rasterise(pdf.file(), MEDIUM).black)


@pytest.mark.parametrize("medium", MEDIA.values(), ids=MEDIA)
def test_a_page_has_the_size_of_the_paper(medium):
    document = pypdfium2.PdfDocument(Pdf(medium.dots, medium.dpi, "").file())
    size = [side * medium.dpi / 72 for side in document[0].get_size()]
    assert size == pytest.approx(medium.dots, abs=0.05)
    assert len(document) == 1


def test_it_asks_for_no_font():
    pdf = page()
    pdf.fill(BLACK, Box(1, 2, 3, 4))
    assert b" Tf" not in pdf.file()


def test_it_has_its_title_in_any_script():
    metadata = pypdfium2.PdfDocument(page("A-017 (2) 김").file()).get_metadata_dict()
    assert metadata["Title"] == "A-017 (2) 김"


def test_the_same_drawing_gives_the_same_bytes():
    drawn = [page(), page()]
    for pdf in drawn:
        pdf.fill(BLACK, Box(1, 2, 3, 4))
        pdf.picture(Image.new("L", (5, 5)), Box(0, 0, 50, 50))
    assert drawn[0].file() == drawn[1].file()


def test_boxes_are_filled_from_the_top_left_and_later_ones_cover_earlier_ones():
    pdf = page()
    pdf.fill(BLACK, Box(100, 50, 40, 20), Box(300, 50, 10, 10))
    pdf.fill(WHITE, Box(110, 55, 20, 10))
    expected = np.zeros(dots(pdf).shape, bool)
    expected[50:70, 100:140] = expected[50:60, 300:310] = True
    expected[55:65, 110:130] = False
    assert (dots(pdf) != expected).sum() == 0


def test_an_ellipse_is_round():
    pdf, picture = page(), Image.new("1", MEDIUM.dots)
    pdf.fill_ellipse(BLACK, Box(100, 100, 200, 120))
    ImageDraw.Draw(picture).ellipse((100, 100, 299, 219), fill=1)
    assert (dots(pdf) != np.array(picture)).sum() < 0.01 * np.array(picture).sum()


def test_a_frame_has_round_corners_and_nothing_inside():
    pdf = page()
    pdf.frame(BLACK, Box(103, 103, 194, 94), 6, 20)
    ink = dots(pdf)
    assert ink[100:106, 130:270].all()
    assert ink[130:170, 294:300].all()
    assert not ink[106:194, 106:294][10:-10, 10:-10].any()
    assert not ink[100:104, 100:104].any()
    assert not ink[:100].any()


def test_a_path_is_moved_and_scaled():
    pdf = page()
    pdf.fill_path(BLACK, "1 1 m\n99 1 l\n99 49 l\n1 49 l\nh", 30, 40, 1 / 10)
    expected = np.zeros(dots(pdf).shape, bool)
    expected[40:45, 30:40] = True
    assert (dots(pdf) == expected).all()


def test_bits_stay_as_they_are():
    chance = np.random.default_rng(3).random((60, 50)) < 0.5
    pdf = page()
    pdf.bits(Image.fromarray(chance), 200, 300)
    assert (dots(pdf)[300:360, 200:250] == ~chance).all()


def test_a_picture_keeps_its_proportion_and_lets_the_page_through_where_it_is_clear():
    picture = Image.new("RGBA", (100, 50), (0, 0, 0, 0))
    picture.paste((0, 0, 0, 255), (0, 0, 50, 25))
    pdf = page()
    pdf.fill(BLACK, Box(100, 100, 10, 200))
    pdf.picture(picture, Box(100, 100, 200, 200))
    ink = dots(pdf)
    assert ink[155:195, 105:195].all()
    assert ink[205:245, 100:110].all()
    assert not ink[205:245, 115:300].any()
    assert not ink[105:145, 115:300].any()


def test_red_is_printed_red():
    pdf = Pdf(RED_MEDIUM.dots, RED_MEDIUM.dpi, "")
    pdf.fill(RED, Box(10, 10, 100, 100))
    planes = rasterise(pdf.file(), RED_MEDIUM)
    assert planes.red is not None
    assert (~np.array(planes.red)).sum() == 100 * 100
    assert not (~np.array(planes.black)).any()
