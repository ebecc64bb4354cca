from itertools import count

import numpy as np

from kiosk.lobby.scanning.reader import Reader
from kiosk.lobby.scanning.specimen import LicenceFields, Pose, held_up, licence_card, licence_text, qr_card

LICENCE = licence_text(LicenceFields())
CARD = licence_card(LICENCE)
WALL = np.full((720, 1280, 3), 180, np.uint8)


def test_a_licence_that_is_turned_before_the_camera_is_read_from_picture_to_picture() -> None:
    reader = Reader(budget=10.0)
    texts = [
        [code.text for code in reader.read(held_up(CARD, Pose(roll=roll)))]
        for roll in (-12.0, -11.2, -10.5, -9.9)
    ]
    assert all(LICENCE in text for text in texts)


def test_a_picture_without_a_code_gives_none() -> None:
    reader = Reader(budget=10.0)
    assert [reader.read(WALL) for _ in range(10)] == [[]] * 10


def test_what_was_in_view_before_is_not_made_up() -> None:
    reader = Reader(budget=10.0)
    assert reader.read(held_up(CARD, Pose()))
    assert reader.read(WALL) == []


def test_a_picture_takes_no_more_than_its_time() -> None:
    # Every look at this clock costs a second: the first way of looking is all there is time for.
    ticks = count()
    reader = Reader(budget=0.5, clock=lambda: float(next(ticks)))
    assert [code.text for code in reader.read(qr_card("VB1.A"))] == ["VB1.A"]
    assert reader.read(held_up(CARD, Pose(roll=12.0))) == []
