"""What a printer says of itself over IPP (RFC 8011, PWG 5100.14), and what follows from it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from printer.encode.ipp import Attributes
from printer.encode.pwg import Colour
from printer.errors import Reason

ASKED_FOR = (
    "printer-make-and-model",
    "printer-state",
    "printer-state-reasons",
    "printer-is-accepting-jobs",
    "operations-supported",
    "document-format-supported",
    "pwg-raster-document-resolution-supported",
    "pwg-raster-document-type-supported",
    "media-ready",
    "cups-version",
    "device-uri",
)

IDLE, PROCESSING, STOPPED = 3, 4, 5  # printer-state
_CREATE_JOB, _SEND_DOCUMENT = 5, 6
_DOTS_AN_INCH = 3

_SEVERITIES = ("-report", "-warning", "-error")

# printer-state-reasons, without how severe they are; the first that is found is the one to mend.
_REASONS: Mapping[str, Reason] = {
    "cover-open": Reason.COVER_OPEN,
    "door-open": Reason.COVER_OPEN,
    "interlock-open": Reason.COVER_OPEN,
    "media-jam": Reason.FEED_JAM,
    "media-empty": Reason.OUT_OF_LABELS,
    "media-needed": Reason.OUT_OF_LABELS,
    "marker-supply-empty": Reason.RIBBON_OUT,
    "toner-empty": Reason.RIBBON_OUT,
    "spool-area-full": Reason.DISK_FULL,
    "offline": Reason.OFFLINE,
    "shutdown": Reason.OFFLINE,
    "timed-out": Reason.UNREACHABLE,
    "connecting-to-device": Reason.UNREACHABLE,
    "paused": Reason.PAUSED,
    "moving-to-paused": Reason.PAUSED,
    "other": Reason.PRINTER_FAULT,
    "media-low": Reason.LABELS_LOW,
}

_REPORTING = ("ipp:", "ipps:")  # ways from a queue to its printer on which the printer says what it did


@dataclass(frozen=True)
class Description:
    """A printer, or a queue of CUPS before one. `found` are the reasons for its state, the first to mend
    first; `reports` where "completed" is the printer's own word; `creates_jobs` where a job can be made known
    before its document is sent; `resolutions` are those of its raster, in dots an inch."""

    model: str
    state: int
    found: tuple[Reason, ...]
    accepting: bool
    is_queue: bool
    reports: bool
    creates_jobs: bool
    formats: frozenset[str]
    resolutions: frozenset[int]
    colours: tuple[Colour, ...]
    media: str | None

    @property
    def faults(self) -> tuple[Reason, ...]:
        """What keeps it from printing."""
        return tuple(reason for reason in self.found if reason is not Reason.LABELS_LOW)

    def refusal(self) -> Reason | None:
        """Why it is not given a badge. A queue remembers what was wrong with its printer at the last badge,
        and looks again only at the next: its word counts only where it is stopped itself."""
        if self.state == STOPPED:
            return self.faults[0] if self.faults else Reason.PRINTER_FAULT
        if not self.accepting:
            return Reason.NOT_ACCEPTING
        return self.faults[0] if self.faults and not self.is_queue else None


def describe(told: Attributes) -> Description:
    """Of what a printer tells of itself."""
    device = "".join(texts(told, "device-uri"))
    is_queue = "cups-version" in told
    keywords = texts(told, "pwg-raster-document-type-supported")
    operations = numbers(told, "operations-supported")
    return Description(
        model=(texts(told, "printer-make-and-model") or ("IPP printer",))[0],
        state=(numbers(told, "printer-state") or (IDLE,))[0],
        found=reasons(told),
        accepting=all(value.content is not False for value in told.get("printer-is-accepting-jobs", ())),
        is_queue=is_queue,
        reports=not is_queue or (device.startswith(_REPORTING) and "waitjob=false" not in device),
        creates_jobs=_CREATE_JOB in operations and _SEND_DOCUMENT in operations,
        formats=frozenset(texts(told, "document-format-supported")),
        resolutions=frozenset(_resolutions(told)),
        colours=tuple(colour for colour in Colour if colour.keyword in keywords),
        media=(texts(told, "media-ready") or (None,))[0],
    )


def reasons(told: Attributes) -> tuple[Reason, ...]:
    """Why the printer is in its state; keywords that are of no consequence for a badge are left out."""
    said = {_plain(keyword): keyword for keyword in texts(told, "printer-state-reasons")}
    found = [reason for keyword, reason in _REASONS.items() if keyword in said]
    if any(whole.endswith("-error") for plain, whole in said.items() if plain not in _REASONS):
        found.append(Reason.PRINTER_FAULT)
    return tuple(dict.fromkeys(found))


def _resolutions(told: Attributes) -> Iterator[int]:
    """Those of PWG raster that are the same across and along, in dots an inch."""
    for value in told.get("pwg-raster-document-resolution-supported", ()):
        match value.content:
            case (across, along, unit) if across == along and unit == _DOTS_AN_INCH:
                yield across


def _plain(keyword: str) -> str:
    """Without its severity: printers call an empty tray a report, a warning or an error as they please."""
    for severity in _SEVERITIES:
        keyword = keyword.removesuffix(severity)
    return keyword


def texts(told: Attributes, name: str) -> tuple[str, ...]:
    """The texts of an attribute, none where it is missing."""
    return tuple(value.content for value in told.get(name, ()) if isinstance(value.content, str))


def numbers(told: Attributes, name: str) -> tuple[int, ...]:
    """The numbers of an attribute, none where it is missing."""
    return tuple(value.content for value in told.get(name, ()) if isinstance(value.content, int))
