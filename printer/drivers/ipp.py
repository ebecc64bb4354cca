"""IPP: a printer in the network that speaks it itself, or a queue of CUPS (RFC 8011).

A printer takes a badge as a job and prints it later, so a job is followed until it has ended. "Completed" is
`Printed` where the printer says so, by itself or through a queue that asks it; with any other queue it means
that the badge was sent.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from time import sleep
from urllib.parse import parse_qsl, urlsplit

from printer.driver import Failed, Outcome, Printed, Probe, Refused, SentUnconfirmed, State, Status, Unknown
from printer.drivers.deadline import Deadline
from printer.drivers.http import Conversation, Server
from printer.drivers.ipp_dialogue import Dialogue, Job, JobState, Order, RequestRefused
from printer.drivers.ipp_document import choose, settings
from printer.drivers.ipp_printer import PROCESSING, Description
from printer.drivers.link import LinkBroken
from printer.drivers.patience import Patience
from printer.drivers.tls import Trust
from printer.drivers.way import lost, without_way
from printer.errors import Reason, UnknownPrinter
from printer.page import Sheet

SAMPLES = (
    "ipp://HOST/printers/NAME",
    "ipps://HOST/ipp/print?fingerprint=SHA256",
    "ipps://HOST/ipp/print?authority=/FILE.pem",
)

PORT, PATH = 631, "/ipp/print"  # where a printer is if nothing else is said (RFC 8010, PWG 5100.14)

PATIENT = Patience(answer=2.0, pause=0.25, settle=2.5, stop=3.0)
"""A fault ends a job after two and a half seconds: a queue repeats an old one until it has looked again."""


class IppDriver:
    """A printer or a queue."""

    def __init__(self, server: Server, uri: str, patience: Patience = PATIENT) -> None:
        self._server, self._uri, self._patience = server, uri, patience

    @classmethod
    def open(cls, url: str, home: Path) -> "IppDriver":  # noqa: ARG003 - only folders lie at home
        """`ipp://HOST[:PORT]/PATH`, or `ipps://...` with `?fingerprint=` or `?authority=`."""
        server = _server(url)
        scheme = "ipps" if server.trust else "ipp"
        return cls(server, f"{scheme}://{server.address}{server.path}")

    def probe(self, timeout: float = 2.0) -> Probe:
        """Its model, how it is, and whether a completed job of it is a badge on paper."""
        try:
            printer = self._look(timeout)
        except LinkBroken as broken:
            return Probe(f"IPP printer at {self._server.host}", can_confirm=False, status=without_way(broken))
        return Probe(f"{printer.model} at {self._server.host}", printer.reports, _status(printer))

    def status(self, timeout: float = 0.8) -> Status:
        """How it is, and what is loaded."""
        try:
            return _status(self._look(timeout))
        except LinkBroken as broken:
            return without_way(broken)

    def _look(self, timeout: float) -> Description:
        with Conversation(self._server) as conversation:
            return Dialogue(conversation, self._uri).describe(Deadline(timeout))

    def send(self, sheet: Sheet, job_id: str, on_first_byte: Callable[[], None], timeout: float) -> Outcome:
        """Prints a badge, and follows it until it is out. One that does not come out is cancelled."""
        deadline = Deadline(timeout)
        with Conversation(self._server) as conversation:
            dialogue = Dialogue(conversation, self._uri)
            try:
                printer = dialogue.describe(deadline.at_most(self._patience.answer))
                if reason := printer.refusal():
                    return Refused(reason)
                form = choose(printer, sheet.medium)
                if form is None:
                    return Refused(Reason.UNSUPPORTED)
                order = Order(job_id, form.mime_type, settings(sheet.medium))
                badge = _Badge(dialogue, self._patience, printer, order, form.write(sheet))
                badge.announce(deadline)
                dialogue.connect(deadline)
            except RequestRefused as refused:
                return Refused(refused.reason)
            except LinkBroken as broken:
                return Failed(broken.reason)
            with badge.withdrawn_if_unsent(deadline):
                on_first_byte()
            return badge.send(deadline) or badge.follow(deadline)


def _server(url: str) -> Server:
    try:
        parts = urlsplit(url)
        options = dict(parse_qsl(parts.query, strict_parsing=True)) if parts.query else {}
        if "fingerprint" in options:
            options["fingerprint"] = options["fingerprint"].replace(":", "")
        trust = Trust(**options) if parts.scheme == "ipps" else None
        if not parts.hostname or (options and not trust):
            raise UnknownPrinter(url, SAMPLES)
        return Server(parts.hostname, parts.port or PORT, parts.path.rstrip("/") or PATH, trust)
    except (ValueError, TypeError):
        raise UnknownPrinter(url, SAMPLES) from None


def _status(printer: Description) -> Status:
    busy = printer.state == PROCESSING
    reasons = frozenset(printer.found if busy or not printer.is_queue else ())
    reason = printer.refusal()
    if reason is None:
        return Status(State.BUSY if busy else State.READY, reasons, printer.media)
    state = State.OFFLINE if reason is Reason.OFFLINE else State.ATTENTION
    return Status(state, reasons | {reason}, printer.media)


class _Badge:
    """A badge on its way through a printer."""

    def __init__(
        self,
        dialogue: Dialogue,
        patience: Patience,
        printer: Description,
        order: Order,
        document: bytes,
    ) -> None:
        self._dialogue, self._patience, self._printer = dialogue, patience, printer
        self._order, self._document = order, document
        self._number = 0  # which no job has
        self._is_whole = True
        self._started = False
        self._bytes_out = 0

    def announce(self, deadline: Deadline) -> None:
        """Asks whether the printer takes it. If it can, the printer gives it a number by this, so that it can
        be asked for and cancelled even where the connection breaks while its document is sent."""
        if self._printer.creates_jobs:
            self._number = self._dialogue.create(self._order, deadline)
        else:
            self._dialogue.validate(self._order, deadline)

    @contextmanager
    def withdrawn_if_unsent(self, deadline: Deadline) -> Iterator[None]:
        """Leaves no announced job behind where an error keeps it from being sent."""
        try:
            yield
        except BaseException:
            with suppress(LinkBroken):
                if self._number:
                    self._dialogue.cancel(self._number, deadline)
            raise

    def send(self, deadline: Deadline) -> Outcome | None:
        """Sends the document; None where the job can be followed now.

        A document that was cut off is taken back: printers have printed half of one and called it completed.
        """
        in_time = deadline.at_most(max(0.0, deadline.left - self._patience.stop))
        try:
            if self._number:
                self._dialogue.send(self._number, self._order, self._document, in_time)
            else:
                self._number = self._dialogue.print(self._order, self._document, in_time)
        except RequestRefused as refused:
            return Failed(refused.reason, self._dialogue.bytes_out)
        except LinkBroken as broken:
            self._bytes_out, self._is_whole = self._dialogue.bytes_out, False
            if not self._number:
                return lost(broken, self._bytes_out)
            return self._cancel(broken.reason, deadline)
        self._bytes_out = self._dialogue.bytes_out
        return None

    def follow(self, deadline: Deadline) -> Outcome:
        """Waits until the job has ended, or something stays wrong, or there is hardly time to cancel it."""
        patience = self._patience
        reason, borne = Reason.STUCK, Deadline(patience.settle)
        while deadline.left > patience.stop:
            try:
                job = self._job(deadline)
                faults = self._dialogue.describe(deadline.at_most(patience.answer)).faults
            except LinkBroken as broken:
                reason = broken.reason
            else:
                if job.has_ended:
                    return self._ended(job, faults)
                if not faults:
                    borne = Deadline(patience.settle)
                elif borne.passed:
                    return self._cancel(faults[0], deadline)
                reason = faults[0] if faults else Reason.STUCK
            sleep(min(patience.pause, deadline.left))
        return self._cancel(reason, deadline)

    def _cancel(self, reason: Reason, deadline: Deadline) -> Outcome:
        """Drops the job, so that it does not come out when nobody expects it any more."""
        with suppress(LinkBroken):
            with suppress(RequestRefused):  # it has ended meanwhile
                self._dialogue.cancel(self._number, deadline.at_most(self._patience.answer))
            waited = deadline.at_most(self._patience.settle)
            while True:
                job = self._job(deadline)
                if job.has_ended:
                    return self._ended(job, (reason,))
                if waited.passed:
                    break
                sleep(min(self._patience.pause, waited.left))
        return Unknown(reason)

    def _job(self, deadline: Deadline) -> Job:
        job = self._dialogue.job(self._number, deadline.at_most(self._patience.answer))
        self._started = self._started or job.state not in {JobState.PENDING, JobState.HELD}
        return job

    def _ended(self, job: Job, faults: Sequence[Reason]) -> Outcome:
        if job.state == JobState.COMPLETED:
            if not self._is_whole or "job-completed-with-errors" in job.reasons:
                return Unknown(faults[0] if faults else Reason.PRINTER_FAULT)
            says_so = self._printer.reports and "queued-in-device" not in job.reasons
            return Printed() if says_so else SentUnconfirmed()
        usual = Reason.CANCELLED if job.state == JobState.CANCELED else Reason.PRINTER_FAULT
        reason = faults[0] if faults else usual
        # A queue counts pages that it sent, not those that came out.
        is_out = self._started if self._printer.is_queue else job.printed > 0
        return Unknown(reason) if is_out else Failed(reason, self._bytes_out)
