from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.lobby.screens.outline import middle, rounded

SQUARE = ((0, 100), (100, 100), (100, 0), (0, 0))
POINTS = st.tuples(st.floats(-2000, 2000), st.floats(-2000, 2000))


def points(line):
    return list(zip(line[::2], line[1::2], strict=True))


def test_its_corners_are_bent_and_its_sides_are_not():
    line = points(rounded(SQUARE, 10))
    assert (0, 90) in line
    assert (10, 100) in line
    assert (0, 100) not in line
    assert all(min(abs(x), abs(x - 100), abs(y), abs(y - 100)) < 5 for x, y in line)


def test_short_sides_are_bent_no_further_than_to_their_middle():
    line = points(rounded(((0, 40), (100, 40), (100, 0), (0, 0)), 50))
    assert all(-1e-9 <= x <= 100 + 1e-9 and -1e-9 <= y <= 40 + 1e-9 for x, y in line)


@pytest.mark.parametrize("y", [0, 2, -2])
def test_a_bar_code_told_by_a_line_gets_some_height(y):
    line = points(rounded(((0, y), (100, y), (100, 0), (0, 0)), 3))
    heights = [y for _, y in line]
    assert max(heights) - min(heights) == pytest.approx(16)
    assert middle(line) == pytest.approx((50, y / 2), abs=0.1)


@given(st.tuples(POINTS, POINTS, POINTS, POINTS), st.floats(0, 100))
def test_no_four_points_are_an_error(corners, radius):
    line = points(rounded(corners, radius))
    reach = max(hypot(x, y) for x, y in corners)
    assert all(hypot(x, y) <= 2 * reach + 1 for x, y in line)


def test_the_middle_is_the_middle():
    assert middle(SQUARE) == (50, 50)
