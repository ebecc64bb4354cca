"""The facts of an invitation."""

from dataclasses import dataclass
from datetime import date

from kiosk.visits.events.event import Event, Topic, personal


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
