import numpy as np
import pytest

from kiosk.lobby.scanning.hard_qr.corners import whole_corners
from kiosk.lobby.scanning.hard_qr.finders import find_finders
from kiosk.lobby.scanning.hard_qr.lattice import Lattice, lattices
from kiosk.lobby.scanning.hard_qr.redrawn import Reading
from kiosk.lobby.scanning.opencv import cv2
from kiosk.lobby.scanning.picture import Grey, grey
from kiosk.lobby.scanning.specimen import Pose, held_up, qr_card

TEXT = "https://school.example/visits/0042"
SIDE = 29
FLAT = grey(held_up(qr_card(TEXT), Pose(share=0.6, roll=12, yaw=30, pitch=-20), (1280, 720)))
EVERY = (True, True, True)


def bowed(picture: Grey) -> Grey:
    y, x = np.mgrid[: picture.shape[0], : picture.shape[1]].astype(np.float32)
    moved = cv2.remap(picture, x, y + ((x - 640) / 24) ** 2, cv2.INTER_LINEAR)
    return moved.astype(np.uint8)


def laid(picture: Grey, side: int = SIDE) -> list[Lattice]:
    finders = list(find_finders(picture))[-1]
    return list(lattices(side, next(whole_corners(finders))))


@pytest.mark.parametrize("picture", [FLAT, bowed(FLAT)], ids=["flat", "bowed"])
def test_a_lattice_is_bent_until_it_fits(picture: Grey) -> None:
    readings = []
    for lattice in laid(picture):
        fit = lattice.fit(picture, EVERY)
        readings.append((fit, Reading(picture, lattice)))
    fit, reading = max(readings, key=lambda pair: pair[0])
    assert fit > 0.15
    assert reading.agreement > 0.99
    assert [code.text for code in reading.codes()] == [TEXT]


def test_what_is_seen_through_a_lattice_stands_upright() -> None:
    lattice = laid(FLAT)[0]
    lattice.fit(FLAT, EVERY)
    seen = lattice.seen(FLAT)
    assert seen.shape == ((SIDE + 2) * lattice.pixels,) * 2
    inner = seen[4 * lattice.pixels : 5 * lattice.pixels, 4 * lattice.pixels : 5 * lattice.pixels]
    assert inner.max() < seen.max() / 2  # the heart of the top left finder


def test_a_lattice_of_another_width_neither_fits_nor_agrees() -> None:
    right, wrong = laid(FLAT)[0], laid(FLAT, SIDE + 8)[0]
    assert wrong.fit(FLAT, EVERY) < 0.5 * right.fit(FLAT, EVERY)
    assert Reading(FLAT, wrong).agreement < 0.9
