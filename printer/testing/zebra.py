"""A stand-in for a Zebra: understands the ZPL of this package, and can have every fault of a real one.

It is written after the ZPL II Programming Guide: what passes here follows the guide, and was not tried on a
printer's own firmware.
"""

import re
import zlib
from base64 import b64decode
from binascii import crc_hqx
from enum import Enum

from PIL import Image, ImageChops

from printer.testing.line import Deaf, HangUp

_COMMAND = re.compile(rb'~HI|~HQES|~HS|~JA|! U1 getvar "([^"]*)"\r?\n|\^XA(.*?)\^XZ', re.DOTALL)
_SIZE = re.compile(rb"\^PW(\d+)\^LL(\d+)")
_GRAPHIC = re.compile(rb"\^FO(\d+),(\d+)\^GFA,(\d+),(\d+),(\d+),:Z64:([^:]*):([\dA-F]{4})\^FS")


class Fault(Enum):
    """What is wrong with a Zebra: the bit of ~HQES, and the flag of ~HS (its string and field), if any."""

    MEDIA_OUT = (0x1, (0, 1))
    RIBBON_OUT = (0x2, (1, 3))
    HEAD_OPEN = (0x4, (1, 2))
    CUTTER_FAULT = (0x8, None)
    HEAD_TOO_HOT = (0x10, (0, 11))
    BAD_ELEMENT = (0x40, None)
    FEED_ERROR = (0x4000, None)
    PAUSED = (0x10000, (0, 2))
    MARK_NOT_FOUND = (0x80000, None)
    BUFFER_FULL = (0, (0, 5))

    def __init__(self, bit: int, flag: tuple[int, int] | None) -> None:
        self.bit, self.flag = bit, flag


_MUTE = frozenset((Fault.MEDIA_OUT, Fault.RIBBON_OUT, Fault.HEAD_OPEN, Fault.HEAD_TOO_HOT))
"""With these a Zebra answers ~HQES, but neither ~HS nor getvar."""


class Zebra:
    """A Zebra with a head of `dots_a_mm`. All of this can be changed at any time:

    `faults` it has now, those `mid_job` it gets when the next label begins to come; `printing` is how often
    it is asked how it is until a label is out, `mending` how often until all faults are mended; `counts`
    labels, or not; `knows_hqes`, or is older; `low`, with a roll near its end, or on its `last_label`;
    `silent` answers nothing; `deaf_after` and `hangs_up_after` are bytes from which on it reads no more, or
    is gone.
    """

    def __init__(self) -> None:
        self.dots_a_mm = 8
        self.faults: set[Fault] = set()
        self.mid_job: set[Fault] = set()
        self.printing = 1
        self.mending: int | None = None
        self.counts = self.knows_hqes = True
        self.low = self.last_label = self.silent = False
        self.deaf_after: int | None = None
        self.hangs_up_after: int | None = None
        self.labels: list[Image.Image] = []
        """What came out, as it lies on the label; 0 is black."""
        self.taken_back = 0
        self.heard = 0
        self._waiting: list[Image.Image] = []
        self._printed_before = 4711
        self._left = 0
        self._unread = b""

    def hear(self, data: bytes) -> bytes:
        """Takes the next bytes; returns what a Zebra says to them."""
        self.heard += len(data)
        if self.hangs_up_after is not None and self.heard > self.hangs_up_after:
            raise HangUp
        if self.deaf_after is not None and self.heard > self.deaf_after:
            raise Deaf
        self._unread += data
        if b"^XA" in self._unread:
            self.faults |= self.mid_job
            self.mid_job = set()
        said = b""
        while command := _COMMAND.search(self._unread):
            self._unread = self._unread[command.end() :]
            said += self._obey(command)
        return b"" if self.silent else said

    def _obey(self, command: re.Match[bytes]) -> bytes:
        match command[0][:3]:
            case b"~HI":
                name = b"ZD421-%ddpi" % round(self.dots_a_mm * 25.4)
                return b"\x02%b,V92.21.26Z,%d,8192KB\x03\r\n" % (name, self.dots_a_mm)
            case b"~HQ":
                return self._extended_status() if self.knows_hqes else b""
            case b"~HS":
                said = self._host_status()
                self._go_on()
                return said
            case b"~JA":
                self.taken_back += len(self._waiting)
                self._waiting.clear()
            case b"^XA":
                self._waiting.append(_label(command[2]))
                self._left = self.printing
                if not self.printing:
                    self._go_on()
            case _ if not self.faults & _MUTE:
                known = self.counts and command[1] == b"odometer.total_label_count"
                return b'"%d"' % (self._printed_before + len(self.labels)) if known else b'"?"'
        return b""

    def _go_on(self) -> None:
        """Prints a little, or waits to be mended."""
        if self.mending is not None and self.faults:
            self.mending -= 1
            if self.mending <= 0:
                self.faults = set()
        elif self._waiting and not self.faults:
            self._left -= 1
            if self._left <= 0:
                self.labels.append(self._waiting.pop(0))
                if self.last_label:
                    self.faults.add(Fault.MEDIA_OUT)

    def _extended_status(self) -> bytes:
        errors = sum(fault.bit for fault in self.faults)
        return (
            b"\x02\r\n\r\n  PRINTER STATUS\r\n"
            b"   ERRORS:         %d 00000000 %08X\r\n"
            b"   WARNINGS:       %d 00000000 %08X\r\n\x03\r\n"
        ) % (errors > 0, errors, self.low, 8 * self.low)

    def _host_status(self) -> bytes:
        if self.faults & _MUTE:
            return b""
        strings = [
            b"030,0,0,0609,000,0,0,0,000,0,0,0".split(b","),
            b"000,0,0,0,0,2,6,0,00000000,1,000".split(b","),
            b"1234,0".split(b","),
        ]
        for fault in self.faults:
            if fault.flag:
                string, field = fault.flag
                strings[string][field] = b"1"
        strings[1][8] = b"%08d" % len(self._waiting)
        return b"".join(b"\x02%b\x03\r\n" % b",".join(string) for string in strings)


def _label(commands: bytes) -> Image.Image:
    """The picture of a format; raises ValueError where its checksum is wrong."""
    size = _SIZE.search(commands)
    label = Image.new("1", (int(size[1]), int(size[2])) if size else (1, 1), 255)
    for x, y, _, _, bytes_a_row, packed, checksum in _GRAPHIC.findall(commands):
        if crc_hqx(packed, 0) != int(checksum, 16):
            raise ValueError("the graphic's checksum is wrong")
        bits = zlib.decompress(b64decode(packed))
        width = int(bytes_a_row) * 8
        graphic = Image.frombytes("1", (width, len(bits) * 8 // width), bits)
        label.paste(ImageChops.invert(graphic), (int(x), int(y)))
    return label
