"""A second look at a code, at the place where it was read.

QR, Aztec and Data Matrix correct and check what they read. A bar code hardly does, and even a PDF417 has been
seen to come out as other text: these are believed when a second look, upright and at another size, agrees.
"""

from collections.abc import Iterator

import numpy as np

from kiosk.lobby.scanning.code import Code
from kiosk.lobby.scanning.contrast import levelled, sharpened
from kiosk.lobby.scanning.engine import STRIPES, read_upright
from kiosk.lobby.scanning.picture import Grey
from kiosk.lobby.scanning.upright import best_zoom
from kiosk.lobby.scanning.view import View, turned

_CHECKED = frozenset(("QRCode", "Aztec", "DataMatrix"))
_ZOOMS = (0.83, 1.21, 1.0)  # of the best one
# Of the code's own width and height. Wide enough for a longer code of which only a part was read to show as
# such; tight where something too near would be taken for a bar.
_ROOMS = ((1.6, 1.4), (1.08, 1.1))
_LEAST_HEIGHT = 0.25  # of the width: a bar code's corners may lie on one line
_SHORTEST_ITF = 6  # any few bars look like two or four digits


def is_sure(source: Grey, code: Code) -> bool:
    """Whether a code that was read once, in this picture, can be believed."""
    if code.format in _CHECKED:
        return True
    if code.format == "ITF" and len(code.raw) < _SHORTEST_ITF:
        return False
    return any(
        again.said == code.said for view in views_of(source, code) for again in read_upright(view, STRIPES)
    )


def views_of(source: Grey, code: Code) -> Iterator[View]:
    """Views of the place where a striped code was read, upright, each made only when it is asked for."""
    corners = np.array(code.corners)
    middle = corners.mean(axis=0)
    across = (corners[1] - corners[0] + corners[2] - corners[3]) / 2
    down = (corners[3] - corners[0] + corners[2] - corners[1]) / 2
    width = float(np.hypot(*across))
    height = max(float(np.hypot(*down)), width * _LEAST_HEIGHT)
    angle = float(np.degrees(np.arctan2(across[1], across[0])))
    zoom = best_zoom(turned(source, middle, (width, height), (angle, angle), 1.0).picture)
    if zoom is None:
        return
    for wide, high in _ROOMS:
        for share in _ZOOMS:
            yield levelled(
                turned(source, middle, (width * wide, height * high), (angle, angle), zoom * share)
            )
        yield sharpened(turned(source, middle, (width * wide, height * high), (angle, angle), zoom))
