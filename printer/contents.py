"""What a badge says, field by field, with day and hours written as its language writes them."""

from datetime import datetime
from typing import TYPE_CHECKING

from printer.badge import OPTIONAL, Badge, Field

if TYPE_CHECKING:
    from babel import Locale


def contents(badge: Badge) -> dict[Field, str]:
    """The text of every field that the badge has and its school wants; a logo's is its path."""
    from babel.dates import format_date

    locale = _locale(badge.language)
    said = {
        Field.LABEL: badge.label,
        Field.VISITOR_LABEL: badge.visitor_label if badge.visitor_label != badge.label else None,
        Field.WEEKDAY: _capital(format_date(badge.arrived.date(), "cccc", locale)),
        Field.DATE: format_date(badge.arrived.date(), "medium", locale),
        Field.UNTIL: _end(badge, locale),
        Field.NAME: badge.name,
        Field.DESTINATION: badge.destination,
        Field.DIRECTIONS: badge.directions,
        Field.HOST: badge.host,
        Field.PURPOSE: badge.purpose,
        Field.QR: badge.token,
        Field.NUMBER: badge.number,
        Field.ARRIVED: f"{badge.words.arrived} {_hour(badge.arrived, locale)}",
        Field.LOGO: badge.logo and str(badge.logo),
        Field.SCHOOL: badge.school,
        Field.RETURN_LINE: badge.return_line,
    }
    return {
        field: text or ""
        for field, text in said.items()
        if field not in OPTIONAL or (text and field in badge.fields)
    }


def headings(badge: Badge) -> dict[Field, str]:
    """The words over those fields that have a heading."""
    words = badge.words
    return {
        Field.DESTINATION: words.go_to,
        Field.HOST: words.visiting,
        Field.PURPOSE: words.purpose,
        Field.UNTIL: words.until,
    }


def reads_from_right(language: str) -> bool:
    """Whether this language's pages begin at the right."""
    return _locale(language).text_direction == "rtl"


def _end(badge: Badge, locale: "Locale") -> str | None:
    """The hour at which the badge ends; the day, if that is another one."""
    if badge.until is None:
        return None
    if badge.until.date() == badge.arrived.date():
        return _hour(badge.until, locale)
    from babel.dates import format_skeleton

    return format_skeleton("MMMd", badge.until, locale=locale)


def _capital(word: str) -> str:
    return word[0].upper() + word[1:]


def _hour(moment: datetime, locale: "Locale") -> str:
    from babel.dates import format_time

    return format_time(moment.timetz(), "short", locale=locale)


def _locale(language: str) -> "Locale":
    """The language's customs; English ones for a language whose customs nobody has written down."""
    from babel import Locale, UnknownLocaleError

    for tag in (language, language.replace("-", "_").split("_")[0]):
        try:
            return Locale.parse(tag.replace("-", "_"))
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse("en")
