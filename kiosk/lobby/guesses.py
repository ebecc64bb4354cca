"""Slows down whoever tries out numbers and names of others at the screen (standard 52)."""

from collections import deque
from collections.abc import Callable
from datetime import datetime, timedelta

from kiosk.errors import VisitNotFound
from kiosk.visits.visit import Visit

ALLOWED = 10  # mistakes of all who stand there
WITHIN = timedelta(minutes=10)


class Guesses:
    """The mistakes of the last minutes. After too many nobody is found any more: the office helps."""

    def __init__(self) -> None:
        self._wrong: deque[datetime] = deque(maxlen=ALLOWED)

    def find(self, look: Callable[[], Visit], *, now: datetime) -> Visit:
        """What `look` finds; raises VisitNotFound, as it does."""
        if len(self._wrong) == ALLOWED and now - self._wrong[0] < WITHIN:
            raise VisitNotFound
        try:
            return look()
        except VisitNotFound:
            self._wrong.append(now)
            raise
