"""A Brother QL in the network: raster goes to port 9100, which never answers; SNMP says how the printer is.

SNMP serves the very status frame that the cable does, but only to whoever asks. A badge is confirmed where
the printer was seen printing and then ready again.
"""

import time
from collections.abc import Callable
from pathlib import Path

from printer.driver import Failed, Outcome, Printed, Probe, Refused, SentUnconfirmed, State, Status, Unknown
from printer.drivers.brother import (
    PATIENT,
    SAMPLES,
    BrotherPatience,
    hindrance,
    refusal,
    status_for,
    status_of,
    withdraw,
)
from printer.drivers.brother_frame import Frame, read_frame
from printer.drivers.deadline import Deadline
from printer.drivers.link import Link, LinkBroken
from printer.drivers.snmp import PORT, get
from printer.drivers.way import Way, find_way
from printer.encode.brother import encode, fits
from printer.encode.brother_model import UNKNOWN_MODEL
from printer.errors import Reason, UnknownPrinter
from printer.page import Sheet

_STATUS = "1.3.6.1.4.1.2435.3.3.9.1.6.1.0"  # the vendor's developer FAQ names this object
_SHARE_OF_SNMP = 0.6  # of a question's time; the rest is for port 9100


class BrotherNetwork:
    """`brother://HOST[:9100]`; `?snmp=PORT` where SNMP has another port than 161."""

    def __init__(self, way: Way, snmp_port: int = PORT, patience: BrotherPatience = PATIENT) -> None:
        self._way, self._snmp_port, self._patience = way, snmp_port, patience

    @classmethod
    def open(cls, url: str, home: Path) -> "BrotherNetwork":  # noqa: ARG003 - only folders lie at home
        """Raises UnknownPrinter."""
        way = find_way(url, SAMPLES)
        port = way.options.get("snmp", str(PORT))
        if way.options.keys() - {"snmp"} or not port.isascii() or not port.isdecimal():
            raise UnknownPrinter(url, (*SAMPLES, "brother://HOST?snmp=PORT"))
        return cls(way, int(port))

    def probe(self, timeout: float = 2.0) -> Probe:
        """Its model, by its own word, and whether it takes calls. It confirms badges where SNMP answers."""
        deadline = Deadline(timeout)
        frame, status = self._look(timeout)
        if status.state is State.READY:
            try:
                self._way.open(deadline).close()
            except LinkBroken as broken:
                status = status_for(broken.reason, status.media)
        name = f"Brother {frame.model.name}" if frame else "Brother QL"
        return Probe(f"{name} at {self._way.place}", can_confirm=frame is not None, status=status)

    def status(self, timeout: float = 0.8) -> Status:
        """How it is, and what is loaded; unknown where only port 9100 answers."""
        return self._look(timeout)[1]

    def send(self, sheet: Sheet, job_id: str, on_first_byte: Callable[[], None], timeout: float) -> Outcome:  # noqa: ARG002 - it keeps no names
        """Prints a page if the printer is ready and has the right roll, and watches it where SNMP answers."""
        deadline = Deadline(timeout)
        planes = sheet.planes()
        frame = self._when_idle(deadline)
        reason = refusal(frame, sheet.medium) if frame else None
        if reason or not fits(sheet.medium):
            return Refused(reason or Reason.WRONG_MEDIA)
        try:
            link = self._way.open(deadline.at_most(self._patience.connect))
        except LinkBroken as broken:
            return Refused(broken.reason)
        with link:
            job = encode(planes, sheet.medium, frame.model if frame else UNKNOWN_MODEL)
            on_first_byte()
            try:
                link.send(job, deadline, self._patience.stall)
                link.drain(deadline, self._patience.stall)
                return self._watch(link, deadline) if frame else SentUnconfirmed()
            except LinkBroken as broken:
                return self._cut_short(broken.reason, link.bytes_out, len(job), deadline)

    def _look(self, timeout: float) -> tuple[Frame | None, Status]:
        deadline = Deadline(timeout)
        if frame := self._frame(deadline.at_most(timeout * _SHARE_OF_SNMP)):
            return frame, status_of(frame)
        try:
            self._way.open(deadline).close()
        except LinkBroken as broken:
            return None, status_for(broken.reason)
        return None, Status(State.UNKNOWN)

    def _frame(self, deadline: Deadline) -> Frame | None:
        """What the printer says of itself, if SNMP answers."""
        data = get(self._way.place, _STATUS, deadline, self._snmp_port, again=self._patience.answer / 2)
        return read_frame(data) if data is not None else None

    def _when_idle(self, deadline: Deadline) -> Frame | None:
        """What it says when it has finished what it prints, or when patience with that ends."""
        busy = deadline.at_most(self._patience.busy)
        frame = self._frame(deadline.at_most(self._patience.answer))
        while frame is not None and frame.soon_ready and not busy.passed:
            time.sleep(min(self._patience.pause, busy.left))
            frame = self._frame(busy) or frame
        return frame

    def _cut_short(self, reason: Reason, bytes_out: int, wanted: int, deadline: Deadline) -> Outcome:
        """A job that the printer did not take to its end, with the printer's own reason where it has one."""
        frame = self._frame(deadline.at_most(self._patience.answer))
        if frame and (named := hindrance(frame)) and named is not Reason.BUSY:
            reason = named
        # The last byte is the print command: while that has not left, no badge came out.
        return Failed(reason, bytes_out) if bytes_out < wanted else Unknown(reason)

    def _watch(self, link: Link, deadline: Deadline) -> Outcome:
        """Looks at the printer until it has printed; raises LinkBroken where it hung up instead."""
        idle = deadline.at_most(self._patience.settle)
        seen, hot, unanswered = False, False, 0
        while not deadline.passed:
            frame = self._frame(deadline.at_most(self._patience.answer))
            if frame is None:
                unanswered += 1
            elif frame.problem is not None:
                withdraw(link, deadline.at_most(self._patience.stop))
                return _interrupted(frame, frame.problem, seen, link.bytes_out)
            elif frame.printing:
                seen, hot, unanswered = True, frame.hot, 0
            elif seen:
                return Printed()
            elif idle.passed:  # it printed unseen, or not at all
                link.drain(deadline)
                return SentUnconfirmed()
            time.sleep(min(self._patience.pause, deadline.left))
        if unanswered > 1:
            return Unknown(Reason.SILENT)
        return Unknown(Reason.COOLING if hot else Reason.STUCK)


def _interrupted(frame: Frame, problem: Reason, seen: bool, bytes_out: int) -> Outcome:
    """A page after which something is wrong. It may be out: the last label, behind which the roll ended."""
    if not frame.printing and (seen or problem in {Reason.OUT_OF_LABELS, Reason.NO_MEDIA}):
        return Unknown(problem)
    return Failed(problem, bytes_out)
