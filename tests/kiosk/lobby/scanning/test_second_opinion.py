import numpy as np
import pytest
import zxingcpp

from kiosk.lobby.scanning.bars import ANY_ITF, PLAIN, Bars
from kiosk.lobby.scanning.picture import Grey, grey
from kiosk.lobby.scanning.second_opinion import second_opinion
from kiosk.lobby.scanning.specimen import qr_card

pytest.importorskip("pyzbar.pyzbar", reason="ZBar is not on this machine")


def drawn(text: str, symbology: zxingcpp.BarcodeFormat) -> Grey:
    image = zxingcpp.write_barcode_to_image(zxingcpp.create_barcode(text, symbology), scale=3)
    return np.pad(np.array(image), 40, constant_values=255)


def test_plain_text_counts() -> None:
    (code,) = second_opinion(grey(qr_card("VB1.ABCDEFGHIJKLMNOP")), PLAIN)
    assert (code.format, code.text, code.raw) == ("QRCode", "VB1.ABCDEFGHIJKLMNOP", b"VB1.ABCDEFGHIJKLMNOP")
    assert len(code.corners) == 4


def test_what_it_would_garble_does_not() -> None:
    assert second_opinion(grey(qr_card("Müller")), PLAIN) == []


@pytest.mark.parametrize(
    ("symbology", "text"),
    [(zxingcpp.BarcodeFormat.Code128, "STAFF-0042"), (zxingcpp.BarcodeFormat.Code39, "STAFF42")],
)
def test_bars_count_where_the_engine_agrees(
    symbology: zxingcpp.BarcodeFormat, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert [(code.format, code.text) for code in second_opinion(drawn(text, symbology), PLAIN)] == [
        (symbology.name, text)
    ]
    monkeypatch.setattr("kiosk.lobby.scanning.stripes.second_look.read_upright", lambda *_: [])
    assert second_opinion(drawn(text, symbology), PLAIN) == []


def test_ean_counts_only_where_the_school_s_cards_carry_it() -> None:
    picture = drawn("4006381333931", zxingcpp.BarcodeFormat.EAN13)
    assert second_opinion(picture, PLAIN) == []
    assert [code.text for code in second_opinion(picture, Bars(ean=True))] == ["4006381333931"]


def test_other_symbologies_are_not_its_business() -> None:
    assert second_opinion(drawn("12345678", zxingcpp.BarcodeFormat.ITF), ANY_ITF) == []
