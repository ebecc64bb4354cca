"""Reads the codes of a picture, however they are held."""

import time
from collections.abc import Iterator

from kiosk.lobby.scanning.code import Code
from kiosk.lobby.scanning.engine import LINEAR, MATRIX, PDF417, QR, STRIPES, read_anywhere, read_upright
from kiosk.lobby.scanning.ladder import LADDER
from kiosk.lobby.scanning.picture import Grey, Picture, grey
from kiosk.lobby.scanning.second_look import is_sure
from kiosk.lobby.scanning.second_opinion import second_opinion
from kiosk.lobby.scanning.upright import UprightViews
from kiosk.lobby.scanning.view import whole

_FOR_MORE = 0.06  # seconds: a licence's bar codes are read sooner than its PDF417


def read_still(picture: Picture | Grey, budget: float = 1.0) -> list[Code]:
    """The codes of a still picture; those that a decoder may get wrong have been read twice, alike.

    Args:
        picture: uint8, blue-green-red or grey.
        budget: seconds after which no further way of looking is begun.
    """
    until = time.monotonic() + budget
    source = grey(picture)
    codes: list[Code] = []
    for found in _looks(source):
        known = {code.said for code in codes}
        codes += [code for code in found if code.said not in known and is_sure(source, code)]
        if any(not code.is_bar_code for code in codes):
            break
        if codes and not known:
            until = min(until, time.monotonic() + _FOR_MORE)
        if time.monotonic() > until:
            break
    return codes


def _looks(source: Grey) -> Iterator[list[Code]]:
    """Every way of looking, the quick and likely ones first."""
    view = whole(source)
    yield read_anywhere(view, QR)
    yield read_anywhere(view, LINEAR)
    upright = UprightViews(source)
    for likely in upright.likely():
        yield read_upright(likely, STRIPES)
    yield read_anywhere(view, MATRIX)
    for rung in LADDER:
        yield rung.read(source, QR)
    for other in upright.others():
        yield read_upright(other, STRIPES)
    yield second_opinion(source)
    yield read_anywhere(view, PDF417)
