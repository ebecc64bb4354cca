import numpy as np
import zxingcpp

from kiosk.lobby.scanning.engine import QR, STRIPES, read_anywhere, read_upright
from kiosk.lobby.scanning.picture import Grey
from kiosk.lobby.scanning.view import scaled, whole


def drawn(text: str | bytes, symbology: zxingcpp.BarcodeFormat) -> Grey:
    image = zxingcpp.write_barcode_to_image(zxingcpp.create_barcode(text, symbology), scale=4)
    return np.pad(np.array(image), 30, constant_values=255)


def test_an_upright_code_is_read_with_its_corners_in_the_source() -> None:
    picture = drawn("A-1", zxingcpp.BarcodeFormat.Code128)
    (code,) = read_upright(scaled(picture, 2.0), STRIPES)
    (same,) = read_upright(whole(picture), STRIPES)
    assert code.text == same.text == "A-1"
    assert np.abs(np.array(code.corners) - np.array(same.corners)).max() < 4


def test_kanji_are_what_they_are() -> None:
    # A QR code's own Kanji mode, whose bytes are Shift JIS.
    assert [code.text for code in read_anywhere(whole(drawn("点茗", zxingcpp.BarcodeFormat.QRCode)), QR)] == [
        "点茗"
    ]


def test_a_lone_corner_of_a_qr_code_is_no_micro_qr_code() -> None:
    micro = drawn("618", zxingcpp.BarcodeFormat.MicroQRCode)
    assert read_anywhere(whole(micro), QR) == []
