"""A visit announced before it happens."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Invitation:
    """`until` is the last day on which it counts; `name` is None once the `person` was forgotten."""

    id: str
    name: str | None
    purpose: str
    host: str | None
    language: str
    until: date
    withdrawn: bool = False
    person: str | None = None
