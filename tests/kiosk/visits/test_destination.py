import pytest

from kiosk.visits.destination import Destination

STAIRS, RAMP = {"en": "Up the stairs."}, {"en": "Up the ramp."}


@pytest.mark.parametrize(
    ("step_free", "wanted", "way"),
    [(RAMP, True, RAMP), (RAMP, False, STAIRS), ({}, True, STAIRS)],
)
def test_the_way_without_steps_is_told_where_there_is_one(
    step_free: dict[str, str], wanted: bool, way: dict[str, str]
) -> None:
    assert Destination("gym", {"en": "Gym"}, STAIRS, step_free).way(step_free=wanted) == way
