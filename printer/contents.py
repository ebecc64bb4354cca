"""What a badge says, field by field, with day and hours written as its language writes them."""

from printer.badge import OPTIONAL, Badge, Field
from printer.customs import hour, locale, short_day


def contents(badge: Badge) -> dict[Field, str]:
    """The text of every field that the badge has and its school wants; a logo's is its path, a photo's its
    size."""
    from babel.dates import format_date

    customs = locale(badge.language)
    said = {
        Field.LABEL: badge.label,
        Field.VISITOR_LABEL: badge.visitor_label if badge.visitor_label != badge.label else None,
        Field.WEEKDAY: _capital(format_date(badge.arrived.date(), "cccc", customs)),
        Field.DATE: format_date(badge.arrived.date(), "medium", customs),
        Field.UNTIL: _end(badge),
        Field.PHOTO: None if badge.photo is None else "{1} x {0}".format(*badge.photo.shape),
        Field.NAME: badge.name,
        Field.DESTINATION: badge.destination,
        Field.DIRECTIONS: badge.directions,
        Field.HOST: badge.host,
        Field.PURPOSE: badge.purpose,
        Field.QR: badge.token,
        Field.NUMBER: badge.number,
        Field.ARRIVED: f"{badge.words.arrived} {hour(badge.arrived, badge.language)}",
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


def _end(badge: Badge) -> str | None:
    """The hour at which the badge ends; the day, if that is another one."""
    if badge.until is None:
        return None
    if badge.until.date() == badge.arrived.date():
        return hour(badge.until, badge.language)
    return short_day(badge.until, badge.language)


def _capital(word: str) -> str:
    return word[0].upper() + word[1:]
