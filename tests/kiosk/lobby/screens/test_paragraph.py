"""Text is shaped, ordered, wrapped and cut right, and the caret stands where a reader expects it."""

import pytest

from kiosk.lobby.screens.paragraph import Paragraph, Style, written_direction
from tests.kiosk.lobby.screens.glyphs import lines

SAMPLES = {
    "en": "Welcome to Oak School",
    "es": "¡Bienvenida! ¿A quién viene a ver?",
    "zh-Hans": "欢迎来到 Oak 学校，请“直”走。",
    "zh-Hant": "歡迎來到 Oak 學校，請「直」走。",
    "vi": "Chào mừng quý vị đến trường Oak, ông Nguyễn",
    "ar": "مرحبًا بكم في Oak School، الغرفة 12 (الطابق 2).",
    "ht": "Byenveni nan lekòl Oak",
    "pt-BR": "Boas-vindas à escola. São João, avó",
    "fr": "Bienvenue à l’école. Œuvre, cœur",
    "ru": "Добро пожаловать в школу. Ёлка",
    "uk": "Ласкаво просимо до школи. Ґанок, їжак, єнот",
    "ko": "학교에 오신 것을 환영합니다",
    "ja": "学校へようこそ。「直」進してください",
    "hi": "विद्यालय में आपका स्वागत है, क्षत्रिय",
    "ne": "विद्यालयमा स्वागत छ",
    "bn": "বিদ্যালয়ে স্বাগতম, ক্ষুদ্র",
    "ur": "اسکول میں خوش آمدید، Oak School 12",
    "fa": "به مدرسه خوش آمدید، گچ پژ",
    "ps": "ښوونځي ته ښه راغلاست",
    "am": "ወደ ትምህርት ቤት እንኳን በደህና መጡ",
    "ti": "ናብ ቤት ትምህርቲ ብደሓን ምጹ",
    "my": "ကျောင်းမှ ကြိုဆိုပါတယ်",
    "km": "សូមស្វាគមន៍មកកាន់សាលា ស្ត្រី",
    "th": "ยินดีต้อนรับสู่โรงเรียน ที่นี่",
    "pl": "Witamy w szkole. Zażółć gęślą jaźń",
    "de": "Willkommen an der Schule. Größe",
}
RIGHT_TO_LEFT = {"ar", "fa", "ps", "ur"}


def style(language="en", size=30, **others):
    return Style(size, direction="rtl" if language in RIGHT_TO_LEFT else "ltr", language=language, **others)


def runs(paragraph):
    """What is drawn on the first line, from the left: text, font, number of glyphs."""
    return [(run.text, run.family, len(run.numbers)) for run in lines(paragraph)[0].runs]


@pytest.mark.parametrize("language", SAMPLES)
def test_every_letter_has_a_glyph_and_nothing_is_cut(language):
    paragraph = Paragraph(SAMPLES[language], style(language), width=220)
    assert paragraph.missing_glyphs == 0
    assert paragraph.line_count > 1
    width, height = paragraph.size
    around = paragraph.draw((width + 40, height + 40), (20, 20))
    rows = [around[y * (width + 40) : (y + 1) * (width + 40)] for y in range(height + 40)]
    inside = [row[20:-20] for row in rows[20:-20]]
    assert sum(map(sum, inside)) == sum(around), "ink outside the box"


@pytest.mark.parametrize(
    ("language", "text", "drawn"),
    [
        ("ar", "لا", [("لا", "Noto Sans Arabic", 1)]),  # lam and alef are one form
        ("hi", "क्षत्रिय", [("क्षत्रिय", "Noto Sans Devanagari", 4)]),  # eight characters, stacked
        ("ur", "دید Oak", [("Oak", "Noto Sans", 3), ("دید ", "Noto Nastaliq Urdu", 6)]),
        ("zh-Hans", "直", [("直", "Noto Sans CJK SC", 1)]),
        ("zh-Hant", "直", [("直", "Noto Sans CJK TC", 1)]),
        ("ja", "直", [("直", "Noto Sans CJK JP", 1)]),
        ("ko", "直", [("直", "Noto Sans CJK KR", 1)]),
        ("vi", "Nguye\u0302\u0303n", [("Nguye\u0302\u0303n", "Noto Sans", 6)]),  # marks join their letter
    ],
)
def test_letters_take_the_shapes_of_their_language(language, text, drawn):
    found = runs(Paragraph(text, style(language)))
    assert found == drawn


def test_a_right_to_left_line_orders_latin_digits_and_brackets():
    from_the_left = [text for text, _, _ in runs(Paragraph(SAMPLES["ar"], style("ar")))]
    assert from_the_left == [
        ").", "2", "الطابق ", " (", "12", "الغرفة ", "، ", "Oak School", "مرحبًا بكم في ",
    ]  # fmt: skip


def test_the_direction_is_the_screens_not_the_first_letters():
    from_the_left = [text for text, _, _ in runs(Paragraph("Oak School: مرحبًا", style("ar")))]
    assert from_the_left[-1].startswith("Oak School")


@pytest.mark.parametrize(
    ("align", "language", "at_the_left"),
    [
        ("start", "en", True),
        ("start", "ar", False),
        ("end", "en", False),
        ("end", "ar", True),
        ("left", "ar", True),
        ("right", "en", False),
    ],
)
def test_lines_begin_at_the_readers_side(align, language, at_the_left):
    paragraph = Paragraph("Oak", style(language, align=align), width=400)
    columns = inked_columns(paragraph)
    assert (max(columns) < 100) if at_the_left else (min(columns) > 300)


