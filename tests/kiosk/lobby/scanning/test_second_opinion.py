import numpy as np
import pytest
import zxingcpp

from kiosk.lobby.scanning.picture import grey
from kiosk.lobby.scanning.second_opinion import second_opinion
from kiosk.lobby.scanning.specimen import qr_card

pytest.importorskip("pyzbar.pyzbar", reason="ZBar is not on this machine")


def test_plain_text_counts() -> None:
    (code,) = second_opinion(grey(qr_card("VB1.ABCDEFGHIJKLMNOP")))
    assert (code.format, code.text, code.raw) == ("QRCode", "VB1.ABCDEFGHIJKLMNOP", b"VB1.ABCDEFGHIJKLMNOP")
    assert len(code.corners) == 4


def test_what_it_would_garble_does_not() -> None:
    assert second_opinion(grey(qr_card("Müller"))) == []


def test_other_symbologies_are_not_its_business() -> None:
    bars = zxingcpp.write_barcode_to_image(
        zxingcpp.create_barcode("A1", zxingcpp.BarcodeFormat.Code39), scale=3
    )
    assert second_opinion(np.array(bars)) == []
