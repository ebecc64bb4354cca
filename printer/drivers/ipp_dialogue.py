"""What is asked of a printer over IPP: operations of RFC 8011, each one request."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

from printer.drivers.deadline import Deadline
from printer.drivers.http import Conversation
from printer.drivers.ipp_printer import ASKED_FOR, Description, describe, numbers, texts
from printer.drivers.link import LinkBroken
from printer.encode.ipp import Attributes, Group, Malformed, Message, Tag, decode, encode, values
from printer.errors import Reason

_CONTENT_TYPE = "application/ipp"
_FIRST_ERROR = 0x0400

# What a status means. Of the attributes that a printer can refuse (0x040B), a badge has but the paper's size.
_REASONS: Mapping[int, Reason] = {
    0x0401: Reason.NO_PERMISSION,
    0x0402: Reason.NO_PERMISSION,
    0x0403: Reason.NO_PERMISSION,
    0x0406: Reason.UNREACHABLE,  # no queue of this name
    0x0407: Reason.UNREACHABLE,
    0x040A: Reason.UNSUPPORTED,
    0x040B: Reason.WRONG_MEDIA,
    0x0502: Reason.BUSY,
    0x0505: Reason.BUSY,
    0x0506: Reason.NOT_ACCEPTING,
    0x0507: Reason.BUSY,
}


class Operation(IntEnum):
    """What can be asked."""

    PRINT_JOB = 0x02
    VALIDATE_JOB = 0x04
    CREATE_JOB = 0x05
    SEND_DOCUMENT = 0x06
    CANCEL_JOB = 0x08
    GET_JOB_ATTRIBUTES = 0x09
    GET_PRINTER_ATTRIBUTES = 0x0B


class JobState(IntEnum):
    """How far a job is; the last three are ends."""

    PENDING = 3
    HELD = 4
    PROCESSING = 5
    STOPPED = 6
    CANCELED = 7
    ABORTED = 8
    COMPLETED = 9


class RequestRefused(LinkBroken):
    """The printer answered, and said no."""


@dataclass(frozen=True)
class Order:
    """A badge as a job: its name, the form of its document, and how it is to be printed."""

    name: str
    mime_type: str
    settings: Attributes


@dataclass(frozen=True)
class Job:
    """How a job is; `printed` are the sides that are out, as far as the printer counts them."""

    state: int
    reasons: tuple[str, ...]
    printed: int

    @property
    def has_ended(self) -> bool:
        return self.state >= JobState.CANCELED


class Dialogue:
    """A conversation with one printer. Every method raises LinkBroken, or RequestRefused where it says no."""

    def __init__(self, conversation: Conversation, uri: str) -> None:
        self._conversation, self._uri = conversation, uri

    @property
    def bytes_out(self) -> int:
        """The bytes of the last request that left."""
        return self._conversation.bytes_out

    def connect(self, deadline: Deadline) -> None:
        """Makes sure that the next request goes out at once."""
        self._conversation.connect(deadline)

    def describe(self, deadline: Deadline) -> Description:
        """How the printer is, and what it can."""
        wanted: Attributes = {"requested-attributes": values(Tag.KEYWORD, *ASKED_FOR)}
        answer = self._ask(Operation.GET_PRINTER_ATTRIBUTES, wanted, deadline)
        return describe(answer.group(Group.PRINTER))

    def validate(self, order: Order, deadline: Deadline) -> None:
        """Asks whether the printer would take this job."""
        self._ask(Operation.VALIDATE_JOB, _named(order, order.mime_type), deadline, order.settings)

    def create(self, order: Order, deadline: Deadline) -> int:
        """Makes a job without its document known, and returns its number. Nothing is printed yet."""
        answer = self._ask(Operation.CREATE_JOB, _named(order), deadline, order.settings)
        return _number(answer)

    def send(self, number: int, order: Order, document: bytes, deadline: Deadline) -> None:
        """Sends the document of a job that was created."""
        form: Attributes = {
            **_job(number),
            "document-format": values(Tag.MIME_TYPE, order.mime_type),
            "last-document": values(Tag.BOOLEAN, True),
        }
        self._ask(Operation.SEND_DOCUMENT, form, deadline, document=document)

    def print(self, order: Order, document: bytes, deadline: Deadline) -> int:
        """Makes a job with its document, and returns its number."""
        named = _named(order, order.mime_type)
        return _number(self._ask(Operation.PRINT_JOB, named, deadline, order.settings, document))

    def job(self, number: int, deadline: Deadline) -> Job:
        """How a job is."""
        told = self._ask(Operation.GET_JOB_ATTRIBUTES, _job(number), deadline).group(Group.JOB)
        counts = numbers(told, "job-impressions-completed") + numbers(told, "job-media-sheets-completed")
        state = (numbers(told, "job-state") or (JobState.PENDING,))[0]
        return Job(state, texts(told, "job-state-reasons"), max(counts, default=0))

    def cancel(self, number: int, deadline: Deadline) -> None:
        """Asks the printer to drop a job."""
        self._ask(Operation.CANCEL_JOB, _job(number), deadline)

    def _ask(
        self,
        operation: Operation,
        about: Attributes,
        deadline: Deadline,
        settings: Attributes | None = None,
        document: bytes = b"",
    ) -> Message:
        target: Attributes = {
            "attributes-charset": values(Tag.CHARSET, "utf-8"),
            "attributes-natural-language": values(Tag.LANGUAGE, "en"),
            "printer-uri": values(Tag.URI, self._uri),
        }
        user: Attributes = {"requesting-user-name": values(Tag.NAME, "kiosk")}
        groups = [(Group.OPERATION, {**target, **about, **user})]
        if settings:
            groups.append((Group.JOB, dict(settings)))
        request = encode(Message(operation, tuple(groups), data=document))
        try:
            answer = decode(self._conversation.post(request, _CONTENT_TYPE, deadline))
        except Malformed as error:
            raise LinkBroken(Reason.PRINTER_FAULT) from error
        if answer.code >= _FIRST_ERROR:
            raise RequestRefused(_REASONS.get(answer.code, Reason.PRINTER_FAULT))
        return answer


def _job(number: int) -> Attributes:
    return {"job-id": values(Tag.INTEGER, number)}


def _named(order: Order, mime_type: str | None = None) -> Attributes:
    name: Attributes = {"job-name": values(Tag.NAME, order.name)}
    return name if mime_type is None else {**name, "document-format": values(Tag.MIME_TYPE, mime_type)}


def _number(answer: Message) -> int:
    found = numbers(answer.group(Group.JOB), "job-id")
    if not found:
        raise LinkBroken(Reason.PRINTER_FAULT)
    return found[0]
