import numpy as np
import pytest

from kiosk.lobby.scanning.opencv import cv2
from kiosk.lobby.scanning.picture import grey
from kiosk.lobby.scanning.specimen import LicenceFields, Pose, held_up, licence_card, licence_text
from kiosk.lobby.scanning.stripes.blocks import find_blocks

CARD = licence_card(licence_text(LicenceFields()))


@pytest.mark.parametrize("roll", [-75.0, -30.0, -4.0, 0.0, 12.0, 50.0, 90.0])
@pytest.mark.parametrize("frame", [(1280, 720), (1920, 1080)])
def test_the_pdf417_of_a_card_is_among_the_first_places(roll: float, frame: tuple[int, int]) -> None:
    share = 0.85 if abs(roll) < 45 else 0.5
    found = find_blocks(grey(held_up(CARD, Pose(share=share, roll=roll), frame)))
    # It is 54 mm of the card's 85.6 mm, and lies a little above the middle.
    width = share * frame[0] * 54 / 85.6
    block = min(found[:3], key=lambda block: abs(block.size[0] - width))
    assert block.size[0] == pytest.approx(width, rel=0.25)
    assert (block.angle - roll + 90) % 180 - 90 == pytest.approx(0.0, abs=2)


def test_a_code_that_fills_the_picture_is_one_place() -> None:
    module = np.random.default_rng(4).integers(0, 2, (12, 60), dtype=np.uint8) * 255
    tall = np.pad(np.kron(module, np.ones((40, 15), np.uint8)), 60, constant_values=255)
    assert any(block.size[0] > 700 for block in find_blocks(tall))


@pytest.mark.parametrize("shape", [(1, 1), (20, 4000), (480, 640)])
def test_a_picture_of_one_colour_has_none(shape: tuple[int, int]) -> None:
    assert find_blocks(np.full(shape, 130, np.uint8)) == []


def test_the_same_place_is_named_once() -> None:
    found = find_blocks(grey(held_up(CARD, Pose())))
    assert not any(one.repeats(other) for one in found for other in found if one is not other)


def test_bars_amid_print_are_among_the_first_places() -> None:
    page = np.full((700, 900), 240, np.uint8)
    for row in range(20, 690, 30):
        cv2.putText(page, "Please show this card " * 3, (10, row), 0, 0.7, 110, 1, cv2.LINE_AA)
    bars = np.repeat(np.random.default_rng(4).integers(0, 2, 90, dtype=np.uint8), 3) * 200
    page[300:370, 280:620] = 240
    page[310:360, 310:580] = bars
    block = min(find_blocks(page)[:3], key=lambda block: abs(block.size[0] - 270))
    assert block.middle == pytest.approx((445, 335), abs=25)
    assert block.size == pytest.approx((270, 50), abs=45)


def test_a_place_whose_rows_blur_its_bars_is_as_long_as_it_is_busy() -> None:
    random = np.random.default_rng(4)
    rows = np.kron(random.integers(0, 2, (8, 110), dtype=np.uint8), np.ones((5, 2), np.uint8)) * 200
    ends = np.tile(np.repeat(np.array([0, 1] * 10, np.uint8), 2) * 200, (40, 1))
    page = np.full((400, 600), 230, np.uint8)
    page[180:220, 160:440] = np.hstack((ends, rows, ends[:, :20]))
    assert any(block.size[0] == pytest.approx(280, abs=40) for block in find_blocks(page))
