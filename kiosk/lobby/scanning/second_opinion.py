"""Another decoder, asked last: ZBar, through pyzbar. A machine without it does without."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy as np

from kiosk.lobby.scanning.bars import Bars
from kiosk.lobby.scanning.code import Code
from kiosk.lobby.scanning.opencv import cv2
from kiosk.lobby.scanning.picture import Grey
from kiosk.lobby.scanning.stripes.second_look import looks_the_same_again
from kiosk.lobby.scanning.view import scaled, whole

_BARS = {"CODE128": "Code128", "CODE39": "Code39"}
_EAN = {"EAN13": "EAN13", "EAN8": "EAN8"}


def second_opinion(picture: Grey, bars: Bars) -> list[Code]:
    """What ZBar reads at full size, or else at half of it: QR codes, and bars on which the engine agrees.

    Only plain ASCII counts: ZBar guesses at other character sets, and guesses wrong.
    """
    zbar = _zbar()
    if zbar is None:
        return []
    names = _BARS | (_EAN if bars.ean else {})
    wanted = [zbar.ZBarSymbol[name] for name in ("QRCODE", *names)]
    for view in (whole(picture), scaled(picture, 0.5)):
        found = [view.in_source(code) for code in _codes(zbar.decode(view.picture, symbols=wanted), names)]
        codes = [code for code in found if not code.is_bar_code or looks_the_same_again(picture, code, bars)]
        if codes:
            return codes
    return []


@cache
def _zbar() -> Any:
    try:
        from pyzbar import pyzbar
    except ImportError:  # the package, or Debian's libzbar0 behind it
        return None
    return pyzbar


def _codes(symbols: list[Any], names: dict[str, str]) -> Iterator[Code]:
    for symbol in symbols:
        name, corners = names.get(symbol.type, "QRCode"), [(point.x, point.y) for point in symbol.polygon]
        if name != "QRCode" and len(corners) > 2:
            # ZBar gives the outline of its scan lines; a bar code's box is longer than high.
            box = cv2.boxPoints(cv2.minAreaRect(np.array(corners, np.float32)))
            sides = np.hypot(*(box[:2] - box[1:3]).T)
            corners = (box if sides[0] >= sides[1] else np.roll(box, -1, axis=0)).tolist()
        if symbol.data.isascii() and len(corners) == 4:
            first, second, third, fourth = ((float(x), float(y)) for x, y in corners)
            yield Code(name, symbol.data.decode("ascii"), symbol.data, (first, second, third, fourth))
