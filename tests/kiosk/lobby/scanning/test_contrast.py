import numpy as np

from kiosk.lobby.scanning.contrast import levelled, sharpened
from kiosk.lobby.scanning.view import whole

FAINT = np.full((40, 100), 120, np.uint8)
FAINT[10:30, 20:80:6] = 90


def test_faint_bars_become_black_and_white_beside_a_bright_window() -> None:
    window = FAINT.copy()
    window[:, 95:] = 255
    levels = levelled(whole(window)).picture[15, 20:80]
    assert levels.min() < 40
    assert levels.max() > 215


def test_a_picture_without_contrast_is_left_alone() -> None:
    flat = whole(np.full((40, 100), 120, np.uint8))
    assert levelled(flat) is flat


def test_edges_are_raised_and_the_points_stay() -> None:
    view = whole(FAINT)
    sharp = sharpened(view)
    assert np.ptp(sharp.picture) > np.ptp(view.picture)
    assert sharp.to_source is view.to_source
