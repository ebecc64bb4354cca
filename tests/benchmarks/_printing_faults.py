"""A Brother stand-in with each fault in turn, and what two senders make of it: ours, and the usual one, which
writes the bytes and takes no error for success."""

import os
import socket
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlsplit

from printer import Failed, Outcome, Printed, Reason, Refused, SentUnconfirmed, Sheet, Unknown
from printer.drivers.brother import BrotherPatience
from printer.drivers.brother_network import BrotherNetwork
from printer.drivers.brother_usb import BrotherUsb
from printer.drivers.way import find_way
from printer.testing.brother import BrotherStandIn, Fault
from printer.testing.brother_ports import cable, network

TIMEOUT = 2.0  # seconds
_LATE = 0.3  # seconds that stopping a thread and the like may take
_QUICK = BrotherPatience(answer=0.2, pause=0.02, settle=0.4, stop=0.1, connect=0.4, busy=0.3, stall=0.4)
_IN_THE_MIDDLE = 20_000  # bytes

_TOLD_BY_THE_PRINTER: Mapping[Fault, Reason] = {
    Fault.NO_ROLL: Reason.NO_MEDIA,
    Fault.END_OF_ROLL: Reason.OUT_OF_LABELS,
    Fault.COVER_OPEN: Reason.COVER_OPEN,
    Fault.CUTTER_JAM: Reason.CUTTER_JAM,
    Fault.FEED_JAM: Reason.FEED_JAM,
    Fault.SYSTEM_ERROR: Reason.PRINTER_FAULT,
    Fault.IN_USE: Reason.BUSY,
    Fault.TURNED_OFF: Reason.OFFLINE,
}
_SEEN_FROM_HERE: Mapping[Fault, Reason] = {
    Fault.DEAF: Reason.STUCK,
    Fault.SLOW: Reason.STUCK,
    Fault.HANGS_UP: Reason.CONNECTION_LOST,
    Fault.COOLING: Reason.COOLING,
    Fault.MUTE: Reason.SILENT,
    Fault.GARBLED: Reason.SILENT,
}

Way = Callable[[BrotherStandIn], AbstractContextManager[str]]
_Made = TypeVar("_Made")


@dataclass(frozen=True)
class Trial:
    """One fault, before a job or in its middle, and the reason that ought to be named."""

    way: Way
    fault: Fault
    in_the_middle: bool
    reason: Reason


def trials() -> Iterator[Trial]:
    """Every fault that a printer has or a cable and a network can have."""
    for way in (cable, network):
        for fault, reason in _TOLD_BY_THE_PRINTER.items():
            yield Trial(way, fault, False, reason)
        for fault, reason in (_TOLD_BY_THE_PRINTER | _SEEN_FROM_HERE).items():
            yield Trial(way, fault, True, reason)
        yield Trial(way, Fault.PRINTING, False, Reason.BUSY)
    for fault in (Fault.MUTE, Fault.GARBLED, Fault.DEAF):
        yield Trial(cable, fault, False, Reason.SILENT)
    yield Trial(network, Fault.DEAF, False, Reason.STUCK)
    yield Trial(network, Fault.PORT_CLOSED, False, Reason.UNREACHABLE)


def ours_names_it(trial: Trial, sheet: Sheet) -> bool:
    """Whether the driver names the reason, in time."""

    def send(url: str, on_first_byte: Callable[[], None]) -> Outcome:
        way = find_way(url, ())
        if trial.way is network:
            driver = BrotherNetwork(way, int(way.options["snmp"]), _QUICK)
            return driver.send(sheet, "trial", on_first_byte, TIMEOUT)
        return BrotherUsb(way.place, _QUICK).send(sheet, "trial", on_first_byte, TIMEOUT)

    outcome, seconds = _tried(trial, send)
    match outcome:
        case Refused(reason) | Failed(reason) | Unknown(reason):
            return reason is trial.reason and seconds < TIMEOUT + _LATE
        case Printed() | SentUnconfirmed():
            return False


def usual_notices_it(trial: Trial, job: bytes) -> bool:
    """Whether writing the bytes fails at all, or has not ended when the time is over."""

    def send(url: str, on_first_byte: Callable[[], None]) -> bool:
        on_first_byte()
        parts = urlsplit(url)
        try:
            if trial.way is network:
                with socket.create_connection((parts.hostname or "", parts.port or 0), TIMEOUT) as printer:
                    printer.sendall(job)
            else:
                _write(parts.path, job)
        except OSError:
            return True
        return False

    return _tried(trial, send)[0]


def _tried(trial: Trial, send: Callable[[str, Callable[[], None]], _Made]) -> tuple[_Made, float]:
    printer = BrotherStandIn("QL-800")
    if not trial.in_the_middle:
        printer.on(trial.fault)

    def on_first_byte() -> None:
        if trial.in_the_middle:
            printer.after(_IN_THE_MIDDLE, trial.fault)

    with trial.way(printer) as url:
        began = time.monotonic()
        made = send(url, on_first_byte)
        return made, time.monotonic() - began


def _write(path: str, job: bytes) -> None:
    """Raises TimeoutError where the device has not taken all of it in time."""
    device = os.open(path, os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
    until = time.monotonic() + TIMEOUT
    try:
        while job:
            try:
                job = job[os.write(device, job) :]
            except BlockingIOError:
                if time.monotonic() > until:
                    raise TimeoutError from None
                time.sleep(0.01)
    finally:
        os.close(device)
