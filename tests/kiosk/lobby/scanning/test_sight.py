from kiosk.lobby.scanning.code import Code
from kiosk.lobby.scanning.sight import outline


def test_an_outline_is_told_in_shares_of_the_picture() -> None:
    corners = ((320.0, 180.0), (640.0, 180.0), (640.0, 360.0), (320.0, 360.0))
    code = Code("QRCode", "text", b"text", corners)
    assert outline(code, (1280, 720)) == ((0.25, 0.25), (0.5, 0.25), (0.5, 0.5), (0.25, 0.5))
