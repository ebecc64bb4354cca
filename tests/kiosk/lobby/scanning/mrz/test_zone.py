import numpy as np
import pytest

from kiosk.lobby.scanning.mrz.lines import Line
from kiosk.lobby.scanning.mrz.zone import find_zones


def lines(*boxes: tuple[float, float, float], turn: float = 0.0) -> list[Line]:
    """Boxes of left, top and length, 20 high, turned together about the origin by so many degrees."""
    along = np.array([np.cos(np.radians(turn)), np.sin(np.radians(turn))])
    down = np.array([-along[1], along[0]])
    return [
        Line(along * (left + length / 2) + down * top, along, length, 20.0) for left, top, length in boxes
    ]


PRINT = ((300, 100, 150), (300, 150, 170))


@pytest.mark.parametrize("turn", [0, 10, -10, 90])
def test_two_long_lines_one_below_the_other_are_a_zone(turn: float) -> None:
    found = lines(*PRINT, (50, 300, 700), (52, 345, 705), turn=turn)
    zone = find_zones(found)[0]
    assert [round(line.height) for line in zone] == [20, 20]
    first, second = zone
    assert (second.middle - first.middle) @ first.down == pytest.approx(45)


def test_three_lines_are_tried_before_two_of_them() -> None:
    zones = find_zones(lines((50, 300, 500), (50, 345, 505), (50, 390, 500)))
    assert [len(zone) for zone in zones] == [3, 2, 2]


def test_a_line_of_print_above_a_zone_is_tried_last() -> None:
    zones = find_zones(lines((50, 255, 300), (50, 300, 700), (50, 345, 700)))
    assert [len(zone) for zone in zones] == [2, 3, 2]
    assert zones[0][0].middle[1] == 300


def test_a_line_of_which_a_part_was_found_is_taken_as_long_as_the_other() -> None:
    first, second = find_zones(lines((300, 300, 300), (50, 345, 700)))[0]
    assert first.length == second.length == pytest.approx(700)
    assert first.middle[0] == pytest.approx(second.middle[0])


@pytest.mark.parametrize(
    "boxes",
    [
        pytest.param(PRINT, id="print"),
        pytest.param(((50, 300, 700),), id="one line"),
        pytest.param(((50, 300, 700), (50, 420, 700)), id="too far apart"),
        pytest.param(((50, 300, 700), (600, 345, 700)), id="beside each other"),
    ],
)
def test_what_is_no_zone(boxes: tuple[tuple[float, float, float], ...]) -> None:
    assert find_zones(lines(*boxes)) == []
