"""A stand-in for a printer that speaks IPP, or for a queue of CUPS, with every fault of a real one.

It answers as `ippeveprinter` and `cupsd` were seen to do. It reads and writes messages with the driver's own
codec, which the tests try on these two. Time goes by for it as it is asked how a job is.
"""

from dataclasses import dataclass, field
from enum import Enum, IntEnum

from PIL import Image

from printer.encode.ipp import Attributes, Group, Message, Tag, Value, values
from printer.testing.pictures import read

_PRINT_JOB, _VALIDATE_JOB, _CREATE_JOB, _SEND_DOCUMENT = 0x02, 0x04, 0x05, 0x06
_CANCEL_JOB, _GET_JOB, _GET_PRINTER = 0x08, 0x09, 0x0B
_OK, _NOT_POSSIBLE, _NOT_FOUND, _NOT_THIS_FORM = 0x0000, 0x0404, 0x0406, 0x040A


class Fault(Enum):
    """What is wrong with a printer: its keyword, and whether the printer calls itself stopped."""

    MEDIA_EMPTY = ("media-empty", False)
    MEDIA_NEEDED = ("media-needed", True)
    MEDIA_JAM = ("media-jam", True)
    COVER_OPEN = ("cover-open", False)
    DOOR_OPEN = ("door-open", True)
    SUPPLY_EMPTY = ("marker-supply-empty", False)
    SPOOL_FULL = ("spool-area-full", False)
    OFFLINE = ("offline", False)
    CONNECTING = ("connecting-to-device", False)
    PAUSED = ("paused", True)
    OTHER = ("other", False)
    NOT_IN_THE_STANDARD = ("com.example.flux", False)
    STOPPED = ("none", True)

    def __init__(self, keyword: str, stops: bool) -> None:
        self.keyword, self.stops = keyword, stops


class Connection(Enum):
    """What is wrong with the way to it."""

    FINE = "fine"
    SILENT = "it takes requests and answers nothing"
    HANGS_UP = "it takes requests and hangs up"
    DRIBBLES = "its answers come in single bytes, and never end"
    GARBLED = "its answers are no IPP"
    DEAF = "it does not take documents"
    LOSES_ANSWERS = "it hangs up when it has a document"


class End(IntEnum):
    """How jobs end here."""

    NEVER = 0
    CANCELED = 7
    ABORTED = 8
    COMPLETED = 9


@dataclass
class Job:
    """A job that came: what it was called, its settings, and its document."""

    name: str
    settings: Attributes
    mime_type: str = ""
    document: bytes = b""
    state: int = 3
    reasons: tuple[str, ...] = ("none",)
    printed: int = 0
    asked: int = 0

    def picture(self) -> Image.Image:
        """The document as it lies on the paper, turned back so that it can be read; 0 is black."""
        return read(self.document, self.mime_type).transpose(Image.Transpose.ROTATE_90)


