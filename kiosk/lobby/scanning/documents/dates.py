"""Dates as cards write them."""

import re
from calendar import monthrange
from datetime import date

_DATE = re.compile(
    r"(?:[0-9]{8}|[0-9]{2}([-/. ])[0-9]{2}\1[0-9]{4}|[0-9]{4}([-/. ])[0-9]{2}\2[0-9]{2})(?![0-9])"
)
_EARLIEST, _LATEST = 1880, 2199


def card_date(text: str) -> date | None:
    """A date of an AAMVA element, or None for a placeholder or nonsense.

    US cards write MMDDCCYY, Canadian and old ones CCYYMMDD, a few with dashes, or with a letter after it. No
    plausible year begins with a month's number, so the digits themselves tell which it is.
    """
    found = _DATE.match(text.strip())
    if found is None:
        return None
    digits = re.sub("[^0-9]", "", found[0])
    return _day(digits[4:], digits[:2], digits[2:4]) or _day(digits[:4], digits[4:6], digits[6:])


def stripe_expiry(year_month: str, born: date | None) -> date | None:
    """The last valid day that a magnetic stripe's `YYMM` means, or None when it never ends.

    Month 77 never expires, 88 is the end of the birth month a year on, 99 the birthday (AAMVA DL/ID-2000).
    """
    if not re.fullmatch(r"[0-9]{4}", year_month):
        return None
    year, month = 2000 + int(year_month[:2]), int(year_month[2:])
    if month == 88 and born:
        return _end_of_month(year + 1, born.month)
    if month == 99 and born:
        return _day(str(year), f"{born.month:02}", f"{born.day:02}") or _end_of_month(year, born.month)
    return _end_of_month(year, month) if 1 <= month <= 12 else None


def _day(year: str, month: str, day: str) -> date | None:
    if not _EARLIEST <= int(year) <= _LATEST:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _end_of_month(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
