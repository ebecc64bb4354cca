"""A badge: everything that one sheet of paper says, already in words."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from printer.photo import Photo


class Field(StrEnum):
    """What a badge may say, in the order in which it is read."""

    LABEL = "label"
    VISITOR_LABEL = "visitor-label"
    WEEKDAY = "weekday"
    DATE = "date"
    UNTIL = "until"
    PHOTO = "photo"
    NAME = "name"
    DESTINATION = "destination"
    DIRECTIONS = "directions"
    HOST = "host"
    PURPOSE = "purpose"
    QR = "qr"
    NUMBER = "number"
    ARRIVED = "arrived"
    LOGO = "logo"
    SCHOOL = "school"
    RETURN_LINE = "return-line"


OPTIONAL = frozenset(Field) - {
    Field.LABEL,
    Field.WEEKDAY,
    Field.DATE,
    Field.NAME,
    Field.QR,
    Field.NUMBER,
}
"""The fields that a school may leave out. The others say who, when and which visit: a badge is no badge
without them."""


@dataclass(frozen=True)
class BadgeWords:
    """The headings over a badge's fields, in the school's language: "GO TO", "VISITING" and so on."""

    go_to: str
    visiting: str
    purpose: str
    until: str
    arrived: str


@dataclass(frozen=True)
class Badge:
    """What a badge says. What is None, or an optional field that is not in `fields`, leaves no hole.

    `label` is what the visitor is ("PARENT") in the school's language, `visitor_label` the same in hers.
    `token` is the whole text of the QR. `arrived` and `until` are aware, in the school's time zone; weekday,
    date and times are written out from them. Languages are tags such as "en", "es", "pt_BR" or "zh_Hans".
    `logo` is a picture file, best in black and white; `photo` is the visitor's.
    """

    label: str
    name: str
    number: str
    token: str
    arrived: datetime
    words: BadgeWords
    language: str = "en"
    visitor_language: str | None = None
    visitor_label: str | None = None
    host: str | None = None
    destination: str | None = None
    directions: str | None = None
    purpose: str | None = None
    until: datetime | None = None
    school: str | None = None
    return_line: str | None = None
    logo: Path | None = None
    photo: Photo | None = field(default=None, repr=False, compare=False)
    fields: frozenset[Field] = OPTIONAL

    def __post_init__(self) -> None:
        for moment in (self.arrived, self.until):
            if moment is not None and moment.utcoffset() is None:
                raise ValueError(f"a badge's times need a time zone, and {moment.isoformat()} has none")
