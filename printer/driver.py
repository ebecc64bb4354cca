"""Drivers: one way to every printer, opened by URL.

A driver never raises for what a printer does, and never waits longer than it was told. It says what it
knows: `Printed` only where the printer confirmed it, `SentUnconfirmed` where the printer cannot, `Unknown`
where a badge may or may not have come out. After the first byte has left, only a person may decide to send
again: a driver reports `on_first_byte` before it writes anything that could move paper.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from printer.errors import Reason, UnknownPrinter
from printer.page import Sheet


@dataclass(frozen=True)
class Printed:
    """The badge is out: the printer said so."""


@dataclass(frozen=True)
class SentUnconfirmed:
    """The printer took all of it, and is of those that do not say whether it came out."""


@dataclass(frozen=True)
class Refused:
    """The printer is not ready; nothing was sent."""

    reason: Reason


@dataclass(frozen=True)
class Failed:
    """It did not come out. `bytes_out` is 0 where nothing was sent, so that sending again is safe."""

    reason: Reason
    bytes_out: int = 0


@dataclass(frozen=True)
class Unknown:
    """It was sent, at least in part, and nobody can tell what became of it but whoever looks."""

    reason: Reason


Outcome = Printed | SentUnconfirmed | Refused | Failed | Unknown


class State(StrEnum):
    """What a printer is doing."""

    READY = "ready"
    BUSY = "busy"
    ATTENTION = "attention"  # somebody must go there
    OFFLINE = "offline"
    UNKNOWN = "unknown"  # it does not answer such questions


@dataclass(frozen=True)
class Status:
    """A printer's state, why it is in it, and what is loaded, as far as it says."""

    state: State
    reasons: frozenset[Reason] = frozenset()
    media: str | None = None


@dataclass(frozen=True)
class Probe:
    """What answers at a URL: its name, and whether it confirms that a badge came out."""

    model: str
    can_confirm: bool
    status: Status


class Driver(Protocol):
    """A printer. Every call returns within its time-out (seconds), whatever the printer does."""

    def probe(self, timeout: float = 2.0) -> Probe:
        """Finds out what is there."""

    def status(self, timeout: float = 0.8) -> Status:
        """Asks how it is."""

    def send(self, sheet: Sheet, job_id: str, on_first_byte: Callable[[], None], timeout: float) -> Outcome:
        """Prints one sheet.

        `on_first_byte` is called once, before the first byte that could move paper; if it raises, nothing is
        sent and the error passes through.
        """


Opener = Callable[[str, Path], Driver]


def _file(url: str, home: Path) -> Driver:
    from printer.drivers.file import FileDriver

    return FileDriver.open(url, home)


def _brother(url: str, home: Path) -> Driver:
    from printer.drivers.brother_network import BrotherNetwork

    return BrotherNetwork.open(url, home)


def _brother_usb(url: str, home: Path) -> Driver:
    from printer.drivers.brother_usb import BrotherUsb

    return BrotherUsb.open(url, home)


def _zpl(url: str, home: Path) -> Driver:
    from printer.drivers.zpl import ZplDriver

    return ZplDriver.open(url, home)


def _escpos(url: str, home: Path) -> Driver:
    from printer.drivers.escpos import EscposDriver

    return EscposDriver.open(url, home)


def _ipp(url: str, home: Path) -> Driver:
    from printer.drivers.ipp import IppDriver

    return IppDriver.open(url, home)


DRIVERS: Mapping[str, Opener] = {
    "file": _file,
    "brother": _brother,
    "brother+usb": _brother_usb,
    "zpl": _zpl,
    "zpl+usb": _zpl,
    "escpos": _escpos,
    "escpos+usb": _escpos,
    "ipp": _ipp,
    "ipps": _ipp,
}
"""Who opens a URL, by its scheme. Each imports its driver when it is first used."""

_SAMPLES = {
    "file": "file:FOLDER",
    "brother": "brother://HOST",
    "brother+usb": "brother+usb:///dev/usb/lp0",
    "zpl": "zpl://HOST",
    "zpl+usb": "zpl+usb:///dev/usb/lp0",
    "escpos": "escpos://HOST",
    "escpos+usb": "escpos+usb:///dev/usb/lp0",
    "ipp": "ipp://HOST/printers/NAME",
    "ipps": "ipps://HOST/ipp/print",
}


def open_driver(url: str, home: Path) -> Driver:
    """The driver of a URL; raises UnknownPrinter, which names what is allowed.

    `home` is the folder in which relative ones of `file:FOLDER` lie. Opening asks the printer nothing.
    """
    scheme = urlsplit(url).scheme
    if scheme not in DRIVERS:
        raise UnknownPrinter(url, (_SAMPLES[known] for known in DRIVERS))
    return DRIVERS[scheme](url, home)
