import numpy as np
import pytest

from kiosk.lobby.scanning.hard_qr.finders import Finder, find_finders
from kiosk.lobby.scanning.picture import Grey, grey
from kiosk.lobby.scanning.specimen import Pose, held_up, qr_card

CARD = qr_card("VB1.ABCDEFGHIJKLMNOP")


def found(picture: Grey) -> list[Finder]:
    return list(find_finders(picture))[-1]


@pytest.mark.parametrize(
    "pose",
    [
        Pose(share=0.4),
        Pose(share=0.4, roll=37),
        Pose(share=0.6, yaw=45),
        Pose(share=0.5, pitch=-40, blur=1.5),
    ],
)
def test_the_three_corners_of_a_qr_code_are_found(pose: Pose) -> None:
    finders = [finder for finder in found(grey(held_up(CARD, pose, (1280, 720)))) if finder.score > 0.7]
    assert len(finders) == 3
    sizes = [finder.module for finder in finders]
    assert max(sizes) < 1.6 * min(sizes)


def test_a_finder_lies_as_it_was_drawn() -> None:
    picture = np.full((200, 300), 230, np.uint8)
    rings = np.abs(np.mgrid[-3:4, -3:4]).max(axis=0)
    picture[60:130, 100:170] = np.kron(np.where(rings == 2, 230, 20), np.ones((10, 10)))
    (finder,) = found(picture)
    assert finder.middle == pytest.approx((134.5, 94.5), abs=1)
    assert finder.module == pytest.approx(10, rel=0.06)
    assert finder.facing(np.array([1.0, 0.1])) == pytest.approx(10 * np.eye(2), abs=1)
    assert finder.facing(np.array([0.1, 1.0]))[:, 0] == pytest.approx((0, 10), abs=1)


@pytest.mark.parametrize("shape", [(1, 1), (3, 900), (400, 600)])
def test_a_picture_of_one_colour_has_none(shape: tuple[int, int]) -> None:
    assert found(np.full(shape, 140, np.uint8)) == []


def test_squares_and_discs_are_none() -> None:
    picture = np.full((300, 300), 220, np.uint8)
    picture[40:100, 40:100] = 20
    y, x = np.mgrid[:300, :300]
    picture[(x - 200) ** 2 + (y - 200) ** 2 < 900] = 20
    assert found(picture) == []
