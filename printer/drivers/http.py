"""HTTP to a printer, with no wait that is longer than its deadline."""

import io
import socket
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from typing import Protocol, Self, cast

from printer.drivers.deadline import Deadline
from printer.drivers.link import Link, LinkBroken
from printer.drivers.tcp import connect
from printer.drivers.tls import Trust, seal
from printer.errors import Reason

_LONGEST_ANSWER = 4 * 1024 * 1024
_OK = 200
_REASONS = {401: Reason.NO_PERMISSION, 403: Reason.NO_PERMISSION, 404: Reason.UNREACHABLE}


class _Line(Protocol):
    def send(self, data: bytes, deadline: Deadline) -> None: ...

    def receive(self, deadline: Deadline) -> bytes: ...


@dataclass(frozen=True)
class Server:
    """Where a printer answers HTTP; with `trust` over TLS."""

    host: str
    port: int
    path: str
    trust: Trust | None = None

    @property
    def address(self) -> str:
        """Host and port, as in a URL."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


class Conversation:
    """Requests and answers, over one connection for as long as the server keeps it; a context that ends it.

    `bytes_out` are those of the last request, head included, that the system took over.
    """

    def __init__(self, server: Server) -> None:
        self._server = server
        self._open: tuple[Link, _Line] | None = None
        self.bytes_out = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._hang_up()

    def connect(self, deadline: Deadline) -> None:
        """Makes sure that the next request goes out at once; raises LinkBroken."""
        self._connected(deadline)

    def _connected(self, deadline: Deadline) -> tuple[Link, _Line]:
        if self._open is None:
            server = self._server
            link = connect(server.host, server.port, deadline)
            try:
                line = seal(link, server.host, server.trust, deadline) if server.trust else link
            except BaseException:
                link.close()
                raise
            self._open = link, line
        return self._open

    def post(self, body: bytes, kind: str, deadline: Deadline) -> bytes:
        """The body of the answer; raises LinkBroken, also where the server refuses."""
        self.bytes_out = 0
        link, line = self._connected(deadline)
        before = link.bytes_out
        head = (
            f"POST {self._server.path} HTTP/1.1\r\n"
            f"Host: {self._server.address}\r\n"
            f"Content-Type: {kind}\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        is_kept = False
        try:
            line.send(head.encode() + body, deadline)
            answer, is_kept = _read(line, deadline)
        finally:
            self.bytes_out = link.bytes_out - before
            if not is_kept:
                self._hang_up()
        return answer

    def _hang_up(self) -> None:
        if self._open is not None:
            self._open[0].close()
            self._open = None


def _read(line: _Line, deadline: Deadline) -> tuple[bytes, bool]:
    """An answer's body, and whether the connection stays open; raises LinkBroken."""
    # All that it needs of a socket is a file to read from.
    answer = HTTPResponse(cast("socket.socket", _Incoming(line, deadline)), method="POST")
    with closing(answer):
        try:
            answer.begin()
            if answer.status != _OK:
                raise LinkBroken(_REASONS.get(answer.status, Reason.PRINTER_FAULT))
            body = answer.read(_LONGEST_ANSWER)
            if answer.length:
                raise LinkBroken(Reason.CONNECTION_LOST)  # it promised more
        except HTTPException as error:
            raise LinkBroken(Reason.CONNECTION_LOST) from error
        return body, answer.isclosed() and not answer.will_close


class _Incoming(io.RawIOBase):
    """What comes over a line, as a file."""

    def __init__(self, line: _Line, deadline: Deadline) -> None:
        super().__init__()
        self._line, self._deadline = line, deadline
        self._left = b""

    def makefile(self, _: str) -> io.BufferedReader:
        return io.BufferedReader(self)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override] # all that it is ever given
        if not self._left:
            try:
                self._left = self._line.receive(self._deadline)
            except LinkBroken as broken:
                if broken.reason is Reason.CONNECTION_LOST:
                    return 0  # the end, which is for HTTP to judge
                raise
            if not self._left:
                raise LinkBroken(Reason.SILENT)
        size = min(len(buffer), len(self._left))
        buffer[:size], self._left = self._left[:size], self._left[size:]
        return size
