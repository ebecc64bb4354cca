"""A roll call on paper: everyone who is in the building, in words, for whoever counts heads outside."""

from dataclasses import dataclass
from datetime import datetime

from printer.media import Medium
from printer.page import Page


@dataclass(frozen=True)
class Present:
    """One person who is in the building, as far as is known; without a name, the number takes its place.

    `since` is aware, in the school's time zone; None where nobody knows when she came. `language` is hers.
    """

    number: str
    name: str = ""
    destination: str | None = None
    host: str | None = None
    since: datetime | None = None
    language: str = "en"

    def __post_init__(self) -> None:
        if self.since is not None and self.since.utcoffset() is None:
            raise ValueError(f"a roll call's times need a time zone, and {self.since.isoformat()} has none")


@dataclass(frozen=True)
class RollCallWords:
    """What is said around the names, in the school's language.

    `count` says how many are in the building; `page` has the fields {number} and {pages}; the others stand
    over their columns.
    """

    title: str
    count: str
    page: str
    name: str
    whereabouts: str
    number: str
    since: str


@dataclass(frozen=True)
class RollCall:
    """Who is in the building `at` this time, which is aware, in the school's time zone."""

    at: datetime
    people: tuple[Present, ...]
    words: RollCallWords
    language: str = "en"
    school: str = ""

    def __post_init__(self) -> None:
        if self.at.utcoffset() is None:
            raise ValueError(f"a roll call's times need a time zone, and {self.at.isoformat()} has none")


def render_roll_call(roll_call: RollCall, medium: Medium) -> tuple[Page, ...]:
    """The roll call on as many labels as it needs; one, without names, where nobody is in the building."""
    from printer.roll_call_slip import draw  # loads Pango and PDFium

    return draw(roll_call, medium)
