"""The knock: five touches, one soon after the other."""

import pytest

from kiosk.lobby.screens.service.knocks import Knocks


@pytest.mark.parametrize(
    ("moments", "opens"),
    [
        ([0, 1, 2, 3, 4], True),
        ([0, 1, 2, 3], False),
        ([0, 2, 4, 6, 8, 10, 12], False),
        ([0, 50, 50.5, 51, 51.5, 52], True),
        ([0, 0.1, 0.2, 0.3, 0.4, 0.5], False),  # the sixth begins anew
    ],
)
def test_knocking(moments, opens):
    knocks = Knocks()
    assert [knocks.hear(moment) for moment in moments][-1] is opens
