"""A stand-in for a receipt printer: understands the ESC/POS of this package, with every fault of a real one.

It is written after the vendor's command reference: what passes here follows the reference, and was not tried
on a printer's own firmware. Like a real one it obeys real-time commands wherever they stand, in the middle of
a picture too, where they are also what they look like: dots.
"""

import re
from enum import Enum

from PIL import Image, ImageChops

from printer.testing.line import Deaf, HangUp

HEAD_DOTS = 576

_REAL_TIME = re.compile(rb"\x10\x04([\x01-\x04])|\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08", re.DOTALL)
_LONGEST_REAL_TIME = 10
_START, _PICTURE, _CUT, _CONFIRM = b"\x1b@", b"\x1dv0\x00", b"\x1dVB\x00", b"\x1d(H\x06\x000"


class Fault(Enum):
    """What is wrong with a receipt printer: the question whose answer has it, and the bits."""

    COVER_OPEN = (2, 0x04)
    PAPER_OUT = (4, 0x60)
    PAPER_STOPPED = (2, 0x20)
    CUTTER_ERROR = (3, 0x08)
    JAMMED = (3, 0x04)
    BROKEN = (3, 0x20)
    HEAD_TOO_HOT = (3, 0x40)
    OFFLINE = (1, 0x08)

    def __init__(self, question: int, bits: int) -> None:
        self.question, self.bits = question, bits


class ReceiptPrinter:
    """A receipt printer for 80 mm. All of this can be changed at any time:

    `faults` it has now, those `mid_job` it gets when the next badge begins to come; `printing` is how often
    it is asked how it is until a badge is out, `mending` how often until all faults are mended; `confirms`,
    or is a clone; `low`, with a roll near its end, or on the `last_badge` of it; `silent` answers
    nothing; `deaf_after` and `hangs_up_after` are bytes from which on it reads no more, or is gone.
    """

    def __init__(self) -> None:
        self.faults: set[Fault] = set()
        self.mid_job: set[Fault] = set()
        self.printing = 1
        self.mending: int | None = None
        self.confirms = True
        self.low = self.last_badge = self.silent = False
        self.deaf_after: int | None = None
        self.hangs_up_after: int | None = None
        self.receipts: list[Image.Image] = []
        """What was cut off, over the whole width of the head; 0 is black."""
        self.thrown_away = 0
        self.heard = 0
        self._unread = b""
        self._real_time = b""
        self._bands: list[Image.Image] = []
        self._held: list[Image.Image | bytes] = []  # what is to come out, and marks to be confirmed then
        self._left = 0

    def hear(self, data: bytes) -> bytes:
        """Takes the next bytes; returns what a receipt printer says to them."""
        self.heard += len(data)
        if self.hangs_up_after is not None and self.heard > self.hangs_up_after:
            raise HangUp
        if self.deaf_after is not None and self.heard > self.deaf_after:
            raise Deaf
        self._unread += data
        if _PICTURE in self._unread:
            self.faults |= self.mid_job
            self.mid_job = set()
        said = self._obey_at_once(data)
        while self._obey():
            pass
        said += self._go_on()
        return b"" if self.silent else said

    def _obey_at_once(self, data: bytes) -> bytes:
        """Real-time commands."""
        said = b""
        self._real_time += data
        while command := _REAL_TIME.search(self._real_time):
            self._real_time = self._real_time[command.end() :]
            said += self._status(command[1][0]) if command[1] else self._forget()
        self._real_time = self._real_time[-_LONGEST_REAL_TIME + 1 :]
        return said

    def _status(self, question: int) -> bytes:
        answer = 0x12
        for fault in self.faults:
            answer |= fault.bits if fault.question == question else 0
        if question == 1 and self.faults:
            answer |= 0x08
        if question == 4 and self.low:
            answer |= 0x0C
        if question == 4:
            self._left -= 1
            if self.faults and self.mending is not None:
                self.mending -= 1
                if self.mending <= 0:
                    self.faults = set()
        return bytes([answer])

    def _forget(self) -> bytes:
        self.thrown_away += sum(isinstance(held, Image.Image) for held in self._held)
        self._unread = b""
        self._bands, self._held = [], []
        return b"\x37\x25\x00"

    def _obey(self) -> bool:
        """One command of those that wait for their turn; False where there is none, or only a part."""
        unread = self._unread
        size = self._size(unread)
        if size is None or size > len(unread):
            return False
        command, self._unread = unread[:size], unread[size:]
        if command.startswith(_PICTURE):
            self._bands.append(_band(command))
        elif command == _CUT:
            self._held.append(_joined(self._bands))
            self._bands, self._left = [], self.printing
        elif command.startswith(_CONFIRM) and self.confirms:
            self._held.append(command[-4:])
        return True

    def _size(self, unread: bytes) -> int | None:
        """How many bytes the next command has; None where that is not known yet."""
        if unread.startswith(_PICTURE):
            if len(unread) < 8:
                return None
            return 8 + int.from_bytes(unread[4:6], "little") * int.from_bytes(unread[6:8], "little")
        sizes = {_START: 2, _CUT: 4, _CONFIRM: 11, b"\x10\x04": 3, b"\x10\x14": 10}
        known = next((size for start, size in sizes.items() if unread.startswith(start)), None)
        if known or any(start.startswith(unread) for start in (*sizes, _PICTURE)):
            return known
        return 1 if unread else None  # a letter, which never comes out without a line feed

    def _go_on(self) -> bytes:
        """Prints what it can, and confirms it."""
        said = b""
        while self._held and not self.faults:
            held = self._held[0]
            if isinstance(held, Image.Image):
                if self._left > 0:
                    break
                self.receipts.append(held)
            else:
                said += b"\x37\x22" + held + b"\x00"
            self._held.pop(0)
        if self.last_badge and self.receipts:
            self.faults.add(Fault.PAPER_OUT)
        return said


def _band(command: bytes) -> Image.Image:
    width, height = int.from_bytes(command[4:6], "little") * 8, int.from_bytes(command[6:8], "little")
    return ImageChops.invert(Image.frombytes("1", (width, height), command[8:]))


def _joined(bands: list[Image.Image]) -> Image.Image:
    receipt = Image.new("1", (HEAD_DOTS, sum(band.height for band in bands)), 255)
    top = 0
    for band in bands:
        receipt.paste(band, (0, top))
        top += band.height
    return receipt
