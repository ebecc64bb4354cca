"""The facts of a message that a visitor leaves for a host (standard 20)."""

from dataclasses import dataclass

from kiosk.visits.events.event import Audience, Event, Topic, personal


@dataclass(frozen=True, kw_only=True)
class MessageLeft(Event):
    """A visitor leaves a message; `subject` is its own id, `by` "visitor" or the member of staff who took it.

    `contact` is how she can be reached, `text` what it is about.
    """

    topic = Topic.MESSAGE
    audience = Audience.OFFICE

    host: str
    visit: str | None
    language: str
    by: str
    name: str | None = personal()
    contact: str | None = personal()
    text: str | None = personal()


@dataclass(frozen=True, kw_only=True)
class MessageDone(Event):
    """Somebody answered the message, or saw to it."""

    topic = Topic.MESSAGE
    audience = Audience.OFFICE

    by: str


@dataclass(frozen=True, kw_only=True)
class MessageReopened(Event):
    """That somebody saw to the message was a mistake."""

    topic = Topic.MESSAGE
    audience = Audience.OFFICE

    by: str
