"""A Brother QL's raster jobs, read back: commands, and the pictures that they burn."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from PIL import Image

# How a command begins, and how many bytes follow. Rows say their own length in their third byte.
_COMMANDS = {
    b"\x00": 0,
    b"\x1a": 0,
    b"M": 1,
    b"\x1b@": 0,
    b"\x1biS": 0,
    b"\x1bia": 1,
    b"\x1bi!": 1,
    b"\x1biz": 10,
    b"\x1biM": 1,
    b"\x1biA": 1,
    b"\x1biK": 1,
    b"\x1bid": 2,
}
_ROWS = {b"g\x00": "black", b"w\x01": "black", b"w\x02": "red"}
_LONGEST = max(map(len, _COMMANDS))
_PACKED = 2


@dataclass
class Command:
    """One command: how it begins, and what follows."""

    name: bytes
    data: bytes = b""


@dataclass
class PrintedPage:
    """What a job burns: settings by the command that made them, and the rows of each colour over the whole
    head, one bit a pin, 1 for ink."""

    settings: dict[bytes, bytes] = field(default_factory=dict)
    black: list[bytes] = field(default_factory=list)
    red: list[bytes] = field(default_factory=list)

    @property
    def two_colour(self) -> bool:
        """Whether the job says that it is black and red."""
        return bool(self.settings.get(b"\x1biK", b"\0")[0] & 0x01)

    @property
    def cut(self) -> bool:
        """Whether the page is cut off at its end."""
        return bool(self.settings.get(b"\x1biM", b"\0")[0] & 0x40)

    @property
    def rows_announced(self) -> int:
        """How many rows the job said it would have."""
        return int.from_bytes(self.settings[b"\x1biz"][4:8], "little")

    def picture(self, colour: str) -> Image.Image:
        """The "black" or "red" dots as the badge is read, as high as the head is wide; mode "1", 0 is ink."""
        rows: list[bytes] = getattr(self, colour)
        head = Image.frombytes("1", (len(rows[0]) * 8, len(rows)), b"".join(rows), "raw", "1;I")
        return head.transpose(Image.Transpose.TRANSPOSE)


class RasterReader:
    """Reads commands from bytes as they come. `nonsense` counts bytes that began none."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self.nonsense = 0

    def read(self, data: bytes) -> Iterator[Command]:
        """The commands that are complete with these bytes."""
        self._bytes += data
        while self._bytes:
            size, name = self._next()
            if size > len(self._bytes):
                return
            yield Command(name, bytes(self._bytes[len(name) : size]))
            del self._bytes[:size]

    def _next(self) -> tuple[int, bytes]:
        """The length and the beginning of the next command; longer than what is there, if it is not whole."""
        while True:
            for name, follow in _COMMANDS.items():
                if self._bytes.startswith(name):
                    return len(name) + follow, name
            begin = bytes(self._bytes[:2])
            if begin in _ROWS:
                return (3 + self._bytes[2] if len(self._bytes) > 2 else 3), begin
            if self._may_begin():
                return len(self._bytes) + 1, b""
            self.nonsense += 1
            del self._bytes[:1]

    def _may_begin(self) -> bool:
        start = bytes(self._bytes[:_LONGEST])
        return any(name.startswith(start) for name in (*_COMMANDS, *_ROWS))


def add_to(page: PrintedPage, command: Command) -> None:
    """Notes a setting or a row of the page that is being received."""
    colour = _ROWS.get(command.name)
    if colour is None:
        page.settings[command.name] = command.data
        return
    row = command.data[1:]
    packed = page.settings.get(b"M", b"\0")[0] == _PACKED
    getattr(page, colour).append(unpack(row) if packed else row)


def unpack(packed: bytes) -> bytes:
    """PackBits undone (TIFF 6.0, section 9)."""
    row = bytearray()
    at = 0
    while at < len(packed):
        control = packed[at]
        if control < 128:
            row += packed[at + 1 : at + 2 + control]
            at += 2 + control
        else:
            row += packed[at + 1 : at + 2] * (257 - control if control > 128 else 0)
            at += 2 if control > 128 else 1
    return bytes(row)
