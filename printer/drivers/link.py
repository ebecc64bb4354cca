"""Link: the open way to a printer, on which no wait is longer than its deadline."""

import os
import select
from abc import ABC, abstractmethod
from time import sleep
from typing import Self

from printer.drivers.deadline import Deadline
from printer.errors import Reason

STALL = 5.0
"""Seconds without progress after which a printer that takes nothing more is given up."""

BREATH = 0.01
"""Seconds between two tries, where the system says "ready" and then gives nothing."""

_MOST = 4096  # bytes that are read at once
_HUNG_UP = select.POLLHUP | select.POLLERR


class LinkBroken(Exception):
    """The way to the printer cannot be opened, or ended; `reason` is one that an outcome can have.

    A signal between the parts of a driver, which never leaves it.
    """

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


class Link(ABC):
    """Bytes to a printer and from it, over a file descriptor that does not block; a context that closes it.

    `bytes_out` counts those that the system took over: a printer never got more than these.
    """

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self.bytes_out = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @abstractmethod
    def close(self) -> None:
        """Ends it. What the printer has not taken by now is thrown away: it never prints it later."""

    @abstractmethod
    def drain(self, deadline: Deadline, stall: float = STALL) -> None:
        """Waits until the printer has taken what was sent; raises LinkBroken as `send` does."""

    def send(self, data: bytes, deadline: Deadline, stall: float = STALL) -> None:
        """Hands over all of it; `bytes_out` tells how far it came.

        Raises LinkBroken: STUCK where nothing is taken for `stall` seconds or not all of it until the
        deadline, CONNECTION_LOST where the printer hangs up.
        """
        left, patience = memoryview(data), deadline.at_most(stall)
        while left:
            if patience.passed or not self._ready(select.POLLOUT, patience):
                raise LinkBroken(Reason.STUCK)
            if taken := self._write(left):
                left, patience = left[taken:], deadline.at_most(stall)

    def receive(self, deadline: Deadline) -> bytes:
        """What the printer says next, at most 4096 bytes; b"" where the deadline passes without a word.

        Raises LinkBroken with CONNECTION_LOST where the printer hangs up.
        """
        said = b""
        while not said and (ready := self._ready(select.POLLIN, deadline)):
            said = self._read(ready)
            if deadline.passed:
                break
        return said

    def exchange(self, data: bytes | memoryview, deadline: Deadline) -> tuple[int, bytes]:
        """Waits until the printer takes some of `data` or says something.

        Returns how many bytes it took and what it said: 0 and b"" where the deadline passes. Raises
        LinkBroken with CONNECTION_LOST where it hangs up.
        """
        ready = self._ready(select.POLLIN | select.POLLOUT, deadline)
        if ready & ~select.POLLOUT and (said := self._read(ready)):
            return 0, said  # its last words, perhaps
        return self._write(memoryview(data)) if ready & select.POLLOUT else 0, b""

    def _ready(self, events: int, deadline: Deadline) -> int:
        """The events (of select.poll) that came until the deadline; 0 for none."""
        poll = select.poll()
        poll.register(self._descriptor, events)
        found = poll.poll(deadline.left * 1000)
        return found[0][1] if found else 0

    def _write(self, data: memoryview) -> int:
        try:
            taken = os.write(self._descriptor, data)
        except BlockingIOError:
            taken = 0
        except OSError as error:
            raise LinkBroken(Reason.CONNECTION_LOST) from error
        self.bytes_out += taken
        if not taken:
            sleep(BREATH)
        return taken

    def _read(self, ready: int) -> bytes:
        """What has come, after these events; b"" where it was nothing after all."""
        try:
            said = os.read(self._descriptor, _MOST)
        except BlockingIOError:
            return b""
        except OSError as error:
            raise LinkBroken(Reason.CONNECTION_LOST) from error
        if not said and ready & _HUNG_UP:
            raise LinkBroken(Reason.CONNECTION_LOST)
        if not said:
            self._read_nothing()
        return said

    @abstractmethod
    def _read_nothing(self) -> None:
        """What it means that the system read nothing where it had announced something."""
