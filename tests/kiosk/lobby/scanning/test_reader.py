from itertools import count

import numpy as np
import zxingcpp

from kiosk.lobby.scanning.bars import PLAIN, Bars
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


def test_itf_counts_only_with_a_length_that_is_used_here() -> None:
    code = zxingcpp.create_barcode("12345678", zxingcpp.BarcodeFormat.ITF)
    drawn = np.pad(np.array(zxingcpp.write_barcode_to_image(code, scale=4)), 40, constant_values=255)
    texts = [
        {code.text for code in Reader(budget=10.0, bars=bars).read(drawn)}
        for bars in (PLAIN, Bars(frozenset((8,))))
    ]
    assert texts == [set(), {"12345678"}]


def test_a_picture_takes_no_more_than_its_time() -> None:
    # Every look at this clock costs a second: the first way of looking is all there is time for.
    ticks = count()
    reader = Reader(budget=0.5, clock=lambda: float(next(ticks)))
    assert [code.text for code in reader.read(qr_card("VB1.A"))] == ["VB1.A"]
    assert reader.read(held_up(CARD, Pose(roll=12.0))) == []


def test_what_is_rarely_shown_has_its_turn_in_a_cluttered_picture_too() -> None:
    cluttered = held_up(CARD, Pose(share=0.6, blur=2.5), (1280, 720))
    code = zxingcpp.create_barcode("A-7", zxingcpp.BarcodeFormat.Aztec)
    drawn = np.pad(np.array(zxingcpp.write_barcode_to_image(code, scale=5)), 10, constant_values=255)
    cluttered[: drawn.shape[0], : drawn.shape[1]] = drawn[..., None]
    ticks = count()
    reader = Reader(budget=2.5, clock=lambda: float(next(ticks)))  # time for three ways of looking
    read = [[code.text for code in reader.read(cluttered)] for _ in range(10)]
    assert read[0] == []  # where the stripes take it all
    assert ["A-7"] in read
