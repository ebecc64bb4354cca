"""Whom a visitor may come to see: a person or an office of the school."""

from dataclasses import dataclass
from enum import StrEnum


class HostKind(StrEnum):
    """A named person, or an office where somebody is always meant to be."""

    PERSON = "person"
    OFFICE = "office"


@dataclass(frozen=True)
class Host:
    """`title` is the role as visitors know it ("Grade 3 teacher"); `destination` is where the host is."""

    id: str
    name: str
    title: str
    kind: HostKind
    destination: str | None
    extension: str
    email: str
