import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.lobby.scanning.framing import OVAL, Framing

MOVES = st.lists(st.sampled_from(["higher", "lower", "closer", "further"]), max_size=30)


def test_the_part_has_the_shape_of_a_photo() -> None:
    part = Framing().part(1280, 720)
    assert part.width * 1280 / (part.height * 720) == pytest.approx(3 / 4)
    assert part.left + part.width / 2 == 0.5


def test_an_upright_picture_is_used_over_its_whole_breadth() -> None:
    part = Framing(height=1.0).part(480, 800)
    assert (part.left, part.width) == (0, 1)
    assert part.width * 480 / (part.height * 800) == pytest.approx(3 / 4)


@given(MOVES)
def test_no_touch_leads_out_of_the_picture(moves: list[str]) -> None:
    framing = Framing()
    for move in moves:
        framing = getattr(framing, move)()
    part = framing.part(1280, 720)
    assert 0.4 <= framing.height <= 1
    assert part.top >= -1e-9
    assert part.top + part.height <= 1 + 1e-9


def test_every_touch_moves_it_the_way_that_it_says() -> None:
    framing = Framing(0.5, 0.6)
    assert framing.higher().middle < framing.middle < framing.lower().middle
    assert framing.closer().height < framing.height < framing.further().height
    assert framing.closer().further().height == pytest.approx(framing.height)


def test_a_child_comes_into_the_middle_with_a_few_touches() -> None:
    framing = Framing().closer().closer()
    for _ in range(4):
        framing = framing.lower()
    assert framing.part(1280, 720).top + framing.height == pytest.approx(1)


def test_the_oval_lies_in_the_photo() -> None:
    assert min(OVAL) > 0
    assert max(OVAL.left + OVAL.width, OVAL.top + OVAL.height) < 1
