"""Facts of finished badges, taken from the very dots that a printer burns."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
import zxingcpp
from numpy.typing import NDArray
from PIL import Image

from printer import MEDIA, Badge, BadgeWords, Field, Medium, Page, Photo, render
from printer.composition import compose
from printer.layout import Box
from printer.photo import dithered

MINIMAL_INK = 40  # dots; the smallest text has more


def ink(page: Page) -> NDArray[np.bool_]:
    """Rows of dots, True where there is ink of any colour."""
    planes = page.planes()
    dots = ~np.array(planes.black)
    return dots if planes.red is None else dots | ~np.array(planes.red)


def within(dots: NDArray[np.bool_], box: Box) -> NDArray[np.bool_]:
    top, left = max(0, round(box.y)), max(0, round(box.x))
    return dots[top : round(box.bottom) + 1, left : round(box.right) + 1]


@pytest.mark.parametrize("medium", MEDIA.values(), ids=MEDIA)
def test_the_qr_is_read_back_from_the_final_dots(full_badge: Badge, medium: Medium) -> None:
    black = render(full_badge, medium).planes().black.convert("L")
    codes = zxingcpp.read_barcodes(black)
    assert [code.text for code in codes] == [full_badge.token]


def test_the_qr_measures_twenty_millimetres_and_has_white_around_it(
    full_badge: Badge, medium: Medium
) -> None:
    page = render(full_badge, medium)
    code = zxingcpp.read_barcodes(page.planes().black.convert("L"))[0].position
    side = (code.top_right.x - code.top_left.x) / medium.dpi * 25.4
    assert side == pytest.approx(20, abs=0.6)
    box = page.boxes[Field.QR]
    quiet = round(2.5 / 25.4 * medium.dpi)
    around = Box(box.x - quiet, box.y - quiet, box.width + 2 * quiet, box.height + 2 * quiet)
    dots = ink(page)
    assert within(dots, around).sum() == within(dots, box).sum()


@pytest.mark.parametrize("medium", MEDIA.values(), ids=MEDIA)
def test_there_is_ink_in_every_field_and_none_anywhere_else(full_badge: Badge, medium: Medium) -> None:
    page = render(full_badge, medium)
    composition = compose(full_badge, medium)
    dots = ink(page)
    for field, box in page.boxes.items():
        assert MINIMAL_INK < within(dots, box).sum() < within(dots, box).size - MINIMAL_INK, field
    for box in (*page.boxes.values(), *composition.plan.headings.values(), *composition.plan.frames.values()):
        within(dots, Box(box.x - 2, box.y - 2, box.width + 4, box.height + 5))[:] = False
    assert dots.sum() == 0


def test_pdf_and_png_show_the_same_over_the_full_width_of_the_head(full_badge: Badge, medium: Medium) -> None:
    page = render(full_badge, medium)
    document = pypdfium2.PdfDocument(page.pdf)
    grey = document[0].render(scale=medium.dpi / 72, grayscale=True).to_pil().copy()
    document.close()
    png = Image.open(BytesIO(page.png()))
    assert png.size == grey.size == medium.dots
    assert np.array_equal(np.array(png), np.array(grey) >= 128)


def test_the_pdf_has_the_size_of_the_paper(full_badge: Badge, medium: Medium) -> None:
    document = pypdfium2.PdfDocument(render(full_badge, medium).pdf)
    millimetres = [points / 72 * 25.4 for points in document[0].get_size()]
    document.close()
    assert millimetres == pytest.approx(medium.page_mm, abs=0.01)


def test_the_band_reaches_from_edge_to_edge(full_badge: Badge, medium: Medium) -> None:
    dots = ink(render(full_badge, medium))
    assert dots[0].all()
    assert dots[:160, 0].all()
    assert dots[:160, -1].all()


def test_the_same_badge_gives_the_same_bytes(full_badge: Badge, medium: Medium) -> None:
    assert render(full_badge, medium).pdf == render(full_badge, medium).pdf


def test_the_usual_badge_is_printed_whole(full_badge: Badge, medium: Medium) -> None:
    page = render(full_badge, medium)
    assert (page.dropped_fields, page.cut_fields, page.missing_glyphs) == ((), (), "")


def test_a_small_label_says_what_it_dropped(full_badge: Badge) -> None:
    page = render(full_badge, MEDIA["zebra-2x3"])
    assert page.dropped_fields == (Field.ARRIVED, Field.RETURN_LINE)


def test_a_text_that_is_too_long_is_named(full_badge: Badge, medium: Medium) -> None:
    page = render(replace(full_badge, host="Principal of everything " * 8), medium)
    assert page.cut_fields == (Field.HOST,)


def test_what_no_font_can_show_is_named(full_badge: Badge, medium: Medium) -> None:
    rare = "\U00030010"  # a character that Noto does not have
    page = render(replace(full_badge, host=rare, name=f"Jo {rare} Ng"), medium)
    assert page.missing_glyphs == rare
    assert page.dropped_fields == (Field.HOST,)


@pytest.mark.parametrize("name", ["", "😀"])
def test_a_badge_for_a_name_of_which_nothing_can_be_shown_is_still_drawn(
    full_badge: Badge, medium: Medium, name: str
) -> None:
    page = render(replace(full_badge, name=name), medium)
    assert page.dropped_fields == (Field.NAME,)
    assert zxingcpp.read_barcodes(page.planes().black.convert("L"))[0].text == full_badge.token


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("ar", "فاطمة الزهراء"),
        ("hi", "स्वाति अग्निहोत्री"),
        ("my", "ဒေါ်အောင်ဆန်းစုကြည်"),
        ("km", "សុខ ចាន់ដារ៉ា"),
        ("zh_Hans", "王小明"),
        ("en", "Wolfeschlegelsteinhausenbergerdorff"),
        ("ar", "Dr محمد عبد الله (Ali) 12"),
    ],
)
def test_names_of_every_script_are_printed_whole(
    full_badge: Badge, medium: Medium, language: str, name: str
) -> None:
    page = render(replace(full_badge, name=name, visitor_language=language), medium)
    assert (page.dropped_fields, page.cut_fields, page.missing_glyphs) == ((), (), "")


@pytest.mark.parametrize(("name", "at_the_right"), [("Jo Ng", False), ("فاطمة", True)])
def test_a_name_stands_where_its_script_begins(
    bare_badge: Badge, medium: Medium, name: str, at_the_right: bool
) -> None:
    page = render(replace(bare_badge, name=name), medium)
    columns = np.flatnonzero(within(ink(page), page.boxes[Field.NAME]).any(axis=0))
    box = page.boxes[Field.NAME]
    assert columns.min() == pytest.approx(0, abs=2) or at_the_right
    assert columns.max() == pytest.approx(box.width, abs=2) or not at_the_right


def test_a_badge_without_host_destination_and_purpose_has_no_headings(
    bare_badge: Badge, medium: Medium
) -> None:
    page = render(bare_badge, medium)
    assert page.dropped_fields == ()
    assert compose(bare_badge, medium).headings == {}


def test_a_school_that_reads_from_the_right_gets_a_mirrored_badge(full_badge: Badge, medium: Medium) -> None:
    words = BadgeWords("اذهب إلى", "لزيارة", "الغرض", "حتى", "الوصول")
    mirrored = render(replace(full_badge, language="ar", words=words), medium)
    usual = render(full_badge, medium)
    assert mirrored.boxes[Field.QR].x < 100 < 800 < usual.boxes[Field.QR].x
    assert mirrored.missing_glyphs == ""


def test_a_red_roll_prints_band_and_end_in_red_and_the_qr_in_black(full_badge: Badge) -> None:
    planes = render(full_badge, MEDIA["62red"]).planes()
    assert planes.red is not None
    assert planes.red.getpixel((3, 3)) == 0
    assert planes.black.getpixel((3, 3)) == 255
    assert zxingcpp.read_barcodes(planes.black.convert("L"))[0].text == full_badge.token


def test_a_logo_stands_upright_in_its_box(full_badge: Badge, medium: Medium, tmp_path: Path) -> None:
    logo = tmp_path / "logo.png"
    picture = Image.new("L", (100, 100), 255)
    picture.paste(0, (0, 0, 100, 50))
    picture.save(logo)
    page = render(replace(full_badge, logo=logo), medium)
    inside = within(ink(page), page.boxes[Field.LOGO])
    half = inside.shape[0] // 2
    assert inside[: half - 3].mean() > 0.9
    assert inside[half + 3 :].mean() < 0.1


def test_a_logo_that_cannot_be_read_is_left_out(full_badge: Badge, medium: Medium, tmp_path: Path) -> None:
    page = render(replace(full_badge, logo=tmp_path / "none.png"), medium)
    assert page.dropped_fields == (Field.LOGO,)


WITH_PHOTO = [medium for medium in MEDIA.values() if medium.name != "zebra-2x3"]


@pytest.mark.parametrize("medium", WITH_PHOTO, ids=lambda medium: medium.name)
def test_a_photo_is_printed_dot_for_dot_and_the_qr_is_still_read(
    full_badge: Badge, photo: Photo, medium: Medium
) -> None:
    page = render(replace(full_badge, photo=photo), medium)
    assert Field.PHOTO not in page.dropped_fields
    planes, box = page.planes(), page.boxes[Field.PHOTO]
    place = (round(box.x), round(box.y), round(box.right), round(box.bottom))
    printed = planes.black.crop(place)
    assert printed.tobytes() == dithered(photo, printed.size).tobytes()
    if planes.red is not None:
        assert planes.red.crop(place).getextrema() == (255, 255)
    assert [code.text for code in zxingcpp.read_barcodes(planes.black.convert("L"))] == [full_badge.token]


def test_a_small_label_has_no_room_for_a_photo_and_says_so(full_badge: Badge, photo: Photo) -> None:
    page = render(replace(full_badge, photo=photo), MEDIA["zebra-2x3"])
    assert page.dropped_fields == (Field.PHOTO, Field.ARRIVED, Field.RETURN_LINE)


def test_beside_a_photo_nothing_is_cut(full_badge: Badge, photo: Photo, medium: Medium) -> None:
    page = render(replace(full_badge, photo=photo), medium)
    assert (page.dropped_fields, page.cut_fields) == ((), ())


def test_a_photo_stands_where_reading_begins(full_badge: Badge, photo: Photo, medium: Medium) -> None:
    words = BadgeWords("اذهب إلى", "لزيارة", "الغرض", "حتى", "الوصول")
    usual = render(replace(full_badge, photo=photo), medium)
    mirrored = render(replace(full_badge, photo=photo, language="ar", words=words), medium)
    assert usual.boxes[Field.PHOTO].x < 100
    assert mirrored.boxes[Field.PHOTO].right > medium.dots[0] - 100


@pytest.mark.parametrize("medium", WITH_PHOTO, ids=lambda medium: medium.name)
def test_beside_a_photo_long_words_and_long_ways_are_whole(
    full_badge: Badge, photo: Photo, medium: Medium
) -> None:
    way = "Pase por la puerta de vidrio, doble a la derecha; es la segunda puerta a la derecha."
    badge = replace(full_badge, photo=photo, name="Wolfeschlegelsteinhausenbergerdorff", directions=way)
    page = render(badge, medium)
    assert page.cut_fields == ()
    assert Field.PHOTO not in page.dropped_fields


@pytest.mark.parametrize("medium", MEDIA.values(), ids=MEDIA)
def test_no_heading_is_larger_than_what_it_heads(full_badge: Badge, photo: Photo, medium: Medium) -> None:
    composition = compose(replace(full_badge, photo=photo), medium)
    for field, heading in composition.headings.items():
        smallest = composition.plan.smallest
        assert heading.lettering.size <= max(composition.texts[field].lettering.size, smallest), field