def inked_columns(paragraph):
    width, _ = paragraph.size
    coverage = paragraph.draw(paragraph.size)
    return [x for x in range(width) if any(coverage[x::width])]


def test_too_many_lines_end_in_an_ellipsis():
    text = "One two three four five six seven eight nine ten"
    whole, cut = Paragraph(text, style(), width=150), Paragraph(text, style(), width=150, max_lines=2)
    assert not whole.is_shortened
    assert cut.is_shortened
    assert cut.line_count == 2
    assert cut.size[1] < whole.size[1]


def test_a_zero_width_space_lets_a_line_break_without_being_seen():
    width = Paragraph("ကျောင်းသား", style("my")).size[0] + 4
    broken = Paragraph("ကျောင်းသား\u200bကျောင်းသား", style("my"), width=width)
    assert broken.line_count == 2
    assert broken.broken_words == 0
    assert broken.missing_glyphs == 0


def test_a_word_too_long_for_its_line_is_broken_without_a_hyphen():
    broken = Paragraph("Wolfeschlegelsteinhausen", style(), width=120)
    assert broken.line_count > 1
    assert broken.broken_words == broken.line_count - 1
    assert all("-" not in text for text, _, _ in runs(broken))
    assert sum(glyphs for _, _, glyphs in runs(broken)) == len(runs(broken)[0][0])


def test_a_character_of_no_script_is_counted_as_missing():
    assert Paragraph("a\U000e1234", style()).missing_glyphs == 1


def test_an_empty_text_has_the_height_of_a_line_and_a_caret():
    paragraph = Paragraph("", style())
    assert paragraph.size[1] > 30
    assert paragraph.caret(0).x == 0
    assert paragraph.index_at(50, 5) == 0
    assert paragraph.erased_from(0) == 0


def test_what_c_cannot_hold_is_left_out():
    assert Paragraph("a\0b\ud800", style()).text == "ab?"


def test_the_caret_walks_an_arabic_word_from_right_to_left():
    paragraph = Paragraph("فاطمة", style("ar"))
    places = [paragraph.caret(index).x for index in range(6)]
    assert places == sorted(places, reverse=True)
    assert len(set(places)) == 6
    assert places[0] == pytest.approx(paragraph.size[0], abs=1)
    assert places[-1] == 0


@pytest.mark.parametrize(("language", "text"), [("ar", "فاطمة"), ("en", "José"), ("vi", "Nguyễn")])
def test_a_tap_on_each_caret_place_finds_its_index(language, text):
    paragraph = Paragraph(text, style(language))
    for index in range(len(text) + 1):
        assert paragraph.index_at(paragraph.caret(index).x, 10) == index


def test_between_two_directions_the_caret_stands_where_the_next_letter_goes():
    text = "Oak مدرسة"
    paragraph = Paragraph(text, style("en"))
    end_of_arabic = paragraph.caret(4, "ltr").x
    assert paragraph.caret(len(text), "rtl").x == pytest.approx(end_of_arabic)
    assert paragraph.caret(len(text), "ltr").x == pytest.approx(paragraph.size[0], abs=1)
    assert paragraph.caret(len(text)).x == paragraph.caret(len(text), "ltr").x


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("José", "Jos"),
        ("e\u0301", ""),  # one letter, though two characters
        ("한국", "한"),
        ("مَ", "م"),  # a vowel mark goes alone
        ("क्षि", "क्ष"),  # and so does a vowel sign
        ("👩\u200d👧", ""),
    ],
)
def test_one_backspace_takes_what_a_reader_counts_as_one(text, left):
    assert text[: Paragraph(text, style()).erased_from(len(text))] == left


@pytest.mark.parametrize(
    ("text", "direction"),
    [("Oak", "ltr"), ("12 مدرسة", "rtl"), ("12", "rtl"), ("", "rtl"), ("(Oak مدرسة", "ltr")],
)
def test_the_written_direction_is_that_of_the_first_letter_that_has_one(text, direction):
    assert written_direction(text, "rtl") == direction


@pytest.mark.parametrize(
    ("text", "direction", "walked"),
    [
        ("José", "ltr", [0, 1, 2, 3, 4]),
        ("فاطمة", "rtl", [5, 4, 3, 2, 1, 0]),
        ("Zoe\u0308", "ltr", [0, 1, 2, 4]),  # a letter and its mark are one
        ("दिक्षा", "ltr", [0, 2, 4, 6]),
        ("", "ltr", [0]),
    ],
)
def test_the_caret_is_moved_to_the_right_as_the_eye_sees_it(text, direction, walked):
    paragraph = Paragraph(text, Style(30, direction=direction))
    found = [walked[0]]
    while (at := paragraph.beside(found[-1], "right")) != found[-1]:
        found.append(at)
    assert found == walked
    assert [paragraph.beside(at, "left") for at in found] == [found[0], *found[:-1]]


def test_the_caret_goes_on_into_letters_that_run_the_other_way():
    paragraph = Paragraph("Oak مدرسة x", Style(30))
    index, places = 0, [0.0]
    for _ in range(11):
        index = paragraph.beside(index, "right")
        places.append(paragraph.caret(index).x)
    assert places == sorted(set(places))
    assert index == 11


def test_lines_of_arabic_are_no_taller_than_they_need():
    arabic, latin = Paragraph("مدرسة", style("ar")), Paragraph("School", style("en"))
    assert latin.size[1] < arabic.size[1] < 1.3 * latin.size[1]
