from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.lobby.scanning.documents.dates import card_date, stripe_expiry

BORN = date(1986, 2, 28)


@pytest.mark.parametrize(
    "text", ["06051986", "19860605", "06-05-1986", "06/05/1986", " 1986-06-05 ", "06 05 1986", "06051986M"]
)
def test_both_orders_mean_the_same_day(text: str) -> None:
    assert card_date(text) == date(1986, 6, 5)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "NONE",
        "00000000",
        "99999999",
        "02301990",
        "1986",
        "13131313",
        "060519861",
        "06-051986",
        "٠٦٠٥١٩٨٦",
    ],
)
def test_a_placeholder_or_nonsense_is_no_date(text: str) -> None:
    assert card_date(text) is None


@given(st.dates(min_value=date(1880, 1, 1), max_value=date(2199, 12, 31)))
def test_no_day_can_be_mistaken_for_another(day: date) -> None:
    assert card_date(f"{day:%m%d%Y}") == card_date(f"{day:%Y%m%d}") == day


@pytest.mark.parametrize(
    ("year_month", "last_day"),
    [
        ("2411", date(2024, 11, 30)),
        ("2402", date(2024, 2, 29)),
        ("2477", None),
        ("2488", date(2025, 2, 28)),
        ("2499", date(2024, 2, 28)),
        ("2400", None),
        ("24", None),
    ],
)
def test_the_expiry_of_a_magnetic_stripe(year_month: str, last_day: date | None) -> None:
    assert stripe_expiry(year_month, BORN) == last_day


def test_a_leap_days_birthday_ends_with_february() -> None:
    assert stripe_expiry("2599", date(1988, 2, 29)) == date(2025, 2, 28)
