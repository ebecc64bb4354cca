"""What is printed, dot by dot, against what HarfBuzz makes of the same line."""

from collections.abc import Callable

import cairocffi
import numpy as np
import pytest
from PIL import Image, ImageFilter

from printer.typesetting import TENTHS, Style, fit
from tests.printer.harfbuzz import Piece, draw

EM = 80.0  # dots: a name in large letters
WIDTH, HEIGHT, BASE, MARGIN = 1300, 200, 130, 10


def latin(text: str) -> Piece:
    return Piece(text, "Noto Sans", "Latn")


def arabic(text: str) -> Piece:
    return Piece(text, "Noto Sans Arabic", "Arab", "ar", "rtl")


LINES = {
    "Latin": ("Jörg Müller-Łukasz", "en", [latin("Jörg Müller-Łukasz")]),
    "kerning": ("AVATAR To Ty", "en", [latin("AVATAR To Ty")]),
    "Arabic": ("فاطمة الزهراء", "ar", [arabic("فاطمة الزهراء")]),
    "Arabic in Latin, with digits": (
        "Dr محمد عبد الله (Ali) 12",
        "ar",
        [latin("Dr "), arabic("محمد عبد الله"), latin(" (Ali) 12")],
    ),
    "Latin in Arabic, with digits": ("محمد عبد (Ali) 12", "ar", [latin("12 (Ali) "), arabic("محمد عبد")]),
    "Persian with a joiner": ("می‌خواهم", "fa", [Piece("می‌خواهم", "Noto Sans Arabic", "Arab", "fa", "rtl")]),
    "Hebrew with points": ("דָּוִד כֹּהֵן", "he", [Piece("דָּוִד כֹּהֵן", "Noto Sans Hebrew", "Hebr", "he", "rtl")]),
    "Hindi": ("स्वाति अग्निहोत्री", "hi", [Piece("स्वाति अग्निहोत्री", "Noto Sans Devanagari", "Deva", "hi")]),
    "Burmese": ("ဒေါ်အောင်ဆန်းစုကြည်", "my", [Piece("ဒေါ်အောင်ဆန်းစုကြည်", "Noto Sans Myanmar", "Mymr", "my")]),
    "Khmer": ("សុខ ចាន់ដារ៉ា", "km", [Piece("សុខ ចាន់ដារ៉ា", "Noto Sans Khmer", "Khmr", "km")]),
    "Thai": ("กำธร ใจดี น้ำฝน", "th", [Piece("กำธร ใจดี น้ำฝน", "Noto Sans Thai", "Thai", "th")]),
    "Amharic": ("አበበ በቀለ", "am", [Piece("አበበ በቀለ", "Noto Sans Ethiopic", "Ethi", "am")]),
    "Chinese": ("王小明 直骨", "zh_Hans", [Piece("王小明 直骨", "Noto Sans CJK SC", "Hani", "zh-cn")]),
    "Chinese of Taiwan": (
        "李小龍 直骨",
        "zh_Hant",
        [Piece("李小龍 直骨", "Noto Sans CJK TC", "Hani", "zh-tw")],
    ),
    "Chinese, Extension B": ("𠮷𡈽𠀋", "zh_Hans", [Piece("𠮷𡈽𠀋", "Noto Sans CJK SC", "Hani", "zh-cn")]),
    "Japanese": ("吉田ひろし 直骨", "ja", [Piece("吉田ひろし 直骨", "Noto Sans CJK JP", "Hani", "ja")]),
    "Korean": ("김민준", "ko", [Piece("김민준", "Noto Sans CJK KR", "Hang", "ko")]),
    "Vietnamese, typed as letters and marks": (
        "Nguye\u0302\u0303n Thi\u0323 A\u0301nh",
        "vi",
        [Piece("Nguyễn Thị Ánh", "Noto Sans", "Latn", "vi")],
    ),
    "marks upon marks": ("Zo\u0323\u0302\u0301\u0300\u0303e", "en", [latin("Zộe")]),
    "a mark without a letter of its own": ("Ǹx\u0304\u0301y", "en", [latin("Ǹx\u0304\u0301y")]),
}


def dots(draw_path: Callable[[cairocffi.Context], None]) -> np.ndarray:
    """True where the path covers at least half a dot; moved so that its ink begins at the left."""
    surface = cairocffi.ImageSurface(cairocffi.FORMAT_A8, WIDTH, HEIGHT)
    context = cairocffi.Context(surface)
    draw_path(context)
    left, _, right, _ = context.fill_extents()
    assert right - left < WIDTH - 2 * MARGIN
    path = context.copy_path()
    context.new_path()
    context.translate(MARGIN - left, 0)
    context.append_path(path)
    context.fill()
    surface.flush()
    rows = np.frombuffer(surface.get_data(), np.uint8).reshape(HEIGHT, surface.get_stride())
    return rows[:, :WIDTH] >= 128


def ours(text: str, language: str) -> np.ndarray:
    lettering = fit(text, WIDTH, HEIGHT, Style(EM, EM, language=language))
    assert (lettering.size, lettering.extent.lines, lettering.missing) == (EM, 1, "")

    def path(context: cairocffi.Context) -> None:
        context.translate(0, BASE - lettering.extent.base)
        operators = {
            "m": context.move_to,
            "l": context.line_to,
            "c": context.curve_to,
            "h": context.close_path,
        }
        for line in lettering.outline.splitlines():
            *numbers, operator = line.split()
            operators[operator](*(int(number) / TENTHS for number in numbers))
        context.identity_matrix()

    return dots(path)


def theirs(line: list[Piece]) -> np.ndarray:
    def path(context: cairocffi.Context) -> None:
        context.move_to(0, BASE)
        draw(context, line, EM)

    return dots(path)


def beside(ink: np.ndarray, other: np.ndarray) -> int:
    """How many dots of ink are not within a dot of the other's."""
    reach = Image.fromarray(other).convert("L").filter(ImageFilter.MaxFilter(3))
    return int((ink & ~np.array(reach, bool)).sum())


@pytest.mark.parametrize(("text", "language", "line"), LINES.values(), ids=LINES)
def test_a_line_is_what_harfbuzz_makes_of_it(text: str, language: str, line: list[Piece]) -> None:
    printed, expected = ours(text, language), theirs(line)
    assert (beside(printed, expected), beside(expected, printed)) == (0, 0)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Room 12", latin("Room 13")),
        ("Nguyễn", latin("Nguyên")),
        ("Thi\u0323", latin("Thi")),
        ("Jo Ng", latin("Jo  Ng")),
    ],
)
def test_the_comparison_sees_a_single_mark_or_space(text: str, other: Piece) -> None:
    printed, different = ours(text, "en"), theirs([other])
    assert beside(printed, different) + beside(different, printed) > 0
