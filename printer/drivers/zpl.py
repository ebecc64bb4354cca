"""Zebra and whatever else speaks ZPL: a socket, or a cable.

A Zebra says what is wrong with it and how many labels it has ever printed. So a badge is `Printed` where the
count went up; where there is no count, where the printer said that it had the label and then that it had
nothing left to print.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from time import sleep

from printer.driver import (
    Failed,
    Outcome,
    Printed,
    Probe,
    Refused,
    SentUnconfirmed,
    State,
    Status,
    Unknown,
)
from printer.drivers.deadline import Deadline
from printer.drivers.link import Link, LinkBroken
from printer.drivers.patience import Patience
from printer.drivers.way import Way, find_way, lost, without_way
from printer.drivers.zebra_answer import (
    HOW_ARE_YOU,
    HOW_MANY_LABELS,
    WHO_ARE_YOU,
    Condition,
    Model,
    condition,
    is_counted,
    labels,
    model,
)
from printer.encode.zpl import AS_SET, Burn, encode, fits
from printer.errors import Reason, UnknownPrinter
from printer.media import DOTS_A_MM
from printer.page import Sheet

SAMPLES = ("zpl://HOST", "zpl+usb:///dev/usb/lp0")

PATIENT = Patience(answer=0.8, pause=0.1, settle=1.0, stop=2.0)
"""A printer that keeps no count is believed after a second in which it had nothing to print."""

_CANCEL_ALL = b"~JA\r\n"

_PASSING = frozenset((Reason.STUCK, Reason.COOLING, Reason.BUSY))  # what a label waits for


class ZplDriver:
    """A label printer with a head of 8 dots a millimetre."""

    def __init__(self, way: Way, burn: Burn = AS_SET, patience: Patience = PATIENT) -> None:
        self._way, self._burn, self._patience = way, burn, patience

    @classmethod
    def open(cls, url: str, home: Path) -> "ZplDriver":  # noqa: ARG003 - only folders lie at home
        """`zpl://HOST[:PORT]` or `zpl+usb:///dev/usb/lp0`, `?darkness=0..30&speed=1..14` if wished."""
        way = find_way(url, SAMPLES)
        return cls(way, _burn(url, way.options))

    def probe(self, timeout: float = 2.0) -> Probe:
        """Its model, and how it is; it confirms if it keeps count of its labels."""
        deadline = Deadline(timeout)
        try:
            with self._way.open(deadline) as link:
                zebra = _Zebra(link, self._patience)
                found, status = zebra.model(deadline), _status(zebra.condition(deadline))
                can_confirm = zebra.labels(deadline) is not None
        except LinkBroken as broken:
            return Probe(f"ZPL printer at {self._way.place}", can_confirm=False, status=without_way(broken))
        name = found.name if found else "ZPL printer"
        return Probe(f"{name} at {self._way.place}", can_confirm, status)

    def status(self, timeout: float = 0.8) -> Status:
        """How it is; a Zebra that does not answer needs somebody to look after it."""
        deadline = Deadline(timeout)
        try:
            with self._way.open(deadline) as link:
                return _status(_Zebra(link, self._patience).condition(deadline))
        except LinkBroken as broken:
            return without_way(broken)

    def send(
        self,
        sheet: Sheet,
        job_id: str,  # noqa: ARG002 - a label has no name
        on_first_byte: Callable[[], None],
        timeout: float,
    ) -> Outcome:
        """Prints a label, if the printer is ready and idle, and follows it until it is out.

        A label that stays inside because something went wrong is taken back.
        """
        deadline = Deadline(timeout)
        if not fits(sheet.medium):
            return Refused(Reason.WRONG_MEDIA)
        job = encode(sheet.planes().black, self._burn)
        try:
            with self._way.open(deadline.at_most(self._patience.connect)) as link:
                zebra = _Zebra(link, self._patience)
                if reason := zebra.refusal(deadline):
                    return Refused(reason)
                return _print(zebra, job, on_first_byte, deadline)
        except LinkBroken as broken:
            return Failed(broken.reason)


def _burn(url: str, options: Mapping[str, str]) -> Burn:
    try:
        return Burn(**{name: int(value) for name, value in options.items()})
    except (TypeError, ValueError):
        raise UnknownPrinter(url, (*SAMPLES, "zpl://HOST?darkness=0..30&speed=1..14")) from None


def _status(found: Condition | None) -> Status:
    if found is None:
        return Status(State.ATTENTION, frozenset({Reason.SILENT}))
    reasons = frozenset((*found.faults, *([Reason.LABELS_LOW] if found.low else [])))
    if found.faults:
        return Status(State.BUSY if _PASSING.issuperset(found.faults) else State.ATTENTION, reasons)
    return Status(State.BUSY if found.waiting else State.READY, reasons)


class _Zebra:
    """A conversation with a Zebra."""

    def __init__(self, link: Link, patience: Patience) -> None:
        self.link, self.patience = link, patience

    def model(self, deadline: Deadline) -> Model | None:
        return model(self._ask(WHO_ARE_YOU, lambda said: model(said) is not None, deadline))

    def condition(self, deadline: Deadline) -> Condition | None:
        return condition(self._ask(HOW_ARE_YOU, lambda said: condition(said) is not None, deadline))

    def labels(self, deadline: Deadline) -> int | None:
        """How many labels it has ever printed; None where it does not say."""
        return labels(self._ask(HOW_MANY_LABELS, is_counted, deadline))

    def refusal(self, deadline: Deadline) -> Reason | None:
        """Why nothing can be printed now; None where something can."""
        found = self.condition(deadline)
        if found is None:
            return Reason.SILENT
        if found.faults:
            return found.faults[0]
        if found.waiting:
            return Reason.BUSY
        head = self.model(deadline)
        return Reason.WRONG_MEDIA if head and head.dots_a_mm != DOTS_A_MM else None

    def _ask(self, question: bytes, is_answered: Callable[[bytes], bool], deadline: Deadline) -> bytes:
        """What it says to a question; less where there is no answer in time."""
        in_time = deadline.at_most(self.patience.answer)
        while self.link.receive(Deadline(0)):  # what it says to earlier questions comes too late
            pass
        self.link.send(question, in_time)
        said = b""
        while not is_answered(said) and (more := self.link.receive(in_time)):
            said += more
        return said


def _print(zebra: _Zebra, job: bytes, on_first_byte: Callable[[], None], deadline: Deadline) -> Outcome:
    before = zebra.labels(deadline)
    on_first_byte()
    talked = zebra.link.bytes_out
    try:
        zebra.link.send(job, deadline)
        return _Label(zebra, before, len(job)).follow(deadline)
    except LinkBroken as broken:
        return lost(broken, zebra.link.bytes_out - talked)


class _Label:
    """A label in a Zebra, which had printed `before` labels before it, if that is known."""

    def __init__(self, zebra: _Zebra, before: int | None, bytes_out: int) -> None:
        self._zebra, self._before, self._bytes_out = zebra, before, bytes_out

    def follow(self, deadline: Deadline) -> Outcome:
        """Waits until it is out, or something is wrong, or there is hardly time left to take it back."""
        patience = self._zebra.patience
        settled = deadline.at_most(patience.settle)
        reason, seen = Reason.SILENT, False
        while deadline.left > patience.stop:
            found = self._zebra.condition(deadline)
            if found is not None:
                reason = found.faults[0] if found.faults else Reason.STUCK
                if reason not in _PASSING:
                    break
                seen = seen or bool(found.waiting)
                if not found.waiting and self._is_out(deadline):
                    return Printed()
                if not found.waiting and self._before is None and (seen or settled.passed):
                    return Printed() if seen else SentUnconfirmed()
            sleep(min(patience.pause, deadline.left))
        return self._take_back(reason, deadline)

    def _take_back(self, reason: Reason, deadline: Deadline) -> Outcome:
        """Throws it away, so that it does not come out when nobody expects it any more."""
        self._zebra.link.send(_CANCEL_ALL, deadline)
        self._zebra.condition(deadline)  # it heard, if it answers; to hang up before could undo the sending
        count = None if self._before is None else self._zebra.labels(deadline)
        if count is None or self._before is None:
            return Unknown(reason)
        return Printed() if count > self._before else Failed(reason, self._bytes_out)

    def _is_out(self, deadline: Deadline) -> bool:
        if self._before is None:
            return False
        count = self._zebra.labels(deadline)
        return count is not None and count > self._before
