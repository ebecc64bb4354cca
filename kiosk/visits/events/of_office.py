"""The facts of the office, and of forgetting."""

from dataclasses import dataclass

from kiosk.visits.events.event import Audience, Event, Topic


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


@dataclass(frozen=True, kw_only=True)
class DetailsSeen(Event):
    """A member of staff looked at personal details (standard 53); `page` is where, `visit` whose, if one."""

    topic = Topic.OFFICE
    audience = Audience.OFFICE

    by: str
    page: str
    visit: str | None = None
