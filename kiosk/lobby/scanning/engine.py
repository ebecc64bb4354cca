"""The decoder: zxing-cpp."""

import zxingcpp
from zxingcpp import BarcodeFormat, BarcodeFormats, Binarizer, TextMode

from kiosk.lobby.scanning.code import Code
from kiosk.lobby.scanning.view import View

# Not `QRCode`, which takes a lone corner of a QR code for a Micro QR, whose smallest kinds check nothing.
QR = BarcodeFormats([BarcodeFormat.QRCodeModel2])
PDF417 = BarcodeFormats([BarcodeFormat.PDF417])
MATRIX = BarcodeFormats([BarcodeFormat.Aztec, BarcodeFormat.DataMatrix])
_MAY_SAY_ITS_CHARACTERS = (BarcodeFormat.Aztec, BarcodeFormat.DataMatrix)


def read_anywhere(
    view: View, formats: BarcodeFormats, binarizer: Binarizer = Binarizer.LocalAverage
) -> list[Code]:
    """The codes of these formats in a view: small or large, light on dark too, as far as zxing turns them.

    The corners are the source's.
    """
    found = zxingcpp.read_barcodes(view.picture, formats, text_mode=TextMode.Plain, binarizer=binarizer)
    return [view.in_source(_code(code)) for code in found]


def read_upright(view: View, formats: BarcodeFormats) -> list[Code]:
    """The codes of these formats in a view that was set upright and zoomed for them; four times as fast."""
    found = zxingcpp.read_barcodes(
        view.picture,
        formats,
        text_mode=TextMode.Plain,
        try_rotate=False,
        try_downscale=False,
        try_invert=False,
    )
    return [view.in_source(_code(code)) for code in found]


def _code(found: zxingcpp.Barcode) -> Code:
    at = found.position
    corners = (at.top_left, at.top_right, at.bottom_right, at.bottom_left)
    top_left, top_right, bottom_right, bottom_left = ((float(point.x), float(point.y)) for point in corners)
    raw = bytes(found.bytes)
    # Code 39 has several ways to write text, which are one symbology here; EAN codes several lengths.
    kind = found.format if found.symbology is BarcodeFormat.EANUPC else found.symbology
    return Code(kind.name, _text(found, raw), raw, (top_left, top_right, bottom_right, bottom_left))


def _text(found: zxingcpp.Barcode, raw: bytes) -> str:
    if found.symbology is BarcodeFormat.QRCode:
        return found.text  # zxing heeds Kanji and a character set by its number, and knows UTF-8 without one
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        # A licence's PDF417 is Latin-1.
        return found.text if found.symbology in _MAY_SAY_ITS_CHARACTERS else raw.decode("latin-1")
