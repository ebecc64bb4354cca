"""A slip to take along: the way there step by step, whom to see, and how to call her, in words."""

from dataclasses import dataclass

from printer.media import Medium
from printer.page import Page


@dataclass(frozen=True)
class TakeAwayWords:
    """The headings, in the visitor's language; `page` has the fields {number} and {pages}."""

    go_to: str
    see: str
    extension: str
    page: str


@dataclass(frozen=True)
class TakeAway:
    """Where to go, and how; in the visitor's `language`, which the page reads in too.

    `sign` is the destination as it is written on its door, in the `school_language`. `steps` are in the order
    in which they are taken. What is None or empty leaves no hole.
    """

    destination: str
    words: TakeAwayWords
    language: str = "en"
    school_language: str = "en"
    sign: str | None = None
    steps: tuple[str, ...] = ()
    host: str | None = None
    extension: str | None = None
    school: str | None = None


def render_take_away(take_away: TakeAway, medium: Medium) -> tuple[Page, ...]:
    """The slip on this medium: on one label, or on more where its steps would become too small to be read."""
    from printer.take_away_slip import draw  # loads Pango and PDFium

    return draw(take_away, medium)
