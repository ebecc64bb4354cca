"""Tiles of purposes."""

import pytest

from kiosk.lobby.flow import Step
from kiosk.lobby.screens.steps.purpose import columns


@pytest.mark.parametrize(
    ("count", "width", "expected"),
    [(8, 1184, 4), (8, 630, 2), (6, 1184, 3), (3, 1184, 3), (1, 300, 1), (5, 900, 3)],
)
def test_rows_are_alike(count, width, expected):
    assert columns(count, width, 240) == expected


def test_purposes_stand_in_the_schools_order_and_follow_the_language(walk):
    walk.go_to(Step.PURPOSE)
    tiles = list(reversed(walk.app.screen.ids.tiles.children))
    assert [tile.purpose for tile in tiles] == list(walk.lobby.purposes)
    walk.act(lambda way: way.choose_language("fr"))
    assert tiles[0].text == "Rencontrer quelqu’un"
