from datetime import UTC, datetime

import pytest

from printer.customs import day, hour, locale, reads_from_right, short_day

MOMENT = datetime(2026, 11, 23, 9, 5, tzinfo=UTC)


def test_hours_and_days_are_written_as_the_language_writes_them() -> None:
    assert hour(MOMENT, "es") == "9:05"
    assert day(MOMENT, "en") == "Mon, Nov 23, 2026"
    assert short_day(MOMENT, "zh_Hans") == "11月23日"


@pytest.mark.parametrize(
    ("language", "right"), [("ar", True), ("he", True), ("zh_Hans", False), ("tlh", False)]
)
def test_which_languages_read_from_the_right(language: str, right: bool) -> None:
    assert reads_from_right(language) is right


def test_a_language_without_customs_gets_those_of_its_base_or_english_ones() -> None:
    assert str(locale("pt-XX")) == "pt"
    assert str(locale("x!")) == "en"
