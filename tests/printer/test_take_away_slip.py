"""Facts of finished slips to take along, taken from the dots that a printer burns."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from printer import MEDIA, Field, Medium, Page, TakeAway, TakeAwayWords, render_take_away

ENGLISH = TakeAway(
    destination="Room 12",
    words=TakeAwayWords("Go to", "Whom to see", "Extension", "Page {number} of {pages}"),
    steps=("Through the glass door.", "Up the stairs to the second floor.", "Second door on the right."),
    host="Elena Rivera",
    extension="112",
    school="Oak Street School",
)
ARABIC = replace(
    ENGLISH,
    destination="الغرفة 12",
    words=TakeAwayWords("اذهب إلى", "من ستقابل", "الرقم الداخلي", "صفحة {number} من {pages}"),
    language="ar",
    sign="Room 12",
    steps=("من خلال الباب الزجاجي، ثم انعطف يمينًا.", "اصعد الدرج إلى الطابق الثاني.", "ثاني باب على اليمين."),
)
CHINESE = replace(
    ENGLISH,
    destination="12 号教室",
    words=TakeAwayWords("请前往", "请找", "分机", "第 {number} 页，共 {pages} 页"),
    language="zh_Hans",
    sign="Room 12",
    steps=("穿过玻璃门向右转，右边第二个门。",),
)
VIETNAMESE = replace(
    ENGLISH,
    destination="Phòng 12",
    words=TakeAwayWords("Xin đến", "Người cần gặp", "Số máy lẻ", "Trang {number} trên {pages}"),
    language="vi",
    sign="Room 12",
    steps=("Qua cửa kính, rẽ phải.", "Đi thẳng đến cuối hành lang.", "Cửa thứ hai bên phải."),
)
EXAMPLES = {"en": ENGLISH, "ar": ARABIC, "zh": CHINESE, "vi": VIETNAMESE}

BAND, FOOT = 14.2 / 58.9, 11.4 / 58.9  # of the page's height


def ink(page: Page) -> NDArray[np.bool_]:
    """Rows of dots, True where there is ink of any colour."""
    planes = page.planes()
    dots = ~np.array(planes.black)
    return dots if planes.red is None else dots | ~np.array(planes.red)


def between(page: Page) -> NDArray[np.bool_]:
    """What stands between band and foot."""
    dots = ink(page)
    height = dots.shape[0]
    return dots[round(BAND * height) + 2 : round((1 - FOOT) * height) - 2]


@pytest.mark.parametrize("medium", MEDIA.values(), ids=MEDIA)
@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
def test_the_usual_directions_are_whole_on_one_label(example: TakeAway, medium: Medium) -> None:
    [page] = render_take_away(example, medium)
    assert (page.cut_fields, page.missing_glyphs) == ((), "")
    steps = between(page)
    assert steps.any()
    assert not steps[:, :5].any()
    assert not steps[:, -5:].any()


def test_arabic_steps_begin_at_the_right(medium: Medium) -> None:
    for example, at_the_right in ((ENGLISH, False), (ARABIC, True)):
        columns = between(render_take_away(example, medium)[0]).any(axis=0)
        discs = columns[::-1] if at_the_right else columns
        first = int(discs.argmax())
        wide = int((~discs[first:]).argmax())
        assert first < 30
        assert 50 < wide < 110  # a disc, then white


def test_a_single_step_has_no_number(medium: Medium) -> None:
    one = replace(ENGLISH, steps=("Straight ahead.",))
    two = replace(ENGLISH, steps=("Straight ahead.", "Straight ahead."))
    ones, twos = (between(render_take_away(example, medium)[0])[:, :85].sum() for example in (one, two))
    assert 0 < ones < twos / 4


def test_more_steps_go_on_on_further_labels(medium: Medium) -> None:
    long = replace(ENGLISH, steps=tuple(f"{part} {ENGLISH.steps[1]}" for part in range(12)))
    pages = render_take_away(long, medium)
    assert len(pages) > 1
    assert all(between(page).any() for page in pages)
    assert all(page.cut_fields == () for page in pages)
    assert len({page.pdf for page in pages}) == len(pages)


def test_without_steps_and_host_there_is_only_the_band(medium: Medium) -> None:
    bare = TakeAway("Main office", ENGLISH.words)
    [page] = render_take_away(bare, medium)
    dots = ink(page)
    assert not dots[round(BAND * dots.shape[0]) + 2 :].any()


def test_a_sign_that_says_the_same_is_not_said_twice(medium: Medium) -> None:
    assert render_take_away(replace(ENGLISH, sign="Room 12"), medium) == render_take_away(ENGLISH, medium)
    assert render_take_away(replace(ENGLISH, sign="Aula 12"), medium) != render_take_away(ENGLISH, medium)


def test_a_destination_that_is_too_long_is_named(medium: Medium) -> None:
    [page] = render_take_away(replace(ENGLISH, destination="Where they meet " * 12), medium)
    assert page.cut_fields == (Field.DESTINATION,)


def test_the_band_is_red_on_a_red_roll() -> None:
    planes = render_take_away(ARABIC, MEDIA["62red"])[0].planes()
    assert planes.red is not None
    assert planes.red.getpixel((3, 3)) == 0
    assert planes.black.getpixel((3, 3)) == 255
