"""Languages as staff read them: by their English and their own name."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from kiosk.i18n import Language, own_name


@dataclass(frozen=True)
class Spoken:
    """A visitor's language; `english` and `own` are the same where nothing better is known."""

    tag: str
    english: str
    own: str

    @property
    def bcp47(self) -> str:
        """The tag as HTML writes it."""
        return Language(self.tag, self.own).bcp47

    def __str__(self) -> str:
        return self.english if self.own == self.english else f"{self.english} ({self.own})"


@cache
def spoken(tag: str) -> Spoken:
    """The language of this tag, whether or not there is a catalogue for it."""
    try:
        english = Locale.parse(tag).get_display_name("en") or tag
    except (UnknownLocaleError, ValueError, TypeError):
        english = Locale("en").languages.get(tag, tag)
    return Spoken(tag, english, own_name(tag))


def date_in(tag: str, day: date) -> str:
    """The day in words, as this language writes it; the plain date in a language that is not known."""
    try:
        return format_date(day, format="full", locale=Locale.parse(tag))
    except (UnknownLocaleError, ValueError, TypeError):
        return day.isoformat()
