"""school.toml: what every door needs to know about the school."""

from datetime import date
from zoneinfo import ZoneInfo

from pydantic import Field, ValidationInfo, field_validator

from kiosk.settings import values
from kiosk.settings.tables.table import Table
from kiosk.visits.opening_hours import OpeningHours, Span


class HoursSettings(Table):
    """school.toml, hours"""

    mon: values.TimeSpan
    tue: values.TimeSpan
    wed: values.TimeSpan
    thu: values.TimeSpan
    fri: values.TimeSpan
    sat: values.TimeSpan
    sun: values.TimeSpan


class NewsSettings(Table):
    """A table of school.toml, [[news]]"""

    text: values.Wording
    until: values.Day


class SchoolLook(Table):
    """school.toml, [look]"""

    accent: values.Colour
    logo: values.Text


class SchoolSettings(Table):
    """school.toml"""

    name: values.Name
    time_zone: values.TimeZone
    languages: values.LanguageTags
    language: values.Text
    phone: values.Text
    hours: HoursSettings
    closed: values.Days
    after_hours: values.WordingOrNone
    status_minutes: values.Minutes
    look: SchoolLook
    news: list[NewsSettings] = Field(default_factory=list)

    @field_validator("language")
    @classmethod
    def _offered(cls, language: str, info: ValidationInfo) -> str:
        offered = info.data.get("languages", [language])
        if language not in offered:
            raise ValueError(f"one of the languages: {', '.join(offered)}")
        return language

    @property
    def zone(self) -> ZoneInfo:
        """The school's time zone."""
        return ZoneInfo(self.time_zone)

    @property
    def opening(self) -> OpeningHours:
        """When the school is open."""
        it = self.hours
        week = (it.mon, it.tue, it.wed, it.thu, it.fri, it.sat, it.sun)
        return OpeningHours(tuple(Span.read(day) for day in week), frozenset(self.closed))

    def news_on(self, day: date) -> list[NewsSettings]:
        """The news that is not over on this day of the school's calendar."""
        return [item for item in self.news if day <= item.until]

    def news_over(self, day: date) -> date | None:
        """The last day of the news, where all of it has run out; None where there is some, or never was."""
        return None if self.news_on(day) else max((item.until for item in self.news), default=None)
