"""A message that a visitor leaves for a host who cannot come (standard 20)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kiosk.visits.events import MessageDone, MessageLeft, MessageReopened
from kiosk.visits.fact import Fact, in_order
from kiosk.visits.moment import Moment

LONGEST_CONTACT = 200  # characters
LONGEST_TEXT = 1000


@dataclass(frozen=True)
class Message:
    """`contact` is how she can be reached, `text` what it is about; they and `name` are None once forgotten.

    `by` took the message: a member of staff, or "visitor" for herself. `done` is when it was seen to.
    """

    id: str
    host: str
    visit: str | None
    language: str
    by: str
    name: str | None
    contact: str | None
    text: str | None
    left: Moment
    done_by: str | None = None
    done: Moment | None = None


def message_of(message: str, facts: Iterable[Fact]) -> Message | None:
    """The message that these facts tell of, and who saw to it first; None before it is known."""
    left: Message | None = None
    seen_to: tuple[str, Moment] | None = None
    for fact in in_order(facts):
        match fact.event:
            case MessageLeft() as event if left is None:
                left = Message(
                    message,
                    event.host,
                    event.visit,
                    event.language,
                    event.by,
                    event.name,
                    event.contact,
                    event.text,
                    fact.moment,
                )
            case MessageDone() as event if seen_to is None:
                seen_to = event.by, fact.moment
            case MessageReopened():
                seen_to = None
            case _:
                pass
    return replace(left, done_by=seen_to[0], done=seen_to[1]) if left and seen_to else left
