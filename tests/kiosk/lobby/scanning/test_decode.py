from typing import Any

import numpy as np
import pytest
import zxingcpp
from zxingcpp import BarcodeFormat

from kiosk.lobby.scanning.bars import Bars
from kiosk.lobby.scanning.code import Code
from kiosk.lobby.scanning.decode import read_still
from kiosk.lobby.scanning.opencv import cv2
from kiosk.lobby.scanning.picture import Picture, grey
from kiosk.lobby.scanning.specimen import LicenceFields, Pose, held_up, licence_card, licence_text, qr_card

LICENCE = licence_text(LicenceFields())
CARD = licence_card(LICENCE)
# Tests wait for whatever is needed, however slow the machine.
PATIENT = 60.0


def symbol(text: str | bytes, symbology: BarcodeFormat, **said: Any) -> Picture:
    drawn = np.array(
        zxingcpp.write_barcode_to_image(zxingcpp.create_barcode(text, symbology, **said), scale=4)
    )
    return np.repeat(np.pad(drawn, 40, constant_values=255)[:, :, None], 3, axis=2)


def turned(picture: Picture, angle: float) -> Picture:
    side = int(np.hypot(*picture.shape[:2]))
    sheet = np.full((side, side, 3), 255, np.uint8)
    top, left = ((side - length) // 2 for length in picture.shape[:2])
    sheet[top : top + picture.shape[0], left : left + picture.shape[1]] = picture
    place = cv2.getRotationMatrix2D((side / 2, side / 2), angle, 1.0)
    return cv2.warpAffine(sheet, place, (side, side), borderValue=(255, 255, 255)).astype(np.uint8)


def read(picture: Picture) -> dict[str, str]:
    return {code.format: code.text for code in read_still(picture, PATIENT)}


@pytest.mark.parametrize("roll", [-25, -12, -3, 0, 3, 12, 25, 90, 180])
def test_a_licence_is_read_at_any_roll(roll: float) -> None:
    picture = held_up(CARD, Pose(share=0.8 if abs(roll) < 45 else 0.5, roll=roll), (1920, 1080))
    assert read(picture)["PDF417"] == LICENCE


@pytest.mark.parametrize("pose", [Pose(roll=7, yaw=15), Pose(roll=-7, pitch=15), Pose(roll=12, blur=0.8)])
def test_a_licence_is_read_askew_and_a_little_out_of_focus(pose: Pose) -> None:
    assert read(held_up(CARD, pose))["PDF417"] == LICENCE


@pytest.mark.parametrize("angle", [-40, -25, -10, 0, 10, 25, 40, 90])
@pytest.mark.parametrize(
    ("symbology", "text"),
    [
        (BarcodeFormat.Code128, "STAFF-0042"),
        (BarcodeFormat.Code39, "STAFF42"),
        (BarcodeFormat.ITF, "12345670"),
    ],
)
def test_a_bar_code_is_read_at_any_angle(symbology: BarcodeFormat, text: str, angle: float) -> None:
    assert read(turned(symbol(text, symbology), angle)) == {symbology.name: text}


@pytest.mark.parametrize(
    ("symbology", "name"),
    [
        (BarcodeFormat.QRCode, "QRCode"),
        (BarcodeFormat.Aztec, "Aztec"),
        (BarcodeFormat.DataMatrix, "DataMatrix"),
        (BarcodeFormat.PDF417, "PDF417"),
    ],
)
def test_formats_have_names_without_blanks(symbology: BarcodeFormat, name: str) -> None:
    assert read(symbol("A12345", symbology)) == {name: "A12345"}


_QR, _PDF417, _AZTEC, _MATRIX, _128 = (
    BarcodeFormat.QRCode,
    BarcodeFormat.PDF417,
    BarcodeFormat.Aztec,
    BarcodeFormat.DataMatrix,
    BarcodeFormat.Code128,
)


@pytest.mark.parametrize(
    ("symbology", "written", "text"),
    [
        (_QR, "José Müller", "José Müller"),
        (_QR, "今日は", "今日は"),  # in UTF-8 or as the symbology's own Kanji
        (_QR, "Ελληνικά", "Ελληνικά"),
        (_QR, "line\r\nend\x1d\x1e", "line\r\nend\x1d\x1e"),
        (_QR, "@\n\x1e\rANSI ", "@\n\x1e\rANSI "),
        (_QR, b"Jos\xe9", "José"),
        (_PDF417, "@\n\x1e\rANSI 636000", "@\n\x1e\rANSI 636000"),
        (_PDF417, b"DACJOS\xc9\n\x85", "DACJOSÉ\n\x85"),
        (_PDF417, "DACJOSÉ\n", "DACJOSÉ\n"),
        (_PDF417, b"\x00\x01\x1f\x7f", "\x00\x01\x1f\x7f"),
        (_AZTEC, "Zoë\x1d7", "Zoë\x1d7"),
        (_MATRIX, "Zoë\x1d7", "Zoë\x1d7"),
        (_128, "A\tB\x1d", "A\tB\x1d"),
    ],
)
def test_a_text_is_never_garbled(symbology: BarcodeFormat, written: str | bytes, text: str) -> None:
    assert read(symbol(written, symbology)) == {symbology.name: text}


@pytest.mark.parametrize(
    ("said", "written", "text"),
    [
        # GS1: the separators between its elements are kept, and no brackets are added.
        ({"gs1": True}, "(01)04012345678901(10)AB(21)7", "010401234567890110AB\x1d217"),
        ({"eci": "ISO-8859-5"}, "Москва", "Москва"),
        ({"eci": "Shift_JIS"}, "点茗", "点茗"),
        ({"eci": "ISO-8859-1"}, "Ã©", "Ã©"),  # whose bytes would be UTF-8 as well
        ({"eci": "UTF-8"}, "Zoë", "Zoë"),
    ],
)
def test_what_a_qr_code_says_about_its_text_is_heeded(said: dict[str, Any], written: str, text: str) -> None:
    assert read(symbol(written, BarcodeFormat.QRCode, **said)) == {"QRCode": text}


@pytest.mark.parametrize(("ean", "texts"), [(False, []), (True, ["4006381333931"])])
def test_ean_is_read_only_where_it_counts(ean: bool, texts: list[str]) -> None:
    picture = turned(symbol("4006381333931", BarcodeFormat.EAN13), 20)
    assert [code.text for code in read_still(picture, PATIENT, bars=Bars(ean=ean))] == texts


@pytest.mark.parametrize(("lengths", "texts"), [({8}, []), ({10, 14}, ["0053611912"])])
def test_an_itf_counts_only_with_its_length(lengths: set[int], texts: list[str]) -> None:
    picture = turned(symbol("0053611912", BarcodeFormat.ITF), 10)
    assert [code.text for code in read_still(picture, PATIENT, bars=Bars(frozenset(lengths)))] == texts


def test_light_on_dark_is_read() -> None:
    assert read(255 - symbol("VB1.ABC", BarcodeFormat.QRCode)) == {"QRCode": "VB1.ABC"}


def test_the_corners_say_where_the_code_is() -> None:
    picture = held_up(CARD, Pose(roll=25))
    (code,) = (code for code in read_still(picture, PATIENT) if code.format == "PDF417")
    corners = np.array(code.corners)
    top = corners[1] - corners[0]
    assert np.degrees(np.arctan2(top[1], top[0])) == pytest.approx(25, abs=1)
    assert np.hypot(*top) == pytest.approx(0.8 * 1920 * 54.1 / 85.6, rel=0.05)
    # Dark bars and light paper lie inside.
    inside = np.zeros(picture.shape[:2], np.uint8)
    cv2.fillConvexPoly(inside, corners.astype(np.int32), 255)
    assert grey(picture)[inside > 0].std() > 80


def test_a_wall_and_a_striped_shirt_hold_no_code() -> None:
    wall = np.full((480, 640, 3), 190, np.uint8)
    shirt = wall.copy()
    shirt[100:400, 100:500:12] = 40
    shirt[100:400, 101:500:12] = 40
    assert read_still(wall, PATIENT) == []
    assert read_still(shirt, PATIENT) == []


@pytest.mark.parametrize("shape", [(1, 1), (1, 3000), (3000, 2), (9, 9)])
def test_a_picture_of_any_shape_may_be_looked_at(shape: tuple[int, int]) -> None:
    noise = np.random.default_rng(1).integers(0, 256, (*shape, 3), dtype=np.uint8)
    assert read_still(noise, PATIENT) == []


def test_bars_amid_print_are_read_at_an_angle() -> None:
    page = np.full((900, 900, 3), 245, np.uint8)
    for row in range(20, 880, 34):
        cv2.putText(page, "Please show this card " * 3, (10, row), 0, 0.7, (60, 60, 60), 1, cv2.LINE_AA)
    card = symbol("STAFF42", BarcodeFormat.Code39)[20:-20]
    card = cv2.resize(card, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    page[400 : 400 + card.shape[0], 250 : 250 + card.shape[1]] = card
    assert read(turned(page, 40)) == {"Code39": "STAFF42"}


def test_when_its_time_is_over_nothing_further_is_tried() -> None:
    tilted = held_up(CARD, Pose(roll=12))
    assert not any(code.format == "PDF417" for code in read_still(tilted, 0.0))
    assert [code.text for code in read_still(qr_card("VB1.A"), 0.0)] == ["VB1.A"]


def test_which_codes_are_rows_of_bars() -> None:
    corners = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
    assert Code("ITF", "1", b"1", corners).is_bar_code
    assert not Code("PDF417", "1", b"1", corners).is_bar_code


def test_a_small_code_in_a_large_photo_is_read() -> None:
    code = zxingcpp.create_barcode("A-7", _AZTEC)
    drawn = np.pad(np.array(zxingcpp.write_barcode_to_image(code, scale=2)), 8, constant_values=255)
    photo = np.full((2400, 3200), 190, np.uint8)
    photo[1500 : 1500 + drawn.shape[0], 700 : 700 + drawn.shape[1]] = drawn
    (found,) = read_still(photo, PATIENT)
    assert found.text == "A-7"
    assert np.array(found.corners).mean(axis=0) == pytest.approx(
        (700 + drawn.shape[1] / 2, 1500 + drawn.shape[0] / 2), abs=2
    )
