"""The facts of the record. Each is something that happened; none is ever changed.

A field marked `personal()` is a detail about a person: it lies beside the entry and can be forgotten,
while the entry keeps only its salted digest. Free text counts as personal.
`topic` and `subject` say what a fact is about: the facts of one subject are folded together.
`audience` says who receives it: a lobby is told no more than its work needs.

Fields may be added, with a default; none is ever renamed or given another meaning.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar


class Topic(StrEnum):
    """What a fact is about."""

    VISIT = "visit"
    HOST = "host"
    DESTINATION = "destination"
    INVITATION = "invitation"
    OFFICE = "office"
    PERSON = "person"


class Audience(StrEnum):
    """Who receives a fact besides the machine that wrote it."""

    EVERYONE = "everyone"
    OFFICE = "office"


def personal(**kwargs: Any) -> Any:
    """A field that tells something about a person."""
    return field(metadata={"personal": True}, **kwargs)


@dataclass(frozen=True, kw_only=True)
class Event:
    """A fact, before it has a place in a journal. `subject` is the id of what it is about."""

    topic: ClassVar[Topic]
    audience: ClassVar[Audience] = Audience.EVERYONE

    subject: str
    person: str | None = None


# A visit


@dataclass(frozen=True, kw_only=True)
class VisitEvent(Event):
    """A fact about a visit; `subject` is the visit's id."""

    topic = Topic.VISIT


@dataclass(frozen=True, kw_only=True)
class VisitorArrived(VisitEvent):
    """She checked in. `number` is what the screen, the badge and the office call the visit today."""

    number: str
    lobby: str
    purpose: str
    host: str | None
    language: str
    token: str
    interpreter: bool = False
    invitation: str | None = None
    name: str | None = personal()


@dataclass(frozen=True, kw_only=True)
class VisitAcknowledged(VisitEvent):
    """Somebody answered; `answer` is an AnswerKind."""

    answer: str
    by: str
    minutes: int | None = None
    destination: str | None = None
    text: str | None = personal(default=None)


@dataclass(frozen=True, kw_only=True)
class VisitorLeft(VisitEvent):
    """She left; `by` is "visitor" or the name of the person who signed her out."""

    by: str


@dataclass(frozen=True, kw_only=True)
class NameCorrected(VisitEvent):
    """Her name is written otherwise than she was checked in; `by` is the person who put it right."""

    by: str
    name: str | None = personal()


@dataclass(frozen=True, kw_only=True)
class BadgeRequested(VisitEvent):
    """A badge shall be printed at `lobby`; copy 1 is the first, later ones are reprints.

    `by` is whoever asked for a reprint. `name` is what a reprint says, for a lobby that knows none.
    """

    copy: int
    lobby: str
    by: str | None = None
    name: str | None = personal(default=None)


@dataclass(frozen=True, kw_only=True)
class BadgePrinted(VisitEvent):
    """The printer said that the badge came out."""

    copy: int


@dataclass(frozen=True, kw_only=True)
class BadgeUnconfirmed(VisitEvent):
    """The badge was sent, and nothing says whether it came out; `reason` is the printer's code, if any."""

    copy: int
    reason: str | None = None


@dataclass(frozen=True, kw_only=True)
class BadgeFailed(VisitEvent):
    """No badge came out; `reason` is the printer's code."""

    copy: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class BadgeConfirmed(VisitEvent):
    """Somebody looked whether the badge came out; `by` is "visitor" or the name of a member of staff."""

    copy: int
    came_out: bool
    by: str


@dataclass(frozen=True, kw_only=True)
class AlertDelivered(VisitEvent):
    """A channel took the alert: e-mail to `recipient`, say."""

    audience = Audience.OFFICE

    channel: str
    recipient: str


@dataclass(frozen=True, kw_only=True)
class AlertFailed(VisitEvent):
    """A channel refused the alert for good; `problem` is what it answered."""

    audience = Audience.OFFICE

    channel: str
    recipient: str
    problem: str


# The directory


@dataclass(frozen=True, kw_only=True)
class HostListed(Event):
    """A host stands in the directory from now on, as given here."""

    topic = Topic.HOST

    name: str
    title: str
    kind: str
    destination: str | None
    extension: str
    email: str


@dataclass(frozen=True, kw_only=True)
class HostDelisted(Event):
    """A host no longer stands in the directory."""

    topic = Topic.HOST


@dataclass(frozen=True, kw_only=True)
class DestinationListed(Event):
    """A place can be named from now on, with the way there."""

    topic = Topic.DESTINATION

    name: dict[str, str]
    directions: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class DestinationDelisted(Event):
    """A place is no longer named."""

    topic = Topic.DESTINATION


# Invitations


@dataclass(frozen=True, kw_only=True)
class InvitationMade(Event):
    """A visit was announced; `subject` is the invitation's token."""

    topic = Topic.INVITATION

    purpose: str
    host: str | None
    language: str
    until: date
    by: str
    name: str | None = personal()


@dataclass(frozen=True, kw_only=True)
class InvitationWithdrawn(Event):
    """The invitation no longer counts."""

    topic = Topic.INVITATION

    by: str


# The office, and people


@dataclass(frozen=True, kw_only=True)
class OfficeKeyPublished(Event):
    """With this Ed25519 public key (base64) the office signs its invitations; `subject` is the key itself."""

    topic = Topic.OFFICE

    key: str


@dataclass(frozen=True, kw_only=True)
class RecordExported(Event):
    """Somebody took a copy of the visit log out of the system (standards 53 and 54)."""

    topic = Topic.OFFICE
    audience = Audience.OFFICE

    by: str
    reason: str
    rows: int
    form: str


@dataclass(frozen=True, kw_only=True)
class VisitorForgotten(Event):
    """The details of this person are blanked in every copy; the facts stay."""

    topic = Topic.PERSON


EVENTS: dict[str, type[Event]] = {
    kind.__name__: kind
    for kind in (
        VisitorArrived, NameCorrected, VisitAcknowledged, VisitorLeft,
        BadgeRequested, BadgePrinted, BadgeUnconfirmed, BadgeFailed, BadgeConfirmed,
        AlertDelivered, AlertFailed,
        HostListed, HostDelisted, DestinationListed, DestinationDelisted,
        InvitationMade, InvitationWithdrawn,
        OfficeKeyPublished, RecordExported, VisitorForgotten,
    )
}  # fmt: skip
"""Every kind of fact by its name, which is what an entry calls it."""
