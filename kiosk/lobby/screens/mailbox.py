"""Hands work from other threads to the interface's."""

from collections import deque
from collections.abc import Callable
from typing import Any

from kivy.clock import Clock

Work = Callable[[], None]


class Mailbox:
    """What is posted, from any thread, is done on the interface's thread with its next frame, in order."""

    def __init__(self) -> None:
        self._posted: deque[Work] = deque()
        self._closed = False
        self._ring: Any = Clock.create_trigger(lambda _: self._empty())

    def post(self, work: Work) -> None:
        """Leaves work here; after `close` it is dropped."""
        if not self._closed:
            self._posted.append(work)
            self._ring()

    def close(self) -> None:
        """What is still here is not done any more."""
        self._closed = True
        self._ring.cancel()
        self._posted.clear()

    def _empty(self) -> None:
        while self._posted:
            self._posted.popleft()()
