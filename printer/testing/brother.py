"""A Brother QL without paper: what a real one does with the bytes that it gets, and all that goes wrong.

    printer = BrotherStandIn("QL-820NWB", roll="62x100")
    printer.after(20_000, Fault.COVER_OPEN)  # in the middle of the next job
    with network(printer) as url:  # printer.testing.brother_ports
        open_driver(url, home).send(...)
    printer.pages

It knows frames and commands from the vendor's raster command reference and from frames that were captured
from a QL-800 and a QL-820NWB, so that a driver which gets along with it was tested against that reading.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from math import inf
from threading import Condition

from printer.testing.brother_raster import Command, PrintedPage, RasterReader, add_to


class Fault(Enum):
    """What can go wrong; all of it can be switched on and off at any time."""

    NO_ROLL = "no roll"
    END_OF_ROLL = "the roll came to its end"
    COVER_OPEN = "the cover is open"
    CUTTER_JAM = "the cutter is jammed"
    FEED_JAM = "the labels do not move"
    SYSTEM_ERROR = "a fault that it does not explain"
    IN_USE = "another computer holds it"
    TURNED_OFF = "it is being turned off"
    PRINTING = "it prints somebody else's job"
    COOLING = "the head is too hot; it goes on after `cools_down` seconds"
    MUTE = "it answers nothing"
    GARBLED = "it answers noise"
    DRIBBLING = "it answers a byte at a time"
    DEAF = "it takes no bytes"
    SLOW = "it takes a byte at a time"
    HANGS_UP = "it ends the connection, and every new one"
    PORT_CLOSED = "it takes no connections"


_ERRORS = {
    Fault.NO_ROLL: (0x01, 0),
    Fault.END_OF_ROLL: (0x02, 0),
    Fault.CUTTER_JAM: (0x04, 0),
    Fault.IN_USE: (0x10, 0),
    Fault.TURNED_OFF: (0x20, 0),
    Fault.COVER_OPEN: (0, 0x10),
    Fault.FEED_JAM: (0, 0x40),
    Fault.SYSTEM_ERROR: (0, 0x80),
}
_WRONG_ROLL = (0, 0x01)

_MODELS = {
    "QL-700": b"5",
    "QL-710W": b"6",
    "QL-720NW": b"7",
    "QL-800": b"8",
    "QL-810W": b"9",
    "QL-820NWB": b"A",
    "QL-1100": b"C",
    "QL-1110NWB": b"D",
    "QL-1115NWB": b"E",
}
_TWO_COLOUR_MODELS = {"QL-800", "QL-810W", "QL-820NWB"}

_BLACK, _BLACK_AND_RED = 0x01, 0x81

# Kind, width and length in millimetres, and colours, as frames have them.
_ROLLS = {
    "62x100": (0x0B, 62, 100, _BLACK),
    "62": (0x0A, 62, 0, _BLACK),
    "62red": (0x0A, 62, 0, _BLACK_AND_RED),
    "29x90": (0x0B, 29, 90, _BLACK),
}

_ANSWER, _PRINTED, _ERROR, _TURNED_OFF, _NOTIFICATION, _PHASE = 0, 1, 2, 4, 5, 6
_COOLING_STARTED, _COOLING_FINISHED = 3, 4


@dataclass
class _Plan:
    """A fault that comes on after so many more bytes."""

    bytes_left: int
    fault: Fault


class BrotherStandIn:
    """One printer. `pages` are those that came out; `roll` names what is loaded; `jobs` counts those that
    were begun, whatever became of them. `tell` is where frames go that nobody asked for: into a cable, while
    there is one."""

    def __init__(self, model: str = "QL-820NWB", roll: str = "62x100", cools_down: float = inf) -> None:
        self.model, self.roll, self.cools_down = model, roll, cools_down
        self.pages: list[PrintedPage] = []
        self.jobs = 0
        self.tell: Callable[[bytes], None] | None = None
        self._faults: set[Fault] = set()
        self._plans: list[_Plan] = []
        self._reader = RasterReader()
        self._page = PrintedPage()
        self._spoilt = False
        self._wrong_roll = False
        self._printing = False
        self._hot = False
        self._changed = Condition()

    @property
    def nonsense(self) -> int:
        """Bytes that it could make nothing of."""
        return self._reader.nonsense

    @property
    def hot(self) -> bool:
        """Whether it has a page to print, and waits until its head has cooled down."""
        with self._changed:
            return self._hot

    def has(self, fault: Fault) -> bool:
        """Whether this fault is on."""
        with self._changed:
            return fault in self._faults

    def on(self, *faults: Fault) -> None:
        """Switches faults on; one that interrupts a page spoils it, and is told at once."""
        with self._changed:
            self._faults.update(faults)
            if self._errors() != (0, 0):
                self._printing = False
                if self._page.settings:
                    self._spoil()

    def off(self, *faults: Fault) -> None:
        """Switches faults off."""
        with self._changed:
            self._faults.difference_update(faults)
            self._changed.notify_all()

    def after(self, count: int, fault: Fault) -> None:
        """Switches a fault on after so many more bytes."""
        with self._changed:
            self._plans.append(_Plan(count, fault))

    def room(self, wanted: int) -> int:
        """How many bytes it takes at once: as many as come before the next fault."""
        with self._changed:
            return min(
                [1 if Fault.SLOW in self._faults else wanted, *(plan.bytes_left for plan in self._plans)]
            )

    def take(self, data: bytes) -> list[bytes]:
        """Works through bytes, at most as many as it has `room` for; returns the answers to questions."""
        with self._changed:
            answers = [said for command in self._reader.read(data) for said in self._obey(command)]
            for plan in self._plans:
                plan.bytes_left -= len(data)
            due = [plan.fault for plan in self._plans if plan.bytes_left <= 0]
            self._plans = [plan for plan in self._plans if plan.bytes_left > 0]
            if due:
                self.on(*due)
            return answers

    def status(self) -> bytes:
        """The frame that answers whoever asks. In the network, where nothing is told, a page that was printed
        in between is shown as being printed once, to whoever asks next."""
        with self._changed:
            frame = self._frame(_ANSWER if self._errors() == (0, 0) else _ERROR)
            self._printing = self._hot or self._spoilt
            return frame

    def _obey(self, command: Command) -> list[bytes]:
        if command.name == b"\x1biS":
            return [self.status()]
        if command.name == b"\x1b@":
            self._page, self._spoilt, self._wrong_roll, self._printing = PrintedPage(), False, False, False
        elif command.name == b"\x1a":
            self._print()
        elif command.name != b"\x00":
            self.jobs += not self._page.settings
            add_to(self._page, command)
        return []

    def _print(self) -> None:
        if not self._spoilt:
            self._wrong_roll = self._objects()
            if self._errors() != (0, 0):
                self._spoil()
        page, self._page = self._page, PrintedPage()
        if self._spoilt:
            return
        self._printing = True
        self._say(_PHASE)
        if Fault.COOLING in self._faults and not self._cool():
            return
        self.pages.append(page)
        self._say(_PRINTED)
        self._printing = self.tell is None
        self._say(_PHASE)

    def _cool(self) -> bool:
        """Waits; whether it went on."""
        self._hot = True
        self._say(_NOTIFICATION, _COOLING_STARTED)
        wait = None if self.cools_down == inf else self.cools_down
        self._changed.wait_for(lambda: Fault.COOLING not in self._faults, wait)
        self._hot = False
        self._faults.discard(Fault.COOLING)
        self._say(_NOTIFICATION, _COOLING_FINISHED)
        return not self._spoilt

    def _spoil(self) -> None:
        if not self._spoilt:
            self._spoilt = self._printing = True
            self._say(_TURNED_OFF if Fault.TURNED_OFF in self._faults else _ERROR)

    def _objects(self) -> bool:
        """Whether the page that was received is for another roll than the one that is loaded."""
        kind, width, length, colours = _ROLLS[self.roll]
        valid, *wanted = self._page.settings[b"\x1biz"][:4]
        differs = any(valid & 2 << at and wanted[at] != is_ for at, is_ in enumerate((kind, width, length)))
        in_two_colours = self.model in _TWO_COLOUR_MODELS and colours == _BLACK_AND_RED
        return differs or self._page.two_colour != in_two_colours

    def _errors(self) -> tuple[int, int]:
        """Both bytes of errors. A printer without a roll notices only when it is to print."""
        found = [bits for fault, bits in _ERRORS.items() if fault in self._faults]
        if not self._page.settings and not self._spoilt:
            found = [bits for bits in found if bits != _ERRORS[Fault.NO_ROLL]]
        if self._wrong_roll:
            found.append(_WRONG_ROLL)
        return sum(first for first, _ in found), sum(second for _, second in found)

    def _say(self, event: int, notification: int = 0) -> None:
        if self.tell is not None:
            self.tell(self._frame(event, notification))

    def _frame(self, event: int, notification: int = 0) -> bytes:
        frame = bytearray(b"\x80\x20B4" + _MODELS[self.model] + b"0" + bytes(26))
        frame[8:10] = self._errors()
        frame[18] = event
        frame[19] = self._printing or Fault.PRINTING in self._faults
        frame[22] = notification or (_COOLING_STARTED if self._hot else 0)
        frame[25] = _BLACK
        if not {Fault.NO_ROLL, Fault.COVER_OPEN} & self._faults:
            frame[11], frame[10], frame[17], frame[25] = _ROLLS[self.roll]
        return bytes(frame)
