"""Reads the codes of a camera's pictures, one after the other, within a time for each."""

import time
from collections.abc import Callable, Iterator
from itertools import islice

from kiosk.lobby.scanning.code import Code
from kiosk.lobby.scanning.engine import LINEAR, MATRIX, QR, STRIPES, read_anywhere, read_upright
from kiosk.lobby.scanning.ladder import LADDER
from kiosk.lobby.scanning.picture import Grey, Picture, grey
from kiosk.lobby.scanning.second_look import views_of
from kiosk.lobby.scanning.second_opinion import second_opinion
from kiosk.lobby.scanning.upright import UprightViews
from kiosk.lobby.scanning.view import whole

_SELDOM = 5  # pictures; what is slow and rarely needed has its turn once in so many


class Reader:
    """Reads one picture at a time, and remembers where the last codes were.

    What helps most is tried on every picture, the rest in turns: the visitor holds still for more than one.
    """

    def __init__(self, budget: float = 0.07, clock: Callable[[], float] = time.monotonic) -> None:
        """Args:
        budget: seconds after which no further way of looking is begun for a picture.
        """
        self._budget = budget
        self._clock = clock
        self._turn = 0
        self._last: list[Code] = []

    def read(self, picture: Picture | Grey) -> list[Code]:
        """The codes that this picture shows, read once: whether they are believed is for `Trust` to say."""
        until = self._clock() + self._budget
        source = grey(picture)
        codes: list[Code] = []
        for found in self._looks(source):
            known = {code.said for code in codes}
            codes += [code for code in found if code.said not in known]
            if any(not code.is_bar_code for code in codes):
                break
            if self._clock() > until:
                break
        self._last = codes
        self._turn += 1
        return codes

    def _looks(self, source: Grey) -> Iterator[list[Code]]:
        """Ways of looking: first those that find a visitor's card, even where there is time for no more."""
        view = whole(source)
        yield read_anywhere(view, QR)
        for last in self._last:
            reads = (read_upright(again, STRIPES) for again in views_of(source, last))
            yield next(filter(None, reads), [])
        upright = UprightViews(source)
        likely = upright.likely(self._turn)
        yield from (read_upright(place, STRIPES) for place in islice(likely, 2))
        turn = self._turn % _SELDOM
        if turn == 0:
            yield read_anywhere(view, MATRIX)
        elif turn == 1:
            yield second_opinion(source)
        else:
            yield read_anywhere(view, LINEAR)
        yield LADDER[self._turn % len(LADDER)].read(source, QR)
        yield from (read_upright(place, STRIPES) for place in likely)
        yield from (read_upright(place, STRIPES) for place in upright.others())
