"""Reads the codes of a picture, however they are held."""

import time
from collections.abc import Iterator
from itertools import zip_longest

from kiosk.lobby.scanning.bars import ANY_ITF, Bars
from kiosk.lobby.scanning.code import Code
from kiosk.lobby.scanning.engine import MATRIX, PDF417, QR, read_anywhere, read_upright
from kiosk.lobby.scanning.hard_qr import read_hard_qr
from kiosk.lobby.scanning.ladder import LADDER
from kiosk.lobby.scanning.picture import Grey, Picture, grey
from kiosk.lobby.scanning.second_opinion import second_opinion
from kiosk.lobby.scanning.stripes.second_look import checks_itself, is_whole, looks_the_same_again
from kiosk.lobby.scanning.stripes.upright import UprightViews
from kiosk.lobby.scanning.view import no_larger, whole

_FOR_MORE = 0.06  # seconds: a licence's bar codes are read sooner than its PDF417
_SLOW = 2_000_000  # pixels that a slow way of looking has time for: a phone's photo has six times as many


def read_still(picture: Picture | Grey, budget: float = 1.0, *, bars: Bars = ANY_ITF) -> list[Code]:
    """The codes of a still picture; those that a decoder may get wrong have been read twice, alike.

    Args:
        picture: uint8, blue-green-red or grey.
        budget: seconds after which no further way of looking is begun.
        bars: the bar codes that count.
    """
    until = time.monotonic() + budget
    source = grey(picture)
    sure: dict[tuple[str, bytes], Code] = {}
    once: set[tuple[str, bytes]] = set()
    for found in _looks(source, bars):
        none_yet = not sure
        for code in found:
            if code.said in sure or not (bars.admit(code) and is_whole(source, code)):
                continue
            if checks_itself(code) or code.said in once or looks_the_same_again(source, code, bars):
                sure[code.said] = code
        once.update(code.said for code in found)
        if any(not code.is_bar_code for code in sure.values()):
            break
        if sure and none_yet:
            until = min(until, time.monotonic() + _FOR_MORE)
        if time.monotonic() > until:
            break
    return list(sure.values())


def _looks(source: Grey, bars: Bars) -> Iterator[list[Code]]:
    """Every way of looking, the quick and likely ones first."""
    view, small = whole(source), no_larger(source, _SLOW)
    yield read_anywhere(view, QR)
    yield read_anywhere(view, bars.formats)
    upright = UprightViews(source)
    for likely in upright.likely():
        yield read_upright(likely, bars.with_pdf417)
    yield read_anywhere(small, MATRIX)
    yield from _in_turns(
        (read_upright(other, bars.with_pdf417) for other in upright.others()),
        (rung.read(source, QR) for rung in LADDER),
        (small.codes_in_source(found) for found in read_hard_qr(small.picture)),
    )
    if small.picture is not source:
        yield read_anywhere(view, MATRIX)
    for rung in LADDER:
        yield small.codes_in_source(rung.read(small.picture, MATRIX))
    yield small.codes_in_source(second_opinion(small.picture, bars))
    yield read_anywhere(view, PDF417)


def _in_turns(*ways: Iterator[list[Code]]) -> Iterator[list[Code]]:
    return (codes for turn in zip_longest(*ways, fillvalue=[]) for codes in turn)
