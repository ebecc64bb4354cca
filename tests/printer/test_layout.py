from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printer import MEDIA, OPTIONAL, Field, Medium
from printer.layout import Box, Frame, Measures, plan
from printer.media import Kind

ALWAYS = frozenset(Field) - OPTIONAL
ALL = frozenset(Field)
WORDS = ALL - {Field.PHOTO}

some_fields = st.frozensets(st.sampled_from(sorted(OPTIONAL))).map(lambda some: some | ALWAYS)
some_measures = st.builds(
    Measures, name=st.floats(3, 15), direction_lines=st.integers(1, 2), host_share=st.floats(0, 1)
)


def overlap(one: Box, other: Box) -> bool:
    slack = 1e-6
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return across > slack and down > slack


@given(st.sampled_from(list(MEDIA.values())), some_fields, some_measures)
def test_no_two_boxes_overlap_and_all_are_on_the_page(
    medium: Medium, fields: frozenset[Field], measures: Measures
) -> None:
    planned = plan(medium, fields, measures)
    boxes = [*planned.boxes.values(), *planned.headings.values()]
    width, height = medium.dots
    for box in boxes:
        assert box.width > 0
        assert box.height > 0
        assert box.x >= 0
        assert box.y >= 0
        assert box.right <= width
        assert box.bottom <= height
    assert not any(overlap(one, other) for one, other in combinations(boxes, 2))


@given(st.sampled_from(list(MEDIA.values())), some_fields, some_measures)
def test_every_field_has_its_box_or_is_said_to_be_dropped(
    medium: Medium, fields: frozenset[Field], measures: Measures
) -> None:
    planned = plan(medium, fields, measures)
    assert planned.boxes.keys() | planned.dropped == fields
    assert not planned.dropped & ALWAYS


def test_the_usual_label_has_room_for_everything() -> None:
    assert plan(MEDIA["62x100"], ALL, Measures(direction_lines=2)).dropped == frozenset()


@pytest.mark.parametrize(
    ("millimetres", "dropped"),
    [
        (58, set()),
        (51, {"arrived"}),
        (46, {"arrived", "return-line"}),
        (42, {"arrived", "return-line", "photo", "directions"}),
        (38, {"arrived", "return-line", "photo", "directions", "visitor-label"}),
        (30, {"arrived", "return-line", "photo", "directions", "visitor-label", "purpose", "host"}),
    ],
)
def test_the_lower_the_medium_the_more_is_given_up(millimetres: float, dropped: set[str]) -> None:
    low = Medium("low", "A low label", (900, round(millimetres * 8)), 203.2, (millimetres, 113), Kind.DIE_CUT)
    assert plan(low, ALL, Measures(direction_lines=2)).dropped == dropped


@pytest.mark.parametrize(("millimetres", "has_photo"), [(86, True), (80, False), (60, False)])
def test_a_photo_leaves_room_for_the_words_or_is_given_up(millimetres: float, has_photo: bool) -> None:
    dots = (round(millimetres * 8), round(millimetres * 8 * 0.62))
    small = Medium("small", "A small label", dots, 203.2, (millimetres * 0.62, millimetres), Kind.DIE_CUT)
    planned = plan(small, ALL)
    assert (Field.PHOTO in planned.boxes) is has_photo
    if not has_photo:
        assert planned.boxes[Field.NAME] == plan(small, WORDS).boxes[Field.NAME]


def test_a_photo_stands_before_the_words_in_the_shape_of_a_portrait() -> None:
    boxes = plan(MEDIA["62x100"], ALL).boxes
    photo, name = boxes[Field.PHOTO], boxes[Field.NAME]
    assert photo.width / photo.height == pytest.approx(3 / 4)
    assert (photo.right < name.x, photo.y) == (True, pytest.approx(name.y))
    assert photo.bottom < boxes[Field.SCHOOL].y


def test_without_a_foot_the_other_fields_get_its_room() -> None:
    without = ALL - {Field.LOGO, Field.SCHOOL, Field.RETURN_LINE}
    planned = plan(MEDIA["62x100"], without)
    assert Frame.RULE not in planned.frames
    assert planned.boxes[Field.HOST].bottom > plan(MEDIA["62x100"], ALL).boxes[Field.HOST].bottom


def test_the_first_of_destination_host_and_purpose_leads() -> None:
    fields = [Field.DESTINATION, Field.HOST, Field.PURPOSE]
    for lead, *rest in (fields[index:] for index in range(len(fields))):
        boxes = plan(MEDIA["62x100"], ALWAYS | {lead, *rest}).boxes
        assert all(boxes[lead].height > boxes[other].height for other in rest)
        assert all(boxes[lead].y < boxes[other].y for other in rest)


def test_a_page_read_from_the_right_is_mirrored() -> None:
    planned = plan(MEDIA["62x100"], ALL)
    mirrored = planned.mirrored(1109)
    assert planned.boxes[Field.LABEL].x == pytest.approx(1109 - mirrored.boxes[Field.LABEL].right)
    assert mirrored.mirrored(1109).boxes[Field.QR].x == pytest.approx(planned.boxes[Field.QR].x)
