"""Names of people: what is kept of what was typed or read, and which are alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import NameMissing, NameTooLong
from kiosk.visits.name import LONGEST_NAME, plain, visitor_name


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Ana Ruiz", "Ana Ruiz"),
        ("  Ana \t Ruiz\n", "Ana Ruiz"),
        ("Ana\u00a0Ruiz", "Ana Ruiz"),
        ("Ana\x00 Ru\x1biz\x7f", "Ana Ruiz"),
        ("Ana\ud800", "Ana"),
        ("ليلى حدّاد", "ليلى حدّاد"),
        ("مى‌خواهم", "مى‌خواهم"),  # the joiner between its letters is part of the word
        ("王小明", "王小明"),
        ("x" * LONGEST_NAME, "x" * LONGEST_NAME),
    ],
)
def test_a_name_is_kept_as_it_is_written(typed: str, kept: str) -> None:
    assert visitor_name(typed) == kept


@pytest.mark.parametrize("typed", ["", "  ", "\n\t", "\x00\x07", "\u2003"])
def test_without_a_name_nobody_is_checked_in(typed: str) -> None:
    with pytest.raises(NameMissing):
        visitor_name(typed)


def test_a_name_that_no_badge_holds_is_refused() -> None:
    with pytest.raises(NameTooLong, match="121 letters; at most 120 are kept"):
        visitor_name("x" * (LONGEST_NAME + 1))


@given(st.text())
def test_a_kept_name_is_kept_again_as_it_is(typed: str) -> None:
    try:
        kept = visitor_name(typed)
    except (NameMissing, NameTooLong):
        return
    assert visitor_name(kept) == kept
    assert kept.encode()


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("José", "jose"),
        ("JOSÉ", "jose"),
        ("Jose\u0301", "jose"),
        ("Đặng Thị Hòa", "dang thi hoa"),
        ("Łukasz Sørensen", "lukasz sorensen"),
        ("O’Brien-Smith", "obrien smith"),
        ("O'Brien Smith", "obrien smith"),
        ("Ruiz, Ana", "ruiz ana"),
        ("İpek Yıldız", "ipek yildiz"),
        ("Straße", "strasse"),
        ("محمّد", "محمد"),
        ("ｔａｒｏ", "taro"),
        ("王小明", "王小明"),
        ("आरती", "आरती"),
        ("¿?", ""),
    ],
)
def test_alike_to_somebody_who_types(written: str, found: str) -> None:
    assert plain(written) == found
