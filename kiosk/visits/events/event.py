"""A fact of the record, before it has a place in a journal.

A field marked `personal()` is a detail about a person: it lies beside the entry and can be forgotten,
while the entry keeps only its salted digest. Free text counts as personal.
`topic` and `subject` say what a fact is about: the facts of one subject are folded together.
`audience` says who receives it: a lobby is told no more than its work needs.

Fields may be added, with a default; none is ever renamed or given another meaning.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, ClassVar

VISITOR = "visitor"
"""The `by` of what a visitor did herself; else it is the name of a member of staff."""


class Topic(StrEnum):
    """What a fact is about."""

    VISIT = "visit"
    HOST = "host"
    DESTINATION = "destination"
    INVITATION = "invitation"
    OFFICE = "office"
    PERSON = "person"
    HELP = "help"
    MESSAGE = "message"
    ROLL_CALL = "roll-call"


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
