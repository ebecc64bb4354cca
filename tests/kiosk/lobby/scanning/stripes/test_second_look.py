from dataclasses import replace

import numpy as np
import pytest
import zxingcpp

from kiosk.lobby.scanning.bars import PLAIN
from kiosk.lobby.scanning.code import Code
from kiosk.lobby.scanning.decode import read_still
from kiosk.lobby.scanning.opencv import cv2
from kiosk.lobby.scanning.picture import grey
from kiosk.lobby.scanning.specimen import LicenceFields, Pose, held_up, licence_card, licence_text
from kiosk.lobby.scanning.stripes.second_look import checks_itself, is_whole, looks_the_same_again

PICTURE = grey(held_up(licence_card(licence_text(LicenceFields())), Pose(roll=8)))
READ = {code.format: code for code in read_still(PICTURE, 60.0)}


ITF = zxingcpp.create_barcode("0053611912", zxingcpp.BarcodeFormat.ITF)


def code(symbology: str, text: str, box: tuple[float, float, float, float]) -> Code:
    left, top, right, bottom = box
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    return Code(symbology, text, text.encode(), corners)


@pytest.mark.parametrize("symbology", ["PDF417", "Code128"])
def test_a_code_that_is_there_looks_the_same_again(symbology: str) -> None:
    assert looks_the_same_again(PICTURE, READ[symbology], PLAIN)


@pytest.mark.parametrize("symbology", ["PDF417", "Code128"])
def test_another_text_at_the_same_place_does_not(symbology: str) -> None:
    other = replace(READ[symbology], raw=b"another", text="another")
    assert not looks_the_same_again(PICTURE, other, PLAIN)


def test_a_code_at_a_place_without_bars_or_of_no_size_does_not() -> None:
    for box in ((5.0, 5.0, 90.0, 30.0), (5.0, 5.0, 5.0, 5.0)):
        assert not looks_the_same_again(PICTURE, code("PDF417", "A", box), PLAIN)


def test_what_corrects_itself_needs_no_second_look() -> None:
    assert [kind for kind in READ if checks_itself(READ[kind])] == []
    assert checks_itself(code("QRCode", "1234", (0, 0, 9, 9)))


@pytest.mark.parametrize("angle", [-12.0, 0.0, 9.0])
def test_a_part_of_an_itf_is_not_whole(angle: float) -> None:
    drawn = np.pad(np.array(zxingcpp.write_barcode_to_image(ITF, scale=3)), 80, constant_values=255)
    dark = np.flatnonzero((drawn == 0).any(axis=0))
    left, right, middle = float(dark[0]), float(dark[-1]), drawn.shape[0] / 2
    turn = cv2.getRotationMatrix2D((drawn.shape[1] / 2, middle), angle, 1.0)
    picture = cv2.warpAffine(drawn, turn, drawn.shape[::-1], borderValue=255).astype(np.uint8)
    # As the engine gives it: the ends of a level scan line, or of one along the code.
    level = (left, middle - 20, right, middle + 20)
    part = (left, middle - 20, left + 0.6 * (right - left), middle + 20)
    assert is_whole(picture, code("ITF", "0053611912", level))
    assert not is_whole(picture, code("ITF", "005361", part))


def test_what_any_bars_look_like_is_not_whole() -> None:
    box = (10.0, 10.0, 60.0, 40.0)
    assert not is_whole(PICTURE, code("ITF", "1234", box))
    assert not is_whole(PICTURE, code("Code39", "T", box))
    assert not is_whole(PICTURE, code("ITF", "123456", (5.0, 5.0, 5.0, 5.0)))
    assert is_whole(PICTURE, READ["Code128"])
