import numpy as np
import pytest
import zxingcpp

from kiosk.lobby.scanning.bars import PLAIN, Bars
from kiosk.lobby.scanning.engine import QR, read_anywhere, read_upright
from kiosk.lobby.scanning.picture import Grey
from kiosk.lobby.scanning.view import scaled, whole


def drawn(text: str | bytes, symbology: zxingcpp.BarcodeFormat) -> Grey:
    image = zxingcpp.write_barcode_to_image(zxingcpp.create_barcode(text, symbology), scale=4)
    return np.pad(np.array(image), 30, constant_values=255)


def test_an_upright_code_is_read_with_its_corners_in_the_source() -> None:
    picture = drawn("A-1", zxingcpp.BarcodeFormat.Code128)
    (code,) = read_upright(scaled(picture, 2.0), PLAIN.formats)
    (same,) = read_upright(whole(picture), PLAIN.formats)
    assert code.text == same.text == "A-1"
    assert np.abs(np.array(code.corners) - np.array(same.corners)).max() < 4


def test_kanji_are_what_they_are() -> None:
    # A QR code's own Kanji mode, whose bytes are Shift JIS.
    assert [code.text for code in read_anywhere(whole(drawn("点茗", zxingcpp.BarcodeFormat.QRCode)), QR)] == [
        "点茗"
    ]


@pytest.mark.parametrize("text", ["Zoë Łódź", "点茗", "a\x1e\r\n\x00b", "Müller"])
@pytest.mark.parametrize("name", ["Aztec", "DataMatrix", "PDF417"])
def test_utf_8_is_read_as_such_in_every_symbology(name: str, text: str) -> None:
    symbology = zxingcpp.BarcodeFormat[name]
    found = read_anywhere(whole(drawn(text.encode(), symbology)), zxingcpp.BarcodeFormats([symbology]))
    assert [(code.text, code.raw) for code in found] == [(text, text.encode())]


@pytest.mark.parametrize("name", ["QRCode", "Aztec", "DataMatrix", "PDF417"])
def test_what_is_no_utf_8_is_latin_1(name: str) -> None:
    symbology = zxingcpp.BarcodeFormat[name]
    picture = drawn("Zoë Müller".encode("latin-1"), symbology)
    found = read_anywhere(whole(picture), zxingcpp.BarcodeFormats([symbology]))
    assert [code.text for code in found] == ["Zoë Müller"]


def test_a_lone_corner_of_a_qr_code_is_no_micro_qr_code() -> None:
    micro = drawn("618", zxingcpp.BarcodeFormat.MicroQRCode)
    assert read_anywhere(whole(micro), QR) == []


@pytest.mark.parametrize(
    ("symbology", "text", "name"),
    [
        (zxingcpp.BarcodeFormat.Code39, "a+B", "Code39"),
        (zxingcpp.BarcodeFormat.EAN13, "4006381333931", "EAN13"),
        (zxingcpp.BarcodeFormat.EAN8, "12345670", "EAN8"),
        (zxingcpp.BarcodeFormat.ITF, "00012345678905", "ITF"),
    ],
)
def test_a_symbology_has_one_name(symbology: zxingcpp.BarcodeFormat, text: str, name: str) -> None:
    everything = Bars(itf_lengths=None, ean=True).formats
    assert [code.format for code in read_anywhere(whole(drawn(text, symbology)), everything)] == [name]
