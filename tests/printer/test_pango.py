from itertools import pairwise
from threading import Thread

import pytest

from printer.pango import EM, Alignment, Fonts, Paragraph, Wrap

SENTENCE = "Please hand this badge in when you leave"


@pytest.fixture(scope="module")
def fonts() -> Fonts:
    return Fonts("Noto Sans, Noto Sans Arabic")


def numbers(outline: str) -> list[int]:
    return [int(word) for line in outline.splitlines() for word in line.split()[:-1]]


def test_a_line_is_as_wide_as_its_letters(fonts):
    one, four = (Paragraph(fonts, text, "en", bold=False).measure() for text in ("n", "nnnn"))
    assert 0.4 * EM < one.right < 0.7 * EM
    assert four.right - one.right == pytest.approx(3 * 0.618 * EM, rel=0.01)  # Noto Sans's "n" is 618 wide
    assert (four.lines, four.first) == (1, four.last)


def test_lines_are_broken_at_the_width_and_stand_below_one_another(fonts):
    paragraph = Paragraph(fonts, SENTENCE, "en", bold=False)
    paragraph.set_wrap(Wrap.WORD)
    paragraph.set_line_spacing(1.0)
    measures = []
    for width in (30 * EM, 15 * EM, 6 * EM):
        paragraph.set_width(width)
        measures.append(paragraph.measure())
        assert measures[-1].right <= width
    assert all(one.lines < other.lines for one, other in pairwise(measures))
    assert measures[0].first == measures[0].last
    assert measures[2].last - measures[2].first > EM


def test_a_word_is_broken_only_where_that_is_allowed(fonts):
    paragraph = Paragraph(fonts, "Wolfeschlegelsteinhausenbergerdorff", "en", bold=True)
    paragraph.set_width(8 * EM)
    for wrap, lines in ((Wrap.WORD, 1), (Wrap.WORD_CHAR, 3)):
        paragraph.set_wrap(wrap)
        assert paragraph.measure().lines == lines


def test_what_takes_more_lines_is_cut(fonts):
    paragraph = Paragraph(fonts, SENTENCE, "en", bold=False)
    paragraph.set_width(8 * EM)
    assert not paragraph.is_cut
    paragraph.cut_after(2)
    assert paragraph.measure().lines == 2
    assert paragraph.is_cut


@pytest.mark.parametrize(("text", "from_right"), [("Ali علي", False), ("علي Ali", True), ("12", False)])
def test_it_is_read_from_where_its_first_letter_is(fonts, text, from_right):
    assert Paragraph(fonts, text, "en", bold=False).from_right == from_right


def test_lines_begin_where_they_are_told(fonts):
    paragraph = Paragraph(fonts, "Ann", "en", bold=False)
    paragraph.set_width(10 * EM)
    left, centre, right = [], [], []
    for found, alignment in zip((left, centre, right), Alignment, strict=True):
        paragraph.set_alignment(alignment)
        found.append(paragraph.measure().left)
    assert left < centre < right


def test_a_glyph_that_no_font_has_is_missed(fonts):
    paragraph = Paragraph(fonts, "Ann", "en", bold=False)
    assert not paragraph.lacks_glyphs()
    paragraph.write("A\U00030010n")
    assert paragraph.lacks_glyphs()


def test_bold_is_bolder_and_a_language_has_its_own_characters(fonts):
    def outline(text, language="en", *, bold=False):
        return Paragraph(fonts, text, language, bold=bold).outline(1, 0)

    assert outline("Ann", bold=True) != outline("Ann")
    assert outline("直", "ja") != outline("直", "zh-cn")
    assert outline("直", "ja") == outline("直", "ja")


def test_an_outline_is_where_the_ink_is_moved_and_then_enlarged(fonts):
    paragraph = Paragraph(fonts, "H", "en", bold=False)
    ink, plain = paragraph.measure(), numbers(paragraph.outline(1, 0))
    assert max(plain[0::2]) == pytest.approx(ink.right, abs=1)
    assert max(plain[1::2]) == pytest.approx(ink.bottom, abs=1)
    assert numbers(paragraph.outline(3, 0)) == pytest.approx([3 * number for number in plain], abs=2)
    moved = numbers(paragraph.outline(1, 200))
    assert moved[0::2] == pytest.approx([x + 200 for x in plain[0::2]], abs=1)
    assert moved[1::2] == plain[1::2]


def test_each_thread_has_fonts_of_its_own(fonts):
    outlines = []

    def set_it() -> None:
        outlines.append(Paragraph(Fonts("Noto Sans"), "Ann", "en", bold=False).outline(1, 0))

    threads = [Thread(target=set_it) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outlines == 4 * [Paragraph(fonts, "Ann", "en", bold=False).outline(1, 0)]
