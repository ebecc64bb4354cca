"""TCP: the way to a printer in the network."""

import fcntl
import select
import socket
import struct
import termios
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Thread

from printer.drivers.deadline import Deadline
from printer.drivers.link import BREATH, STALL, Link, LinkBroken
from printer.errors import Reason

_WINDOW = 16 * 1024  # bytes that may be on their way: few, so that a printer which takes no more is noticed
_RESET_WHEN_CLOSED = struct.pack("ii", 1, 0)  # struct linger

_Address = tuple[socket.AddressFamily, tuple[object, ...]]


def connect(host: str, port: int, deadline: Deadline) -> "TcpLink":
    """Calls a printer; raises LinkBroken, at the latest when the deadline passes: with CONNECTION_LOST where
    it took the call and hung up at once, and with UNREACHABLE else.

    A host of several addresses is tried at one after the other, in equal parts of the time.
    """
    addresses = resolve(host, port, socket.SOCK_STREAM, deadline)
    reason = Reason.UNREACHABLE
    for tried, (family, address) in enumerate(addresses):
        caller = socket.socket(family, socket.SOCK_STREAM)
        caller.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _WINDOW)
        caller.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        caller.settimeout(deadline.left / (len(addresses) - tried) or BREATH)
        try:
            caller.connect(address)
        except OSError as error:
            caller.close()
            if isinstance(error, ConnectionResetError):
                reason = Reason.CONNECTION_LOST
        else:
            caller.setblocking(False)
            return TcpLink(caller)
    raise LinkBroken(reason)


def resolve(host: str, port: int, kind: socket.SocketKind, deadline: Deadline) -> list[_Address]:
    """The addresses of a host, at least one; raises LinkBroken with UNREACHABLE.

    The system's own look-up knows no deadline, so it is left behind on a thread where it takes too long.
    """
    found: SimpleQueue[list[_Address]] = SimpleQueue()

    def look_up() -> None:
        addresses: list[_Address] = []
        with suppress(OSError, UnicodeError):
            addresses = [(each[0], each[4]) for each in socket.getaddrinfo(host, port, type=kind)]
        found.put(addresses)

    Thread(target=look_up, name=f"looking up {host}", daemon=True).start()
    with suppress(Empty):
        if addresses := found.get(timeout=deadline.left):
            return addresses
    raise LinkBroken(Reason.UNREACHABLE)


class TcpLink(Link):
    """A connection to a printer's port."""

    def __init__(self, connection: socket.socket) -> None:
        super().__init__(connection.fileno())
        self._connection = connection

    def close(self) -> None:
        """Hangs up. What the printer has not acknowledged by now is thrown away."""
        with suppress(OSError, LinkBroken):
            if self._on_the_way():
                self._connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_WHEN_CLOSED)
            else:
                while self._read(
                    select.POLLIN
                ):  # hanging up on an unread answer would reset the printer's end
                    pass
        self._connection.close()

    def drain(self, deadline: Deadline, stall: float = STALL) -> None:
        """Waits until the printer has acknowledged what was sent; raises LinkBroken as `send` does."""
        progress = deadline.at_most(stall)
        before = self._on_the_way()
        while left := self._on_the_way():
            if left < before:
                before, progress = left, deadline.at_most(stall)
            if progress.passed:
                raise LinkBroken(Reason.STUCK)
            self._notice_the_end(Deadline(BREATH))
        self._notice_the_end(Deadline(0))

    def _notice_the_end(self, deadline: Deadline) -> None:
        if self._ready(0, deadline) & (select.POLLERR | select.POLLHUP):
            raise LinkBroken(Reason.CONNECTION_LOST)

    def _on_the_way(self) -> int:
        """The bytes that were sent and not acknowledged."""
        waiting = fcntl.ioctl(self._descriptor, termios.TIOCOUTQ, bytes(4))
        return int.from_bytes(waiting, "little")

    def _read_nothing(self) -> None:
        raise LinkBroken(Reason.CONNECTION_LOST)
