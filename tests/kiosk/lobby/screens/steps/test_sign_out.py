"""Visit numbers, as people write them."""

import pytest

from kiosk.lobby.screens.steps.sign_out import visit_number


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("A-017", "A-017"),
        ("a-17", "A-017"),
        ("A-A-017", "A-A-017"),
        ("17", "A-017"),
        ("-17", "A-017"),
        (" B 4 ", "B-004"),
        ("a1234", "A-1234"),
        ("A-", "A-"),
        ("", ""),
        ("Ana", "Ana"),
    ],
)
def test_a_number_is_understood_however_it_is_written(typed, meant):
    assert visit_number(typed, "A") == meant
