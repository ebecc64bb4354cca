from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from printer.typesetting import TENTHS, Align, Lettering, Style, extent, fit, fit_again

NAME = Style(130, 42, lines=2, align=Align.READING)
WIDTH, HEIGHT = 740, 150


def ink(lettering: Lettering) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of the drawn outlines, in dots."""
    lines = [*lettering.outline.splitlines(), "m"]
    drawn = [line for line, then in pairwise(lines) if not (line.endswith("m") and then.endswith("m"))]
    points = [line.split()[:-1] for line in drawn]
    across = [int(x) / TENTHS for point in points for x in point[0::2]]
    down = [int(y) / TENTHS for point in points for y in point[1::2]]
    return min(across), min(down), max(across), max(down)


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("María José García López", "es"),
        ("فاطمة الزهراء", "ar"),
        ("Dr محمد عبد الله (Ali) 12", "ar"),
        ("स्वाति अग्निहोत्री", "hi"),
        ("ဒေါ်အောင်ဆန်းစုကြည်", "my"),
        ("សុខ ចាន់ដារ៉ា", "km"),
        ("สมชาย ใจดี", "th"),
        ("王小明", "zh_Hans"),
        ("李小龍", "zh_Hant"),
        ("𠮷野家", "ja"),
        ("김민준", "ko"),
        ("አበበ በቀለ", "am"),
        ("Nguye\u0302\u0303n Thi\u0323 A\u0301nh", "vi"),
        ("Иван Петров", "ru"),
        ("דוד כהן", "he"),
        ("Wei 李小龍 김 Ñandú", "en"),
    ],
)
def test_every_script_is_set_whole_in_its_box(name: str, language: str) -> None:
    style = Style(130, 42, lines=2, align=Align.READING, language=language)
    lettering = fit(name, WIDTH, HEIGHT, style)
    assert lettering.missing == ""
    assert not lettering.cut
    left, top, right, bottom = ink(lettering)
    extent = lettering.extent
    assert (left, right) == pytest.approx((extent.left, extent.right), abs=1)
    assert extent.top - 1 <= top
    assert bottom <= extent.bottom + 1
    assert right - left <= WIDTH + 1
    assert extent.bottom - extent.top <= HEIGHT


def test_the_last_letters_of_a_long_line_are_drawn() -> None:
    line = "Please hand this badge in at the front desk when you leave the building"
    lettering = fit(line, 2000, 60, Style(40, 20))
    assert ink(lettering)[2] == pytest.approx(lettering.extent.right, abs=1)
    assert lettering.extent.right > 1000


@pytest.mark.parametrize(
    ("text", "align", "left"),
    [
        ("Ann", Align.READING, True),
        ("فاطمة", Align.READING, False),
        ("Ann", Align.RIGHT, False),
        ("فاطمة", Align.LEFT, True),
    ],
)
def test_ink_stands_flush_at_its_side(text: str, align: Align, left: bool) -> None:
    extent = fit(text, 1000, 200, Style(100, 50, align=align)).extent
    assert extent.left == pytest.approx(0, abs=0.2) if left else extent.right == pytest.approx(1000, abs=0.2)


def test_centred_ink_has_the_same_white_on_both_sides() -> None:
    extent = fit("16:00", 1000, 200, Style(100, 50, align=Align.CENTRE)).extent
    assert extent.left == pytest.approx(1000 - extent.right, abs=0.2)


def test_a_short_text_takes_the_size_it_may() -> None:
    assert fit("Jo", WIDTH, HEIGHT, NAME).size == 130


def test_a_longer_text_shrinks_then_takes_a_second_line_then_breaks_a_word_then_is_cut() -> None:
    one = fit("Alexandra Washington", WIDTH, 100, NAME)
    two = fit("Alexandra Bartholomew Washington-Montgomery", WIDTH, 160, NAME)
    broken = fit("Wolfeschlegelsteinhausenbergerdorff", WIDTH, HEIGHT, NAME)
    cut = fit("Wolfeschlegelsteinhausenbergerdorff " * 3, WIDTH, HEIGHT, NAME)
    assert (one.extent.lines, one.cut) == (1, False)
    assert one.size < 130
    assert (two.extent.lines, two.cut) == (2, False)
    assert (broken.extent.lines, broken.cut) == (2, False)
    assert (cut.extent.lines, cut.cut, cut.size) == (2, True, NAME.least)


def test_a_character_without_a_glyph_is_left_out_and_named() -> None:
    rare = "\U00030010"  # a character that Noto does not have
    lettering = fit(f"An{rare}n {rare}", WIDTH, HEIGHT, NAME)
    assert lettering.outline == fit("Ann", WIDTH, HEIGHT, NAME).outline
    assert lettering.missing == rare


def test_where_nothing_is_left_nothing_is_drawn() -> None:
    assert fit(" \u200b😀", WIDTH, HEIGHT, NAME) == Lettering("", NAME.least, fit("", 1, 1, NAME).extent)


def test_japanese_and_chinese_draw_a_character_each_in_their_own_way() -> None:
    chinese, japanese = (
        fit("直骨", WIDTH, HEIGHT, Style(100, 50, language=language)) for language in ("zh_Hans", "ja")
    )
    assert chinese.outline != japanese.outline


def test_setting_again_gives_the_same_lettering() -> None:
    assert fit_again("Room 12", 700, 80, NAME) is fit_again("Room 12", 700, 80, NAME)
    assert fit_again("Room 12", 700, 80, NAME) == fit("Room 12", 700, 80, NAME)


@settings(max_examples=60)
@given(st.text(min_size=1, max_size=60), st.floats(60, 1000), st.floats(30, 200))
def test_whatever_is_typed_stays_in_its_box(text: str, width: float, height: float) -> None:
    lettering = fit(text, width, height, Style(130, 20, lines=2, align=Align.READING))
    extent = lettering.extent
    if lettering.outline and not lettering.cut:
        assert extent.right - extent.left <= width
        assert extent.bottom - extent.top <= height
        assert extent.lines <= 2


@pytest.mark.parametrize("text", ["Ann", "Alexandra Bartholomew Washington-Montgomery", "فاطمة", "", "😀"])
def test_the_extent_is_that_of_the_lettering(text: str) -> None:
    assert extent(text, WIDTH, HEIGHT, NAME) == fit(text, WIDTH, HEIGHT, NAME).extent
