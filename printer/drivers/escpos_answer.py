"""Answers: what a receipt printer says of itself (ESC/POS: DLE EOT, GS ( H).

Its answers come as bare bytes, in whatever order. A status is a byte with four fixed bits, which no other
answer has if marks are written in the letters from A to P.
"""

from binascii import crc_hqx
from collections.abc import Mapping
from enum import IntEnum

from printer.errors import Reason


class Question(IntEnum):
    """What DLE EOT asks for, the most telling first."""

    OFFLINE = 2
    ERROR = 3
    PAPER = 4
    PRINTER = 1


THROW_AWAY = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
"""DLE DC4, function 8: forget what was received and not printed."""

THROWN_AWAY = b"\x37\x25\x00"

_FIXED, _AS_FIXED = 0b10010011, 0b00010010

_MEANING: Mapping[Question, tuple[tuple[int, Reason], ...]] = {
    Question.OFFLINE: ((0x04, Reason.COVER_OPEN), (0x20, Reason.OUT_OF_LABELS)),
    Question.ERROR: (
        (0x08, Reason.CUTTER_JAM),
        (0x04, Reason.FEED_JAM),  # "recoverable": something is in the way
        (0x20, Reason.PRINTER_FAULT),  # it has to be switched off
        (0x40, Reason.COOLING),  # it recovers by itself
    ),
    Question.PAPER: ((0x60, Reason.OUT_OF_LABELS), (0x0C, Reason.LABELS_LOW)),
    Question.PRINTER: ((0x08, Reason.OFFLINE),),
}


def ask(question: Question) -> bytes:
    """DLE EOT: a printer answers at once, even while it prints or cannot."""
    return b"\x10\x04" + bytes([question])


def mark(name: str) -> bytes:
    """Four letters that stand for a name."""
    digest = crc_hqx(name.encode(), 0)
    return bytes(ord("A") + (digest >> shift & 0xF) for shift in (12, 8, 4, 0))


def ask_to_confirm(badge: bytes) -> bytes:
    """GS ( H, function 48: answers with this mark when everything before it is printed."""
    return b"\x1d(H\x06\x00\x30\x30" + badge


def confirmed(badge: bytes) -> bytes:
    """What it says then."""
    return b"\x37\x22" + badge + b"\x00"


def status(said: bytes) -> int | None:
    """The last status among what it said; None where there is none."""
    return next((byte for byte in reversed(said) if byte & _FIXED == _AS_FIXED), None)


def reasons(question: Question, answer: int) -> list[Reason]:
    """What this answer to this question says."""
    return [reason for bits, reason in _MEANING[question] if answer & bits]
