"""Which reads may be believed."""

from collections.abc import Callable, Sequence

from kiosk.lobby.scanning.bars import PLAIN, Bars
from kiosk.lobby.scanning.code import Code

_WITHIN = 1.0  # seconds


class Trust:
    """Believes what was read alike in two pictures within a second, or vouches for itself.

    A single read may be wrong: tilted PDF417s and bar codes have been seen to come out as other texts.
    """

    def __init__(self, vouched: Callable[[Code], bool], *, bars: Bars = PLAIN) -> None:
        """Args:
        vouched: whether a code needs no second read: its signature checks, or the journal knows its token.
        bars: the bar codes that count.
        """
        self._vouched = vouched
        self._bars = bars
        self._read: dict[tuple[str, bytes], float] = {}

    def see(self, codes: Sequence[Code], now: float) -> list[Code]:
        """Those of one picture's codes that may be believed.

        Args:
            now: when the picture was taken, in monotonic seconds.
        """
        before = {key: at for key, at in self._read.items() if now - at <= _WITHIN}
        self._read = before | {code.said: now for code in codes}
        return [
            code for code in codes if self._bars.admit(code) and (code.said in before or self._vouched(code))
        ]
