"""Customs: how a language writes days and hours, and from which side it reads."""

from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale


def locale(language: str) -> "Locale":
    """The language's customs; English ones for a language whose customs nobody has written down."""
    from babel import Locale, UnknownLocaleError

    for tag in (language, language.replace("-", "_").split("_")[0]):
        try:
            return Locale.parse(tag.replace("-", "_"))
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse("en")


def reads_from_right(language: str) -> bool:
    """Whether this language's pages begin at the right."""
    return locale(language).text_direction == "rtl"


def hour(moment: datetime, language: str) -> str:
    """The time of day: "9:05 AM"."""
    from babel.dates import format_time

    return format_time(moment.timetz(), "short", locale=locale(language))


def day(moment: date, language: str) -> str:
    """The day with its weekday and year: "Mon, Nov 23, 2026"."""
    from babel.dates import format_skeleton

    return format_skeleton("yMMMEd", moment, locale=locale(language))


def short_day(moment: date, language: str) -> str:
    """The day of a year that is known: "Nov 23"."""
    from babel.dates import format_skeleton

    return format_skeleton("MMMd", moment, locale=locale(language))
