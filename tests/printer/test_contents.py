from dataclasses import replace
from datetime import timedelta

import pytest

from printer import OPTIONAL, Badge, Field, Photo
from printer.contents import contents, headings
from printer.customs import reads_from_right


@pytest.mark.parametrize(
    ("language", "weekday", "date", "hour"),
    [
        ("en", "Monday", "Nov 23, 2026", "4:00\u202fPM"),
        ("es", "Lunes", "23 nov 2026", "16:00"),
        ("fr", "Lundi", "23 nov. 2026", "16:00"),
        ("zh_Hans", "星期一", "2026年11月23日", "16:00"),
        ("pt-BR", "Segunda-feira", "23 de nov. de 2026", "16:00"),
        ("xx", "Monday", "Nov 23, 2026", "4:00\u202fPM"),
    ],
)
def test_day_and_hour_are_written_as_the_school_writes_them(
    full_badge: Badge, language: str, weekday: str, date: str, hour: str
) -> None:
    said = contents(replace(full_badge, language=language))
    assert (said[Field.WEEKDAY], said[Field.DATE], said[Field.UNTIL]) == (weekday, date, hour)


def test_the_weekday_follows_the_date(full_badge: Badge) -> None:
    names = [
        contents(replace(full_badge, arrived=full_badge.arrived + timedelta(days=days)))[Field.WEEKDAY]
        for days in range(7)
    ]
    assert names == ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def test_a_badge_that_ends_on_another_day_says_the_day(full_badge: Badge) -> None:
    assert full_badge.until is not None
    longer = replace(full_badge, until=full_badge.until + timedelta(days=2))
    assert contents(longer)[Field.UNTIL] == "Nov 25"


def test_what_is_absent_or_unwanted_is_not_said(full_badge: Badge) -> None:
    badge = replace(full_badge, host=None, purpose="", fields=frozenset({Field.DIRECTIONS}))
    assert contents(badge).keys() == {
        Field.LABEL,
        Field.WEEKDAY,
        Field.DATE,
        Field.NAME,
        Field.DIRECTIONS,
        Field.QR,
        Field.NUMBER,
    }


def test_a_label_that_is_the_same_in_both_languages_is_said_once(full_badge: Badge) -> None:
    assert Field.VISITOR_LABEL not in contents(replace(full_badge, visitor_label=full_badge.label))


def test_headings_come_from_outside(full_badge: Badge) -> None:
    assert headings(full_badge) == {
        Field.DESTINATION: "GO TO",
        Field.HOST: "VISITING",
        Field.PURPOSE: "PURPOSE",
        Field.UNTIL: "UNTIL",
    }


@pytest.mark.parametrize(
    ("language", "from_right"), [("en", False), ("ar", True), ("he", True), ("ur", True), ("xx", False)]
)
def test_the_side_at_which_pages_begin(language: str, from_right: bool) -> None:
    assert reads_from_right(language) is from_right


def test_a_photo_is_there_if_it_was_taken_and_the_school_wants_it(full_badge: Badge, photo: Photo) -> None:
    assert Field.PHOTO not in contents(full_badge)
    shown = replace(full_badge, photo=photo)
    assert contents(shown)[Field.PHOTO] == "450 x 600"
    assert Field.PHOTO not in contents(replace(shown, fields=OPTIONAL - {Field.PHOTO}))
