"""Another decoder, asked last: ZBar, through pyzbar. A machine without it does without."""

from functools import cache
from typing import Any

from kiosk.lobby.scanning.code import Code
from kiosk.lobby.scanning.picture import Grey
from kiosk.lobby.scanning.view import scaled, whole


def second_opinion(picture: Grey) -> list[Code]:
    """The QR codes that ZBar reads, at full size and at half of it.

    Only plain ASCII counts: ZBar guesses at other character sets, and guesses wrong.
    """
    zbar = _zbar()
    if zbar is None:
        return []
    for view in (whole(picture), scaled(picture, 0.5)):
        found = zbar.decode(view.picture, symbols=[zbar.ZBarSymbol.QRCODE])
        codes = [_code(symbol) for symbol in found if symbol.data.isascii() and len(symbol.polygon) == 4]
        if codes:
            return [view.in_source(code) for code in codes]
    return []


@cache
def _zbar() -> Any:
    try:
        from pyzbar import pyzbar
    except ImportError:  # the package, or Debian's libzbar0 behind it
        return None
    return pyzbar


def _code(symbol: Any) -> Code:
    first, second, third, fourth = ((float(point.x), float(point.y)) for point in symbol.polygon)
    return Code("QRCode", symbol.data.decode("ascii"), symbol.data, (first, second, third, fourth))
