"""Lines: where a stand-in for a printer is plugged in, so that a driver finds it as it finds the real one."""

import os
import select
import socket
import struct
import tty
from abc import ABC, abstractmethod
from contextlib import suppress
from threading import Thread
from typing import Protocol, Self

_MOST = 4096
_FEW = 4096  # bytes that a printer's end takes without reading them
_RESET_WHEN_CLOSED = struct.pack("ii", 1, 0)  # struct linger


class HangUp(Exception):
    """The printer ends the connection, now."""


class Deaf(Exception):
    """The printer reads no more, and does not hang up either."""


class Ear(Protocol):
    """A stand-in: hears bytes and answers some. It may raise HangUp or Deaf."""

    def hear(self, data: bytes) -> bytes:
        """Takes the next bytes; returns what the printer says to them."""


class Line(ABC):
    """A line with a stand-in at its end; a context that serves it on a thread."""

    def __init__(self, ear: Ear) -> None:
        self._ear = ear
        self._wake, self._woken = os.pipe()
        self._thread = Thread(target=self._serve, name=f"stand-in {type(ear).__name__}", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._woken)
        self._thread.join()
        os.close(self._wake)

    @abstractmethod
    def _serve(self) -> None:
        """Serves until the line is unplugged."""

    def _readable(self, descriptor: int) -> bool:
        """Waits for something to read there; False where the line is unplugged instead."""
        ready, _, _ = select.select([descriptor, self._wake], [], [])
        return self._wake not in ready

    def _wait_for_the_end(self) -> None:
        select.select([self._wake], [], [])


class TcpLine(Line):
    """A port of this machine; one connection after the other. `address` is host and port, as in a URL."""

    def __init__(self, ear: Ear) -> None:
        super().__init__(ear)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _FEW)
        host, port = self._listener.getsockname()
        self.address = f"{host}:{port}"

    def _serve(self) -> None:
        with self._listener:
            while self._readable(self._listener.fileno()):
                connection, _ = self._listener.accept()
                with connection:
                    self._talk(connection)

    def _talk(self, connection: socket.socket) -> None:
        try:
            while self._readable(connection.fileno()) and (data := connection.recv(_MOST)):
                connection.sendall(self._ear.hear(data))
        except HangUp:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_WHEN_CLOSED)
        except Deaf:
            self._wait_for_the_end()
        except OSError:  # the driver hung up
            pass


class PtyLine(Line):
    """A pseudo terminal in place of a printer's device; `path` is the device."""

    def __init__(self, ear: Ear) -> None:
        super().__init__(ear)
        self._printer, self._device = os.openpty()
        tty.setraw(self._device)
        self.path = os.ttyname(self._device)

    def _serve(self) -> None:
        try:
            while self._readable(self._printer):
                os.write(self._printer, self._ear.hear(os.read(self._printer, _MOST)))
        except HangUp:
            pass
        except Deaf:
            self._wait_for_the_end()
        for end in (self._printer, self._device):
            with suppress(OSError):
                os.close(end)
