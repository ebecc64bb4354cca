import numpy as np
import pytest

from kiosk.lobby.scanning.hard_qr.corners import supposed_corners, whole_corners
from kiosk.lobby.scanning.hard_qr.finders import Finder

SIDE = 29
PLACES = {"top left": (3.5, 3.5), "top right": (SIDE - 3.5, 3.5), "bottom left": (3.5, SIDE - 3.5)}


def finders(roll: float, module: float = 6.0) -> dict[str, Finder]:
    cosine, sine = np.cos(np.radians(roll)), np.sin(np.radians(roll))
    frame = module * np.array([[cosine, -sine], [sine, cosine]])
    quarter = np.array([[0.0, -1.0], [1.0, 0.0]])
    return {
        name: Finder(frame @ np.array(place) + 400, frame @ np.linalg.matrix_power(quarter, turns), 1.0)
        for turns, (name, place) in enumerate(PLACES.items())
    }


@pytest.mark.parametrize("roll", [-170, -90, -30, 0, 20, 45, 130])
def test_three_finders_are_put_in_order(roll: float) -> None:
    drawn = finders(roll)
    stray = Finder(np.array([40.0, 700.0]), drawn["top left"].frame * 1.1, 0.7)
    corners = next(whole_corners([drawn["bottom left"], stray, drawn["top right"], drawn["top left"]]))
    assert corners.finders == (drawn["top left"], drawn["top right"], drawn["bottom left"])
    assert corners.side() == pytest.approx(SIDE, abs=0.5)


@pytest.mark.parametrize("lost", PLACES)
@pytest.mark.parametrize("roll", [-100, 0, 30])
def test_a_lost_finder_is_supposed_where_it_was(lost: str, roll: float) -> None:
    drawn = finders(roll)
    seen = [finder for name, finder in drawn.items() if name != lost]
    supposed = [
        max(abs(mine.middle - its.middle).max() for mine, its in zip(it.finders, drawn.values(), strict=True))
        for it in supposed_corners(seen)
    ]
    assert min(supposed) < 3


def test_what_is_too_unlike_or_unsound_does_not_belong_together() -> None:
    drawn = list(finders(0).values())
    assert list(whole_corners(drawn[:2])) == []
    large = Finder(drawn[2].middle, drawn[2].frame * 3, 1.0)
    assert list(whole_corners([*drawn[:2], large])) == []
    unsound = [Finder(finder.middle, finder.frame, 0.55) for finder in drawn]
    assert list(whole_corners(unsound)) == []
    assert list(supposed_corners(unsound)) == []
