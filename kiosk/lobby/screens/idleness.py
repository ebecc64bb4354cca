"""A screen's patience, run: asks whether she is still there, then lets the screen start anew."""

from collections.abc import Callable
from typing import Any

from kivy.clock import Clock

from kiosk.lobby.patience import Patience


class Idleness:
    """Counts the seconds without a touch. `ask` and `leave` are called when they are over."""

    def __init__(self, ask: Callable[[], None], leave: Callable[[], None]) -> None:
        self._ask_her = ask
        self._leave_her = leave
        self._patience = Patience(None, None)
        self._times = 1
        self._asked = False
        self._timer: Any = None

    def begin(self, patience: Patience) -> None:
        """A screen begins, with this patience."""
        self._patience, self._times = patience, 1
        self._count()

    def touched(self) -> None:
        """She is there: the count begins anew. Whoever had to be asked has twice the time from now on, and so
        has whoever touches a screen that does not ask.
        """
        if self._asked or self._patience.ask_after is None:
            self._times *= 2
        self._count()

    def stop(self) -> None:
        """Counts no more."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _count(self) -> None:
        self.stop()
        self._asked = False
        ask_after = self._now.ask_after
        if ask_after is not None:
            self._timer = Clock.schedule_once(self._ask, ask_after)
        else:
            self._wait_to_leave()

    @property
    def _now(self) -> Patience:
        return self._patience.stretched(self._times)

    def _ask(self, _: float) -> None:
        self._asked = True
        self._wait_to_leave()
        self._ask_her()

    def _wait_to_leave(self) -> None:
        leave_after = self._now.leave_after
        if leave_after is not None:
            self._timer = Clock.schedule_once(self._leave, leave_after)

    def _leave(self, _: float) -> None:
        self._timer = None
        self._leave_her()
