"""Answers: what a Zebra says of itself (ZPL II Programming Guide: ~HI, ~HQES, ~HS; SGD: getvar)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from printer.errors import Reason

WHO_ARE_YOU = b"~HI\r\n"
HOW_ARE_YOU = b"~HQES\r\n~HS\r\n"
HOW_MANY_LABELS = b'! U1 getvar "odometer.total_label_count"\r\n'

_FRAME = re.compile(rb"\x02([^\x03]*)\x03")
_MODEL = re.compile(rb"\x02([^,\x02\x03]+),V[^,\x03]*,(\d+),[^\x03]*\x03")  # name, firmware, head, memory
_ERRORS = re.compile(
    rb"PRINTER STATUS\s+ERRORS:\s+\d ([\dA-F]{8}) ([\dA-F]{8})\s+WARNINGS:\s+\d [\dA-F]{8} (\w{8})"
)
_LABELS = re.compile(rb'"([^"]*)"')

_PAPER_ALMOST_OUT = 0x08  # in the first group of warnings

# The bits of ~HQES's first group of errors; the first that is set is the one to mend.
_FAULTS = (
    (0x00004, Reason.COVER_OPEN),
    (0x00001, Reason.OUT_OF_LABELS),
    (0x00002, Reason.RIBBON_OUT),
    (0x00008, Reason.CUTTER_JAM),
    (0x2D000, Reason.FEED_JAM),  # clear path failed, feed error, jam, retract timed out
    (0xC0000, Reason.WRONG_MEDIA),  # the mark between labels is not found, or not where it should be
    (0x023C0, Reason.PRINTER_FAULT),  # the head's elements and thermistor, firmware, presenter
    (0x00030, Reason.COOLING),  # head or motor
    (0x10000, Reason.PAUSED),
)


@dataclass(frozen=True)
class Model:
    """A Zebra's name and the dots a millimetre of its head."""

    name: str
    dots_a_mm: int


@dataclass(frozen=True)
class Condition:
    """How a Zebra is: what is wrong, the first thing to mend first; whether labels that it was sent are still
    to be printed, None where it does not say; and whether its roll is near the end."""

    faults: tuple[Reason, ...] = ()
    waiting: bool | None = None
    low: bool = False


def model(said: bytes) -> Model | None:
    """The answer to ~HI; None where there is none."""
    found = _MODEL.search(said)
    return Model(found[1].decode(errors="replace"), int(found[2])) if found else None


def condition(said: bytes) -> Condition | None:
    """The answers to ~HQES and ~HS taken together; None while it is not known whether anything is wrong.

    A Zebra that is out of labels or open answers the first only; old ones know the second only.
    """
    errors, host = _ERRORS.search(said), _host_status(said)
    if errors is None and host is None:
        return None
    flags = int(errors[2], 16) if errors else 0
    told = [reason for bits, reason in _FAULTS if flags & bits]
    if errors and int(errors[1], 16):
        told.append(Reason.PRINTER_FAULT)
    if host is None:
        return Condition(tuple(told)) if told else None
    low = errors is not None and bool(int(errors[3], 16) & _PAPER_ALMOST_OUT)
    return Condition(tuple(dict.fromkeys([*told, *host.faults])), host.waiting, low)


def labels(said: bytes) -> int | None:
    """The answer to the question for the count of all labels ever printed; None where it has none."""
    found = _LABELS.search(said)
    return int(found[1]) if found and found[1].isdigit() else None


def is_counted(said: bytes) -> bool:
    """Whether the question for the count is answered, be it with "I do not know"."""
    return _LABELS.search(said) is not None


def _host_status(said: bytes) -> Condition | None:
    """~HS: its first two strings, of 12 and 11 fields."""
    strings = [frame.split(b",") for frame in _FRAME.findall(said)]
    for first, second in pairwise(strings):
        if (len(first), len(second)) == (12, 11):
            return _read(first, second)
    return None


def _read(first: list[bytes], second: list[bytes]) -> Condition:
    flags: Iterable[tuple[bytes, Reason]] = (
        (second[2], Reason.COVER_OPEN),
        (first[1], Reason.OUT_OF_LABELS),
        (second[3], Reason.RIBBON_OUT),
        (first[11], Reason.COOLING),
        (first[2], Reason.PAUSED),
        (first[5], Reason.BUSY),  # its receive buffer is full
    )
    waiting = bool(first[4].strip(b"0") or second[8].strip(b"0"))
    return Condition(tuple(reason for flag, reason in flags if flag == b"1"), waiting)
