"""Facts of finished roll calls, taken from the dots that a printer burns."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import cycle, islice
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from numpy.typing import NDArray

from printer import MEDIA, Field, Medium, Page, Present, RollCall, RollCallWords, render_roll_call

AT = datetime(2026, 11, 23, 10, 42, tzinfo=ZoneInfo("America/Chicago"))
WORDS = RollCallWords(
    title="Roll call",
    count="So many people in the building",
    page="Page {number} of {pages}",
    name="Name",
    whereabouts="Where",
    number="Number",
    since="Since",
)
LEAST_TICK = 2.5  # millimetres; letters are lower
NAMES = (
    ("María José García López", "es"),
    ("فاطمة الزهراء", "ar"),
    ("王小明", "zh_Hans"),
    ("Nguyễn Thị Ánh", "vi"),
    ("स्वाति अग्निहोत्री", "hi"),
    ("สมชาย ใจดี", "th"),
    ("Wolfeschlegelsteinhausenbergerdorff", "en"),
    ("ဒေါ်အောင်ဆန်းစုကြည်", "my"),
    ("Dr محمد عبد الله (Ali) 12", "ar"),
)


def roll_call(count: int, language: str = "en") -> RollCall:
    people = tuple(
        Present(f"A-{number:03}", name, "Room 12", "Ms. Keller", AT - timedelta(minutes=7 * number), spoken)
        for number, (name, spoken) in enumerate(islice(cycle(NAMES), count), start=1)
    )
    return RollCall(AT, people, WORDS, language, "Lincoln Elementary School")


def ink(page: Page) -> NDArray[np.bool_]:
    """Rows of dots, True where there is ink of any colour."""
    planes = page.planes()
    dots = ~np.array(planes.black)
    return dots if planes.red is None else dots | ~np.array(planes.red)


def below_band(dots: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """What follows the band, which alone reaches to the paper's edge."""
    return dots[dots[:, 0].sum() :]


def boxes_to_tick(dots: NDArray[np.bool_], medium: Medium) -> int:
    """The high runs of ink down a line through the boxes' left edges; rules are low."""
    body = below_band(dots)
    down = body[:, np.flatnonzero(body.any(axis=0)).min() + 1]
    edges = np.flatnonzero(np.diff(down.astype(int), prepend=0, append=0))
    return int((np.diff(edges)[::2] > LEAST_TICK / 25.4 * medium.dpi).sum())


@pytest.mark.parametrize("medium", MEDIA.values(), ids=MEDIA)
def test_everybody_is_on_the_list_once(medium: Medium) -> None:
    pages = render_roll_call(roll_call(30), medium)
    assert len(pages) > 1
    assert sum(boxes_to_tick(ink(page), medium) for page in pages) == 30
    for page in pages:
        assert (page.cut_fields, page.missing_glyphs) == ((), "")


@pytest.mark.parametrize("medium", MEDIA.values(), ids=MEDIA)
def test_there_is_no_ink_at_the_papers_edges_but_the_bands(medium: Medium) -> None:
    for page in render_roll_call(roll_call(9), medium):
        body = below_band(ink(page))
        assert not body[:, :5].any()
        assert not body[:, -5:].any()
        assert not body[-2:].any()


def test_each_person_takes_a_line_of_her_own(medium: Medium) -> None:
    four, three = (render_roll_call(roll_call(count), medium)[0] for count in (4, 3))
    last = ink(four) & ~ink(three)
    rows = np.flatnonzero(last.any(axis=1))
    assert 40 < rows.max() - rows.min() < 70
    assert not (ink(three) & ~ink(four)).any()


def test_an_empty_building_gives_one_page_without_boxes(medium: Medium) -> None:
    [page] = render_roll_call(roll_call(0), medium)
    heads = round(4 / 25.4 * medium.dpi)
    assert not below_band(ink(page))[heads:].any()


def test_which_page_of_how_many_is_said(medium: Medium) -> None:
    first, second = render_roll_call(roll_call(10), medium)
    words = replace(WORDS, page="Page 1 of 2")
    told, _ = render_roll_call(replace(roll_call(10), words=words), medium)
    assert first.pdf == told.pdf
    assert second.pdf != told.pdf


def test_a_name_that_cannot_be_shown_keeps_its_line(medium: Medium) -> None:
    rare = "\U00030010"  # a character that Noto does not have
    people = (Present("A-001", rare), Present("A-002"))
    [page] = render_roll_call(replace(roll_call(0), people=people), medium)
    assert page.missing_glyphs == rare
    assert boxes_to_tick(ink(page), medium) == 2


def test_whose_name_is_not_known_here_is_called_by_the_number(medium: Medium) -> None:
    nameless, called_so = (
        render_roll_call(replace(roll_call(0), people=(Present("A-001", name),)), medium)[0].pdf
        for name in ("", "A-001")
    )
    assert nameless == called_so


def test_who_came_on_another_day_has_the_day_in_place_of_the_hour(medium: Medium) -> None:
    today, yesterday, unknown = (
        render_roll_call(replace(roll_call(0), people=(Present("A-001", "Jo", since=since),)), medium)[0].pdf
        for since in (AT - timedelta(hours=1), AT - timedelta(hours=25), None)
    )
    assert len({today, yesterday, unknown}) == 3


def test_a_place_and_a_host_of_one_name_are_said_once(medium: Medium) -> None:
    once, twice = (
        render_roll_call(replace(roll_call(0), people=(Present("A-001", "Jo", "Main office", host),)), medium)
        for host in (None, "Main office")
    )
    assert once == twice


def test_what_was_too_long_is_named(medium: Medium) -> None:
    people = (Present("A-001", "Jo", "The room behind the boiler room " * 4),)
    [page] = render_roll_call(replace(roll_call(0), people=people), medium)
    assert page.cut_fields == (Field.DESTINATION,)


def test_a_school_that_reads_from_the_right_has_its_boxes_there(medium: Medium) -> None:
    from_left, from_right = (ink(render_roll_call(roll_call(5, way), medium)[0]) for way in ("en", "ar"))
    assert boxes_to_tick(from_left, medium) == boxes_to_tick(from_right[:, ::-1], medium) == 5
    assert boxes_to_tick(from_right, medium) == boxes_to_tick(from_left[:, ::-1], medium) == 0


def test_the_band_is_red_on_a_red_roll() -> None:
    planes = render_roll_call(roll_call(1), MEDIA["62red"])[0].planes()
    assert planes.red is not None
    assert planes.red.getpixel((3, 3)) == 0
    assert planes.black.getpixel((3, 3)) == 255


def test_the_same_roll_call_gives_the_same_bytes(medium: Medium) -> None:
    assert render_roll_call(roll_call(3), medium) == render_roll_call(roll_call(3), medium)
