"""A code on the screen is one that a phone's camera reads."""

import zxingcpp

TREE = """
BoxLayout:
    canvas.before:
        Color:
            rgba: 0, 0.3, 0.3, 1
        Rectangle:
            size: self.size
    QrCode:
        id: code
        text: "https://visits.school.example/v/ABCDEFGHIJKLMNOPQRSTUVWX"
        size: 240, 240
"""


def read(hand):
    return [code.text for code in zxingcpp.read_barcodes(hand.look(), zxingcpp.BarcodeFormat.QRCode)]


def test_it_is_read_from_the_picture_of_the_screen(shown):
    from kiosk.lobby.screens import qr_code  # noqa: F401 - its rule is used here

    hand = shown(TREE)
    code = hand.app.root.ids.code
    assert read(hand) == ["https://visits.school.example/v/ABCDEFGHIJKLMNOPQRSTUVWX"]
    code.text = ""
    hand.settle()
    assert read(hand) == []
