"""Reads the codes of a camera's pictures, one after the other, within a time for each."""

import time
from collections.abc import Callable, Iterator
from itertools import chain, islice

from kiosk.lobby.scanning.bars import PLAIN, Bars
from kiosk.lobby.scanning.code import Code
from kiosk.lobby.scanning.engine import MATRIX, QR, read_anywhere, read_upright
from kiosk.lobby.scanning.hard_qr import read_hard_qr
from kiosk.lobby.scanning.ladder import LADDER
from kiosk.lobby.scanning.picture import Grey, Picture, grey
from kiosk.lobby.scanning.second_opinion import second_opinion
from kiosk.lobby.scanning.stripes.second_look import is_whole, views_of
from kiosk.lobby.scanning.stripes.upright import UprightViews
from kiosk.lobby.scanning.view import no_larger, whole

_AGAIN = 3  # looks at the place of the last code
_SLOW, _SLOW_AND_FINE = 600_000, 1_300_000  # pixels that a slow way of looking has time for
_SELDOM = 5  # pictures in which every slow and rarely needed way has had its turn


class Reader:
    """Reads one picture at a time, and remembers where the last codes were.

    What helps most is tried on every picture, the rest in turns: the visitor holds still for more than one.
    """

    def __init__(
        self,
        budget: float = 0.045,
        clock: Callable[[], float] = time.monotonic,
        *,
        bars: Bars = PLAIN,
    ) -> None:
        """Args:
        budget: seconds after which no further way of looking is begun for a picture.
        bars: the bar codes that count.
        """
        self._budget = budget
        self._clock = clock
        self._bars = bars
        self._turn = 0
        self._last: list[Code] = []

    def read(self, picture: Picture | Grey) -> list[Code]:
        """The codes that this picture shows, read once: whether they are believed is for `Trust` to say."""
        until = self._clock() + self._budget
        source = grey(picture)
        codes: dict[tuple[str, bytes], Code] = {}
        for found in self._looks(source):
            for code in found:
                if code.said not in codes and self._bars.admit(code) and is_whole(source, code):
                    codes[code.said] = code
            if any(not code.is_bar_code for code in codes.values()):
                break
            if self._clock() > until:
                break
        self._last = list(codes.values())
        self._turn += 1
        return self._last

    def _looks(self, source: Grey) -> Iterator[list[Code]]:
        """Ways of looking: first those that find a visitor's card, even where there is time for no more."""
        view, stripes = whole(source), self._bars.with_pdf417
        yield read_anywhere(view, QR)
        for last in self._last:
            reads = (read_upright(again, stripes) for again in islice(views_of(source, last), _AGAIN))
            yield next(filter(None, reads), [])
        upright = UprightViews(source)
        likely = upright.likely(self._turn)
        striped = (read_upright(place, stripes) for place in islice(likely, 2))
        seldom = self._seldom(source)
        # First by turns, so that in a cluttered picture neither leaves the other without any time.
        yield from chain(seldom, striped) if self._turn // _SELDOM % 2 else chain(striped, seldom)
        yield LADDER[self._turn % len(LADDER)].read(source, QR)
        yield from (read_upright(place, stripes) for place in likely)
        yield from (read_upright(place, stripes) for place in upright.others())

    def _seldom(self, source: Grey) -> Iterator[list[Code]]:
        """What is slow, and rarely needed: one way on each picture."""
        match self._turn % _SELDOM:
            case 0 | 2:
                yield read_anywhere(no_larger(source, _SLOW), MATRIX)
            case 1:
                small = no_larger(source, _SLOW)
                yield small.codes_in_source(second_opinion(small.picture, self._bars))
            case 3:
                fine = no_larger(source, _SLOW_AND_FINE)
                yield from (fine.codes_in_source(found) for found in read_hard_qr(fine.picture))
            case _:
                yield read_anywhere(whole(source), self._bars.formats)
