import numpy as np
import pytest
import zxingcpp
from zxingcpp import BarcodeFormat

from kiosk.lobby.scanning.code import Code
from kiosk.lobby.scanning.decode import read_still
from kiosk.lobby.scanning.opencv import cv2
from kiosk.lobby.scanning.picture import Picture, grey
from kiosk.lobby.scanning.specimen import LicenceFields, Pose, held_up, licence_card, licence_text, qr_card

LICENCE = licence_text(LicenceFields())
CARD = licence_card(LICENCE)
# Tests wait for whatever is needed, however slow the machine.
PATIENT = 60.0


def symbol(text: str | bytes, symbology: BarcodeFormat, scale: int = 4) -> Picture:
    drawn = np.array(zxingcpp.write_barcode_to_image(zxingcpp.create_barcode(text, symbology), scale=scale))
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


@pytest.mark.parametrize("text", ["José Müller", "今日は", "line\r\nend\x1d\x1e", "@\n\x1e\rANSI "])
def test_a_text_is_never_garbled(text: str) -> None:
    assert read(symbol(text, BarcodeFormat.QRCode)) == {"QRCode": text}


def test_bytes_that_are_no_utf_8_are_latin_1() -> None:
    (code,) = read_still(symbol(b"DACJOS\xc9\n", BarcodeFormat.PDF417), PATIENT)
    assert (code.text, code.raw) == ("DACJOSÉ\n", b"DACJOS\xc9\n")


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


def test_when_its_time_is_over_nothing_further_is_tried() -> None:
    tilted = held_up(CARD, Pose(roll=12))
    assert not any(code.format == "PDF417" for code in read_still(tilted, 0.0))
    assert [code.text for code in read_still(qr_card("VB1.A"), 0.0)] == ["VB1.A"]


def test_which_codes_are_rows_of_bars() -> None:
    corners = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
    assert Code("ITF", "1", b"1", corners).is_bar_code
    assert not Code("PDF417", "1", b"1", corners).is_bar_code
