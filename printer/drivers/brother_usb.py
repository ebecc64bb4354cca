"""A Brother QL on a cable: raster and status frames both go through one device file."""

import time
from collections.abc import Callable
from pathlib import Path

from printer.driver import Failed, Outcome, Printed, Probe, Refused, Status, Unknown
from printer.drivers.brother import (
    PATIENT,
    SAMPLES,
    BrotherPatience,
    refusal,
    status_for,
    status_of,
    withdraw,
)
from printer.drivers.brother_frame import Event, Frame, FrameReader
from printer.drivers.deadline import Deadline
from printer.drivers.device import open_device
from printer.drivers.link import Link, LinkBroken
from printer.drivers.way import find_plain_way
from printer.encode.brother import RESET, STATUS_REQUEST, encode
from printer.errors import Reason
from printer.page import Sheet

_ANSWERS = frozenset({Event.ANSWER, Event.ERROR, Event.TURNED_OFF})


class BrotherUsb:
    """`brother+usb:///dev/usb/lp0`: the printer says itself that a badge came out."""

    def __init__(self, path: str, patience: BrotherPatience = PATIENT) -> None:
        self._path, self._patience = path, patience

    @classmethod
    def open(cls, url: str, home: Path) -> "BrotherUsb":  # noqa: ARG003 - only folders lie at home
        """Raises UnknownPrinter."""
        return cls(find_plain_way(url, SAMPLES).place)

    def probe(self, timeout: float = 2.0) -> Probe:
        """Its model, by its own word."""
        frame, status = self._look(timeout)
        name = f"Brother {frame.model.name}" if frame else "Brother QL"
        return Probe(f"{name} at {self._path}", can_confirm=True, status=status)

    def status(self, timeout: float = 0.8) -> Status:
        """How it is, and what is loaded."""
        return self._look(timeout)[1]

    def send(self, sheet: Sheet, job_id: str, on_first_byte: Callable[[], None], timeout: float) -> Outcome:  # noqa: ARG002 - it keeps no names
        """Prints a page if the printer is ready and has the right roll, and waits until it is out."""
        deadline = Deadline(timeout)
        planes = sheet.planes()
        try:
            link = open_device(self._path)
        except LinkBroken as broken:
            return Refused(broken.reason)
        with link:
            try:
                frame = self._when_idle(link, deadline)
            except LinkBroken as broken:
                return Refused(broken.reason)
            if frame is None:
                return Refused(Reason.SILENT)
            if reason := refusal(frame, sheet.medium):
                return Refused(reason)
            job = encode(planes, sheet.medium, frame.model)
            on_first_byte()
            return self._print(link, job, deadline)

    def _look(self, timeout: float) -> tuple[Frame | None, Status]:
        try:
            with open_device(self._path) as link:
                frame = _frame(link, Deadline(timeout))
        except LinkBroken as broken:
            return None, status_for(broken.reason)
        return frame, status_of(frame) if frame else status_for(Reason.SILENT)

    def _when_idle(self, link: Link, deadline: Deadline) -> Frame | None:
        """What it says when it has finished what it prints; raises LinkBroken.

        A page takes a second. One that takes longer than all patience is one of which the end never came.
        """
        patience = self._patience
        frame = _frame(link, deadline.at_most(patience.answer))
        busy = deadline.at_most(min(patience.busy, deadline.left - patience.answer))
        while frame is not None and frame.soon_ready:
            if busy.passed:
                return _ask(link, RESET + STATUS_REQUEST, deadline.at_most(patience.answer)) or frame
            time.sleep(min(patience.pause, busy.left))
            frame = _ask(link, STATUS_REQUEST, busy) or frame
        return frame

    def _print(self, link: Link, job: bytes, deadline: Deadline) -> Outcome:
        """Hands the job over and listens at the same time, until the printer says what became of it."""
        left, frames, hot = memoryview(job), FrameReader(), False
        patience = deadline.at_most(self._patience.stall)
        while not patience.passed:
            try:
                taken, said = link.exchange(left, patience) if left else (0, link.receive(patience))
            except LinkBroken as broken:
                return _ended(broken.reason, job, left)
            left = left[taken:]
            heard = list(frames.read(said))
            for frame in heard:
                if frame.event is Event.PRINTED and not left:
                    return Printed()
                if frame.problem is not None:
                    withdraw(link, deadline.at_most(self._patience.stop))
                    return Failed(frame.problem, len(job) - len(left))
                hot = frame.hot
            if hot:
                patience = deadline
            elif taken or heard:
                patience = deadline.at_most(self._patience.stall)
        if left:
            withdraw(link, deadline.at_most(self._patience.stop))
        return _ended(Reason.COOLING if hot else Reason.STUCK if left else Reason.SILENT, job, left)


def _frame(link: Link, deadline: Deadline) -> Frame | None:
    """What the printer says of itself; None if nothing. Raises LinkBroken.

    It is asked plainly first: a reset ends a page that is being printed. One that holds half a page, of a
    program that died, takes the question for dots, and answers only when it was reset.
    """
    plainly = deadline.at_most(deadline.left / 2)
    return _ask(link, STATUS_REQUEST, plainly) or _ask(link, RESET + STATUS_REQUEST, deadline)


def _ask(link: Link, question: bytes, deadline: Deadline) -> Frame | None:
    while not deadline.passed and link.receive(Deadline(0)):
        pass  # of what was said before, nobody knows when
    if not deadline.passed:
        link.send(question, deadline)
    frames = FrameReader()
    while not deadline.passed:
        for frame in frames.read(link.receive(deadline)):
            if frame.event in _ANSWERS:
                return frame
    return None


def _ended(reason: Reason, job: bytes, left: memoryview) -> Outcome:
    """A page of which the printer said nothing more. Its last byte is the print command: while that has not
    left, no badge came out."""
    return Failed(reason, len(job) - len(left)) if left else Unknown(reason)
