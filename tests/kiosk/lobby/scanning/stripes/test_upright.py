import numpy as np
import pytest

from kiosk.lobby.scanning.engine import PDF417, read_upright
from kiosk.lobby.scanning.picture import grey
from kiosk.lobby.scanning.specimen import LicenceFields, Pose, held_up, licence_card, licence_text
from kiosk.lobby.scanning.stripes.upright import UprightViews, best_zoom

LICENCE = licence_text(LicenceFields())
CARD = licence_card(LICENCE)


@pytest.mark.parametrize(
    "pose", [Pose(roll=12), Pose(roll=-40, share=0.7), Pose(roll=5, yaw=20), Pose(pitch=20)]
)
def test_a_likely_view_of_a_licence_is_read(pose: Pose) -> None:
    views = UprightViews(grey(held_up(CARD, pose))).likely()
    assert LICENCE in [code.text for view in views for code in read_upright(view, PDF417)]


def test_further_views_are_of_the_places_that_were_come_by() -> None:
    views = UprightViews(grey(held_up(CARD, Pose(roll=12))))
    assert list(views.others()) == []
    next(views.likely())
    assert len(list(views.others())) >= 3


def test_the_likeliest_place_comes_first_and_the_second_changes_with_the_turns() -> None:
    views = UprightViews(grey(held_up(CARD, Pose(roll=12))))
    orders = [[view.picture.shape for view in views.likely(turn)] for turn in range(3)]
    assert len({order[0] for order in orders}) == 1
    assert len({order[1] for order in orders}) == 3
    assert len({tuple(sorted(order)) for order in orders}) == 1


def test_bars_are_zoomed_to_the_width_that_reads_best() -> None:
    narrow = np.tile(np.repeat(np.array([0, 255] * 40, np.uint8), 2), (50, 1))
    wide = np.tile(np.repeat(np.array([0, 255] * 40, np.uint8), 10), (50, 1))
    assert best_zoom(narrow) == pytest.approx(2.65, rel=0.1)
    assert best_zoom(wide) == pytest.approx(0.53, rel=0.1)


def test_without_bars_there_is_nothing_to_zoom() -> None:
    assert best_zoom(np.full((50, 200), 128, np.uint8)) is None
