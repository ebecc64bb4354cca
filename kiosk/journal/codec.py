"""Events as they are written into entries, and read back."""

from dataclasses import fields, replace
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from kiosk.journal.entry import Content, Details, Entry, Json
from kiosk.visits.events import EVENTS, Event
from kiosk.visits.fact import Fact
from kiosk.visits.moment import Moment

_HEADER = frozenset({"subject", "person"})


def write(event: Event, moment: Moment) -> tuple[Content, Details | None]:
    """The content of the event's entry, and the personal details that lie beside it, if it has any."""
    kind = type(event)
    values: Json = _adapter(kind.__name__).dump_python(event, mode="json")
    told = {name: values.pop(name) for name in _personal(kind.__name__)}
    details = Details.of(told) if any(value is not None for value in told.values()) else None
    content = Content(
        kind=kind.__name__,
        topic=kind.topic,
        subject=event.subject,
        audience=kind.audience,
        moment=moment,
        facts={name: value for name, value in values.items() if name not in _HEADER},
        person=event.person,
        digest=details.digest if details else None,
    )
    return content, details


def write_again(content: Content, details: Details | None) -> tuple[Content, Details | None]:
    """A content to be recorded once more, over its details as they are now: that heals a damaged entry."""
    return (replace(content, digest=details.digest) if details else content), details


def read(entry: Entry) -> Event | None:
    """The event of an entry, with None for forgotten details.

    None for a bare seal, for a kind that only a newer version knows, and for a topic or facts that do not
    fit their kind: such an entry is kept and passed on, and tells this version nothing.
    """
    content = entry.content
    if content is None or content.kind not in EVENTS or content.topic != EVENTS[content.kind].topic:
        return None
    known = {field.name for field in fields(EVENTS[content.kind])}
    told = dict.fromkeys(_personal(content.kind)) | (entry.details.values if entry.details else {})
    values = content.facts | told | {"subject": content.subject, "person": content.person}
    try:
        event: Event = _adapter(content.kind).validate_python(
            {name: values[name] for name in values if name in known}
        )
        return event
    except ValidationError:
        return None


def fact(entry: Entry) -> Fact | None:
    """The event with its place in time; None where `read` gives None."""
    event = read(entry)
    if event is None or entry.content is None:
        return None
    return Fact(entry.content.moment, entry.origin, entry.number, event)


@cache
def _adapter(kind: str) -> TypeAdapter[Any]:
    return TypeAdapter(EVENTS[kind])


@cache
def _personal(kind: str) -> frozenset[str]:
    return frozenset(field.name for field in fields(EVENTS[kind]) if field.metadata.get("personal"))
