"""Receipt printers that speak ESC/POS: a socket, or a cable.

The better ones say, if asked, when a badge is out: `Printed`. Of others one learns at least what is wrong
before and after, and many clones never say a word: `SentUnconfirmed`.
"""

from collections.abc import Callable
from pathlib import Path
from time import sleep

from printer.driver import Failed, Outcome, Printed, Probe, Refused, SentUnconfirmed, State, Status, Unknown
from printer.drivers.deadline import Deadline
from printer.drivers.escpos_answer import (
    THROW_AWAY,
    THROWN_AWAY,
    Question,
    ask,
    ask_to_confirm,
    confirmed,
    mark,
    reasons,
    status,
)
from printer.drivers.link import STALL, Link, LinkBroken
from printer.drivers.patience import Patience
from printer.drivers.way import Way, find_plain_way, lost, without_way
from printer.encode.escpos import encode, fits
from printer.errors import Reason
from printer.page import Sheet

SAMPLES = ("escpos://HOST", "escpos+usb:///dev/usb/lp0")

PATIENT = Patience(answer=0.4, pause=0.2, settle=2.0, stop=2.0)
"""A printer that cannot confirm is watched for two seconds, in which a badge comes out."""


class EscposDriver:
    """A receipt printer with a cutter, for paper of 80 mm."""

    def __init__(self, way: Way, patience: Patience = PATIENT) -> None:
        self._way, self._patience = way, patience

    @classmethod
    def open(cls, url: str, home: Path) -> "EscposDriver":  # noqa: ARG003 - only folders lie at home
        """`escpos://HOST[:PORT]` or `escpos+usb:///dev/usb/lp0`."""
        return cls(find_plain_way(url, SAMPLES))

    def probe(self, timeout: float = 2.0) -> Probe:
        """How it is, and whether it says when a badge is out; it does not say which model it is."""
        deadline = Deadline(timeout)
        name = f"receipt printer at {self._way.place}"
        try:
            with self._way.open(deadline) as link:
                printer = _ReceiptPrinter(link, self._patience)
                found = printer.reasons(deadline)
                return Probe(name, printer.can_confirm(deadline), _status(found))
        except LinkBroken as broken:
            return Probe(name, can_confirm=False, status=without_way(broken))

    def status(self, timeout: float = 0.8) -> Status:
        """How it is; unknown where it never answers."""
        deadline = Deadline(timeout)
        try:
            with self._way.open(deadline) as link:
                return _status(_ReceiptPrinter(link, self._patience).reasons(deadline))
        except LinkBroken as broken:
            return without_way(broken)

    def send(self, sheet: Sheet, job_id: str, on_first_byte: Callable[[], None], timeout: float) -> Outcome:
        """Prints a badge and cuts it off, unless the printer says that something is in the way."""
        deadline = Deadline(timeout)
        if not fits(sheet.medium):
            return Refused(Reason.WRONG_MEDIA)
        job = encode(sheet.planes().black)
        try:
            with self._way.open(deadline.at_most(self._patience.connect)) as link:
                printer = _ReceiptPrinter(link, self._patience)
                found = printer.reasons(deadline)
                if reason := _fault(found):
                    return Refused(reason)
                badge = mark(job_id) if found is not None and printer.can_confirm(deadline) else None
                on_first_byte()
                return _print(printer, job, badge, deadline)
        except LinkBroken as broken:
            return Failed(broken.reason)


def _fault(found: list[Reason] | None) -> Reason | None:
    """The first thing to mend."""
    return next((reason for reason in found or () if reason is not Reason.LABELS_LOW), None)


def _status(found: list[Reason] | None) -> Status:
    if found is None:
        return Status(State.UNKNOWN)
    states = {None: State.READY, Reason.COOLING: State.BUSY, Reason.OFFLINE: State.OFFLINE}
    return Status(states.get(_fault(found), State.ATTENTION), frozenset(found))


class _ReceiptPrinter:
    """A conversation with a receipt printer."""

    def __init__(self, link: Link, patience: Patience) -> None:
        self.link, self.patience = link, patience
        self._said = b""

    def reasons(self, deadline: Deadline) -> list[Reason] | None:
        """What is wrong with it, as far as it says; None where it does not answer at all."""
        found: list[Reason] = []
        for question in Question:
            said = self._ask(ask(question), lambda said: status(said) is not None, deadline)
            answer = status(said)
            if answer is None:
                return None if question is next(iter(Question)) else found
            found += [reason for reason in reasons(question, answer) if reason not in found]
        return found

    def can_confirm(self, deadline: Deadline) -> bool:
        """Whether it knows how to say that a badge is out: with nothing to print it says so at once."""
        nothing = mark("")
        answer = confirmed(nothing)
        return answer in self._ask(ask_to_confirm(nothing), lambda said: answer in said, deadline)

    def give(self, job: bytes, deadline: Deadline) -> None:
        """Hands over a job, and listens meanwhile: a printer may answer dots that look like questions, and
        take no more until its answers are taken. Raises LinkBroken as `Link.send` does."""
        stalled = deadline.at_most(STALL)
        while job:
            taken, said = self.link.exchange(job, stalled)
            if taken or said:
                job, self._said, stalled = job[taken:], self._said + said, deadline.at_most(STALL)
            elif stalled.passed:
                raise LinkBroken(Reason.STUCK)
        self.link.drain(deadline)  # to hang up before it has everything would take the rest back

    def forget(self, deadline: Deadline) -> None:
        """Makes it throw away what it holds, so that it does not come out when nobody expects it."""
        self._ask(THROW_AWAY, lambda said: THROWN_AWAY in said, deadline)

    def has_said(self, answer: bytes) -> bool:
        """Whether it said this, at any time."""
        while said := self.link.receive(Deadline(0)):
            self._said += said
        return answer in self._said

    def _ask(self, question: bytes, is_answered: Callable[[bytes], bool], deadline: Deadline) -> bytes:
        """What it says to a question; less where there is no answer in time."""
        in_time = deadline.at_most(self.patience.answer)
        self.has_said(b"")  # what it said to earlier questions is no answer to this one
        before = len(self._said)
        self.link.send(question, in_time)
        while not is_answered(self._said[before:]) and (said := self.link.receive(in_time)):
            self._said += said
        return self._said[before:]


def _print(printer: _ReceiptPrinter, job: bytes, badge: bytes | None, deadline: Deadline) -> Outcome:
    talked = printer.link.bytes_out
    try:
        printer.give(job + (ask_to_confirm(badge) if badge else b""), deadline)
        return _follow(printer, badge, deadline)
    except LinkBroken as broken:
        return lost(broken, printer.link.bytes_out - talked)


def _follow(printer: _ReceiptPrinter, badge: bytes | None, deadline: Deadline) -> Outcome:
    """Waits until it is out, or something is wrong, or there is hardly time left to make it forget."""
    patience, reason = printer.patience, Reason.STUCK
    watched = deadline.at_most(patience.settle)
    while deadline.left > patience.stop:
        if badge and printer.has_said(confirmed(badge)):
            return Printed()
        found = printer.reasons(deadline)
        reason = _fault(found) or Reason.STUCK
        if reason not in {Reason.STUCK, Reason.COOLING}:
            break
        if not badge and reason is Reason.STUCK and (found is None or watched.passed):
            return SentUnconfirmed()
        sleep(min(patience.pause, deadline.left))
    printer.forget(deadline)
    return Printed() if badge and printer.has_said(confirmed(badge)) else Unknown(reason)
