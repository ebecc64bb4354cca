"""What is gathered before a visit exists."""

import pytest

from kiosk.errors import NameMissing, NameTooLong
from kiosk.visits.arrival import Arrival


def test_an_arrival_keeps_her_name_tidy() -> None:
    assert Arrival("  Ana   Ruiz ", "meeting", "es", "Main entrance").name == "Ana Ruiz"


@pytest.mark.parametrize(("name", "refusal"), [(" ", NameMissing), ("x" * 121, NameTooLong)])
def test_an_arrival_needs_a_name_that_can_be_kept(name: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        Arrival(name, "meeting", "es", "Main entrance")
