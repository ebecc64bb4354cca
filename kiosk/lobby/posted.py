"""What is posted at the entrance: hours, what to expect, the school's news (standards 58 and 59)."""

from dataclasses import dataclass
from datetime import datetime, time

from kiosk.i18n import Translator
from kiosk.settings import SchoolSettings
from kiosk.telling import SchoolText, isolated, school_text
from kiosk.telling.sentences import clock_time


@dataclass(frozen=True)
class Posted:
    """In one language. `closed` is whom to turn to while the school is; `news` is what is not over."""

    expect: str
    hours: str
    closed: SchoolText | None
    news: tuple[SchoolText, ...]


def posted(school: SchoolSettings, now: datetime, translator: Translator) -> Posted:
    """What is posted at this time of the school's wall clock."""
    is_open = school.opening.open_at(now)
    return Posted(
        # NOTE: on the welcome screen.
        expect=translator.text("Please check in here before you go in. It takes about a minute."),
        hours=_hours(school, now, translator),
        closed=school_text(school.after_hours, translator) if school.after_hours and not is_open else None,
        news=tuple(school_text(item.text, translator) for item in school.news_on(now.date())),
    )


def _hours(school: SchoolSettings, now: datetime, translator: Translator) -> str:
    today = school.opening.on(now.date())
    if today is None:
        # NOTE: in place of the opening hours.
        return translator.text("The school is closed today.")

    def written(at: time) -> str:
        return isolated(clock_time(datetime.combine(now, at), translator.language), translator)

    # NOTE: opening hours of the school today; both are clock times, such as 7:30 AM.
    return translator.text(
        "Open today from {begin} to {end}.", begin=written(today.begin), end=written(today.end)
    )