@dataclass
class IppPrinter:
    """A label printer. All of this can be changed at any time:

    `faults` it has now, those `mid_job` it gets with the next document; `severity` is how it calls them;
    `printing` is how often it is asked how a job is until the job is at its `end`; `mending` how often until
    all faults are mended; `queue` is the device behind a queue of CUPS, which it then is; `refuses` are
    operations with the status that they get; `printed` the sides that are out when a job ends early.
    """

    faults: set[Fault] = field(default_factory=set)
    mid_job: set[Fault] = field(default_factory=set)
    severity: str = "-error"
    printing: int = 1
    mending: int | None = None
    end: End = End.COMPLETED
    end_reasons: tuple[str, ...] = ("none",)
    printed: int = 0
    low: bool = False
    accepting: bool = True
    creates_jobs: bool = True
    cancels: bool = True
    queue: str | None = None
    formats: tuple[str, ...] = ("application/octet-stream", "image/pwg-raster")
    resolution: int = 300
    raster_types: tuple[str, ...] = ("black_1", "sgray_8")
    refuses: dict[int, int] = field(default_factory=dict)
    http_status: int = 200
    connection: Connection = Connection.FINE
    jobs: list[Job] = field(default_factory=list)

    @property
    def came_out(self) -> list[Job]:
        """The jobs that were printed."""
        return [job for job in self.jobs if job.state == End.COMPLETED]

    def answer(self, request: Message) -> Message:
        """What it says to a request."""
        asked = request.group(Group.OPERATION)
        status, kind = _OK, Group.JOB
        told: Attributes = {}
        if request.code in self.refuses:
            status = self.refuses[request.code]
        elif request.code == _GET_PRINTER:
            kind, told = Group.PRINTER, self._description()
        elif request.code in {_PRINT_JOB, _VALIDATE_JOB, _CREATE_JOB}:
            status, told = self._new(request, asked)
        else:
            status, told = self._old(request, asked)
        languages: Attributes = {
            "attributes-charset": values(Tag.CHARSET, "utf-8"),
            "attributes-natural-language": values(Tag.LANGUAGE, "en"),
        }
        groups = ((Group.OPERATION, languages), *([(kind, told)] if told else []))
        return Message(status, groups, request.request_id)

    def _new(self, request: Message, asked: Attributes) -> tuple[int, Attributes]:
        form = _text(asked, "document-format") if "document-format" in asked else ""
        if form and form not in self.formats:
            return _NOT_THIS_FORM, {}
        if request.code == _VALIDATE_JOB:
            return _OK, {}
        self.jobs.append(Job(_text(asked, "job-name"), request.group(Group.JOB)))
        if request.code == _PRINT_JOB:
            self._take(self.jobs[-1], form, request.data)
        return _OK, self._told(len(self.jobs))

    def _old(self, request: Message, asked: Attributes) -> tuple[int, Attributes]:
        number = asked["job-id"][0].content
        if not isinstance(number, int) or not 0 < number <= len(self.jobs):
            return _NOT_FOUND, {}
        job = self.jobs[number - 1]
        if request.code == _SEND_DOCUMENT:
            self._take(job, _text(asked, "document-format"), request.data)
        elif request.code == _CANCEL_JOB:
            if job.state >= End.CANCELED:
                return _NOT_POSSIBLE, {}
            if self.cancels:
                job.state, job.printed = End.CANCELED, self.printed
                job.reasons = ("job-canceled-by-user",)
        elif request.code == _GET_JOB:
            self._go_on(job)
        return _OK, self._told(number)

    def _take(self, job: Job, form: str, document: bytes) -> None:
        job.mime_type, job.document = form, document
        self.faults |= self.mid_job
        self.mid_job = set()

    def _go_on(self, job: Job) -> None:
        """Prints a little, or waits to be mended."""
        if job.state >= End.CANCELED or not job.document:
            return
        if self.faults:
            if self.mending is not None:
                self.mending -= 1
                if self.mending <= 0:
                    self.faults = set()
            job.state = 6 if any(fault.stops for fault in self.faults) else 5
            return
        job.state, job.asked = 5, job.asked + 1
        if job.asked > self.printing and self.end is not End.NEVER:
            job.state, job.reasons = self.end, self.end_reasons
            job.printed = 1 if self.end is End.COMPLETED else self.printed

    def _told(self, number: int) -> Attributes:
        job = self.jobs[number - 1]
        return {
            "job-id": values(Tag.INTEGER, number),
            "job-state": values(Tag.ENUM, int(job.state)),
            "job-state-reasons": values(Tag.KEYWORD, *job.reasons),
            "job-impressions-completed": values(Tag.INTEGER, job.printed),
        }

    def _description(self) -> Attributes:
        stopped = any(fault.stops for fault in self.faults)
        active = any(job.document and job.state < End.CANCELED for job in self.jobs)
        keywords = [fault.keyword + self.severity for fault in self.faults if fault is not Fault.STOPPED]
        if self.low:
            keywords.append("media-low-warning")
        operations = [_PRINT_JOB, _VALIDATE_JOB, _CANCEL_JOB, _GET_JOB, _GET_PRINTER]
        if self.creates_jobs:
            operations += [_CREATE_JOB, _SEND_DOCUMENT]
        told = {
            "printer-make-and-model": values(Tag.TEXT, "Example Label Printer"),
            "printer-state": values(Tag.ENUM, 5 if stopped else 4 if active else 3),
            "printer-state-reasons": values(Tag.KEYWORD, *keywords or ["none"]),
            "printer-is-accepting-jobs": values(Tag.BOOLEAN, self.accepting),
            "operations-supported": values(Tag.ENUM, *operations),
            "document-format-supported": values(Tag.MIME_TYPE, *self.formats),
            "pwg-raster-document-resolution-supported": (
                Value(Tag.RESOLUTION, (self.resolution, self.resolution, 3)),
            ),
            "pwg-raster-document-type-supported": values(Tag.KEYWORD, *self.raster_types),
        }
        if self.queue is not None:
            told["cups-version"] = values(Tag.TEXT, "2.4.2")
            told["device-uri"] = values(Tag.URI, self.queue)
        else:
            told["media-ready"] = values(Tag.KEYWORD, "om_badge_62x100mm")
        return told


def _text(attributes: Attributes, name: str) -> str:
    return str(attributes[name][0].content)
