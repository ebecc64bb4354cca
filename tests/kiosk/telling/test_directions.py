"""Directions, step by step."""

import pytest

from kiosk.telling.directions import steps


@pytest.mark.parametrize(
    ("directions", "told"),
    [
        ("Through the glass door, first door on the left.", 1),
        ("Through the glass door. Turn left at Mr. Bean's, Rm. 12 upstairs. Second door!", 3),
        ("Go up 2.5 floors to the sign. then stop", 1),
        ("Straight on\nleft. Then\n\nright ", 3),
        ("穿过玻璃门。向右转。", 2),
        ("من خلال الباب الزجاجي. انعطف يمينًا. ثاني باب على اليمين.", 3),
        ("शीशे के दरवाज़े से जाएँ। दाएँ मुड़ें।", 2),
        (" ", 0),
    ],
)
def test_a_line_is_a_step_and_of_one_line_a_sentence_is(directions, told):
    assert len(steps(directions)) == told
    assert "".join("".join(steps(directions)).split()) == "".join(directions.split())
