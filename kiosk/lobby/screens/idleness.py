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
        self._asked = False
        self._timer: Any = None

    def begin(self, patience: Patience) -> None:
        """A screen begins, with this patience."""
        self._patience = patience
        self._asked = False
        self.touched()

    def touched(self) -> None:
        """She is there: the count begins anew. Whoever had to be asked has twice the time from now on."""
        self.stop()
        if self._asked:
            self._patience = self._patience.doubled()
            self._asked = False
        if self._patience.ask_after is not None:
            self._timer = Clock.schedule_once(self._ask, self._patience.ask_after)
        else:
            self._wait_to_leave()

    def stop(self) -> None:
        """Counts no more."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _ask(self, _: float) -> None:
        self._asked = True
        self._wait_to_leave()
        self._ask_her()

    def _wait_to_leave(self) -> None:
        if self._patience.leave_after is not None:
            self._timer = Clock.schedule_once(self._leave, self._patience.leave_after)

    def _leave(self, _: float) -> None:
        self._timer = None
        self._leave_her()
