"""The ways to a Brother stand-in: a cable (a pseudo-terminal in place of /dev/usb/lp0), and the network.

As with the real ones, a cable goes both ways; in the network port 9100 only listens, and SNMP says how the
printer is.
"""

import os
import select
import socket
import struct
import tty
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread

from printer.testing.brother import BrotherStandIn, Fault
from printer.testing.snmp import answer

_HERE = "127.0.0.1"
_STATUS = "1.3.6.1.4.1.2435.3.3.9.1.6.1.0"
_AT_ONCE = 4096  # bytes that are taken at once
_MEMORY = 4096  # bytes that the network keeps for a printer which takes none
_TICK = 0.005  # seconds between two looks at the faults
_RESET_WHEN_CLOSED = struct.pack("ii", 1, 0)  # struct linger


@contextmanager
def cable(printer: BrotherStandIn) -> Iterator[str]:
    """The URL of a printer on a cable."""
    ours, theirs = os.openpty()
    tty.setraw(theirs)
    url = f"brother+usb://{os.ttyname(theirs)}"
    os.set_blocking(ours, False)
    stop = Event()

    def say(frame: bytes) -> None:
        for piece in _pieces(printer, frame):
            with suppress(OSError):  # nobody reads it
                os.write(ours, piece)
                stop.wait(_TICK if len(piece) == 1 else 0)

    def serve() -> None:
        _take(printer, ours, say, stop)
        printer.tell = None
        os.close(ours)

    printer.tell = say
    with _threads(printer, stop, serve):
        yield url
    os.close(theirs)


@contextmanager
def network(printer: BrotherStandIn) -> Iterator[str]:
    """The URL of a printer in the network: on this machine, on two ports that were free."""
    stop = Event()
    listener = _listener(0)
    port = listener.getsockname()[1]
    if printer.has(Fault.PORT_CLOSED):
        listener.close()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        asked.bind((_HERE, 0))
        snmp_port = asked.getsockname()[1]
        with _threads(
            printer,
            stop,
            lambda: _listen(printer, listener, port, stop),
            lambda: _answer(printer, asked, stop),
        ):
            yield f"brother://{_HERE}:{port}?snmp={snmp_port}"


@contextmanager
def _threads(printer: BrotherStandIn, stop: Event, *work: Callable[[], None]) -> Iterator[None]:
    threads = [Thread(target=each, name="a printer") for each in work]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        printer.off(Fault.COOLING)  # which it would sit out
        for thread in threads:
            thread.join()


def _take(printer: BrotherStandIn, descriptor: int, say: Callable[[bytes], None], stop: Event) -> None:
    """Takes bytes until either side hangs up."""
    while not stop.is_set() and not printer.has(Fault.HANGS_UP):
        if printer.has(Fault.DEAF) or not _readable(descriptor):
            stop.wait(_TICK)
            continue
        try:
            data = os.read(descriptor, printer.room(_AT_ONCE))
        except OSError:
            return
        if not data:
            return
        for frame in printer.take(data):
            say(frame)
        if printer.has(Fault.SLOW):
            stop.wait(_TICK)


def _readable(descriptor: int) -> bool:
    poll = select.poll()
    poll.register(descriptor, select.POLLIN)
    return bool(poll.poll(_TICK * 1000))


def _pieces(printer: BrotherStandIn, frame: bytes) -> list[bytes]:
    """A frame as it comes over, with the faults that it meets on its way."""
    if printer.has(Fault.MUTE):
        return []
    if printer.has(Fault.GARBLED):
        frame = bytes(byte ^ 0x55 for byte in frame)
    return [bytes([byte]) for byte in frame] if printer.has(Fault.DRIBBLING) else [frame]


def _listener(port: int) -> socket.socket:
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _MEMORY)
    listener.bind((_HERE, port))
    listener.listen()
    return listener


def _listen(printer: BrotherStandIn, listener: socket.socket, port: int, stop: Event) -> None:
    """Serves one connection after the other, as the real ones do."""
    while not stop.is_set():
        if printer.has(Fault.PORT_CLOSED):
            listener.close()
        elif listener.fileno() < 0:
            listener = _listener(port)
        if listener.fileno() < 0 or not _readable(listener.fileno()):
            stop.wait(_TICK)
            continue
        connection, _ = listener.accept()
        with connection:
            _take(printer, connection.fileno(), lambda _: None, stop)
            if printer.has(Fault.HANGS_UP):
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_WHEN_CLOSED)
    listener.close()


def _answer(printer: BrotherStandIn, asked: socket.socket, stop: Event) -> None:
    """Says over SNMP how the printer is."""
    while not stop.is_set():
        if not _readable(asked.fileno()):
            continue
        question, sender = asked.recvfrom(_AT_ONCE)
        for frame in _pieces(printer, printer.status()):
            asked.sendto(answer(question, {_STATUS: frame}), sender)
