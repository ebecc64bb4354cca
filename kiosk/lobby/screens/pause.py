"""A moment in which what has just come takes no touch: whoever taps twice has not read it."""

from typing import Any

from kivy.clock import Clock

REST = 0.3  # seconds; two taps of one intention lie closer together
LONGEST = 1.0  # seconds for which a hand that trembles, and touches again and again, can make it last


class Pause:
    """Begins with a change, and is over once a hand has rested for a moment since then."""

    def __init__(self) -> None:
        self.is_over = True
        self._began: float | None = None
        self._timer: Any = None

    def begin(self) -> None:
        """Something else is shown: however long drawing it takes, the moment begins after that."""
        self.is_over, self._began = False, None
        self._wait(self._drawn, 0)

    def lets_pass(self) -> bool:
        """Whether a touch counts; one that does not makes it last until her hand rests, but not for ever."""
        if not self.is_over and self._began is not None:
            left = self._began + LONGEST - Clock.get_time()
            self._wait(self._end, max(0.0, min(REST, left)))
        return self.is_over

    def _drawn(self, _: float) -> None:
        self._began = Clock.get_time()
        self._wait(self._end, REST)

    def _end(self, _: float) -> None:
        self.is_over = True

    def _wait(self, then: Any, seconds: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = Clock.schedule_once(then, seconds)
