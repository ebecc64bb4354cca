"""Frames: what a Brother QL says of itself, in 32 bytes.

The layout is that of the vendor's raster command reference (ESC i S), which leaves two things open that
printers in the field showed: without a roll no error bit is set, only the roll's width is 0; and bit 7 of
byte 25 tells a black and red roll from a black one (0x81 and 0x01).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from printer.encode.brother import PAPER_CODES, fits, length_mm
from printer.encode.brother_model import MODELS, OLDER_MODEL, UNKNOWN_MODEL, Model
from printer.errors import Reason
from printer.media import MEDIA, Kind, Medium

SIZE = 32

_HEAD = b"\x80\x20B"
_SERIES, _COUNTRY = ord("4"), ord("0")
_KINDS = {code | firmware: kind for kind, code in PAPER_CODES.items() for firmware in (0, 0x40)}
_BLACK, _BLACK_AND_RED = 0x01, 0x81
_COOLING_STARTED = 3

# The bits of both bytes of errors, the second one's from 0x0100 on; the first that is set is the one to mend.
_ERRORS = (
    (0x1000, Reason.COVER_OPEN),
    (0x0001, Reason.NO_MEDIA),
    (0x0002, Reason.OUT_OF_LABELS),
    (0x0100, Reason.WRONG_MEDIA),
    (0x0004, Reason.CUTTER_JAM),
    (0x4000, Reason.FEED_JAM),
    (0x0010, Reason.BUSY),
    (0x0020, Reason.OFFLINE),
    (0xAEC8, Reason.PRINTER_FAULT),
)


class Event(Enum):
    """Why a frame was sent."""

    ANSWER = 0
    PRINTED = 1
    ERROR = 2
    TURNED_OFF = 4
    NOTIFICATION = 5
    PHASE = 6


_EVENTS = {event.value: event for event in Event}


@dataclass(frozen=True)
class Roll:
    """What is loaded. A continuous roll is 0 mm long; `two_colour` is None where the printer does not say."""

    width: int
    length: int
    kind: Kind
    two_colour: bool | None

    def is_for(self, medium: Medium) -> bool:
        """Whether a page for this medium can be printed on it, as far as it is known."""
        return (
            fits(medium)
            and (self.width, self.length, self.kind) == (medium.mm[0], length_mm(medium), medium.kind)
            and self.two_colour in {None, medium.two_colour}
        )

    def __str__(self) -> str:
        """Its title in the table of media, else its size."""
        known = [medium.title for medium in MEDIA.values() if self.is_for(medium)]
        if len(known) == 1:
            return known[0]
        size = f"{self.width} x {self.length} mm" if self.length else f"{self.width} mm"
        return f"{self.kind} roll, {size}"


@dataclass(frozen=True)
class Frame:
    """One frame. `problem` is what somebody has to mend, `roll` what is loaded while the cover is closed;
    a `hot` printer cools down, and then goes on by itself."""

    model: Model
    problem: Reason | None
    roll: Roll | None
    event: Event | None
    printing: bool
    hot: bool

    @property
    def soon_ready(self) -> bool:
        """Whether it only has to finish the page that it prints."""
        return self.printing and not self.hot and self.problem is None


def read_frame(data: bytes) -> Frame | None:
    """The frame that these bytes are; None where they are none."""
    if len(data) != SIZE or not data.startswith(_HEAD) or data[5] != _COUNTRY:
        return None
    event = _EVENTS.get(data[18])
    errors = data[8] | data[9] << 8
    roll = _roll(data)
    problem = next((reason for bits, reason in _ERRORS if errors & bits), None)
    if problem is None and event is Event.TURNED_OFF:
        problem = Reason.OFFLINE
    elif problem is None and event is Event.ERROR:
        problem = Reason.PRINTER_FAULT
    elif problem is None and roll is None:
        problem = Reason.WRONG_MEDIA if data[10] else Reason.NO_MEDIA
    return Frame(
        model=MODELS.get(data[4], UNKNOWN_MODEL) if data[3] == _SERIES else OLDER_MODEL,
        problem=problem,
        roll=roll,
        event=event,
        printing=data[19] == 1,
        hot=data[22] == _COOLING_STARTED,
    )


def _roll(data: bytes) -> Roll | None:
    kind = _KINDS.get(data[11])
    if kind is None or not data[10]:
        return None
    colours = {_BLACK: False, _BLACK_AND_RED: True}
    return Roll(width=data[10], length=data[17], kind=kind, two_colour=colours.get(data[25]))


class FrameReader:
    """Finds the frames in what a printer says, however it is cut into pieces, and skips what is none."""

    def __init__(self) -> None:
        self._said = b""

    def read(self, said: bytes) -> Iterator[Frame]:
        """The frames that are complete with these bytes."""
        self._said += said
        while (start := self._said.find(_HEAD)) >= 0 and len(self._said) >= start + SIZE:
            frame = read_frame(self._said[start : start + SIZE])
            self._said = self._said[start + (SIZE if frame else 1) :]
            if frame is not None:
                yield frame
        # What cannot begin a frame any more is forgotten, so that endless noise fills no memory.
        self._said = self._said[start if start >= 0 else 1 - len(_HEAD) :]
