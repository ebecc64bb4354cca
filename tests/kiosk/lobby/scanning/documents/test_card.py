import re
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.lobby.scanning.code import Code
from kiosk.lobby.scanning.documents.card import Card, CardKind, CardPattern, card_patterns, read_card
from kiosk.lobby.scanning.documents.check_digit import CheckDigit
from kiosk.settings import values
from kiosk.settings.tables import CardSettings

PATTERNS = (
    CardPattern(
        CardKind.STUDENT, re.compile(r"S[0-9]{6}"), frozenset(("Code39", "Code128")), CheckDigit.LUHN
    ),
    CardPattern(CardKind.STAFF, re.compile(r"T-?[0-9]{4}"), frozenset(("QRCode",))),
)


def code(text: str, format: str = "Code39") -> Code:
    return Code(format, text, text.encode(), ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)))


@pytest.mark.parametrize(
    ("text", "format", "card"),
    [
        ("S799273", "Code39", None),  # the check digit
        ("S799270", "Code39", Card(CardKind.STUDENT)),
        ("S799270", "Code128", Card(CardKind.STUDENT)),
        ("S799270", "QRCode", None),
        ("S7992700", "Code39", None),
        (" S799270", "Code39", None),
        ("S799270\n", "Code39", None),
        ("s799270", "Code39", None),
        ("T-1234", "QRCode", Card(CardKind.STAFF)),
        ("T1234", "QRCode", Card(CardKind.STAFF)),
        ("T1234", "Code39", None),
    ],
)
def test_a_card_is_known_by_symbology_pattern_and_check_digit(
    text: str, format: str, card: Card | None
) -> None:
    assert read_card(code(text, format), PATTERNS) == card


def test_the_patterns_are_those_of_the_settings() -> None:
    card = CardSettings(
        kind="student", pattern="S[0-9]{6}", symbologies=["Code39", "Code128"], check_digit="luhn"
    )
    assert card_patterns([card]) == PATTERNS[:1]


def test_the_settings_name_what_there_is() -> None:
    assert get_args(values.CheckDigit) == tuple(CheckDigit)
    assert get_args(get_args(values.CardKind)[0]) == tuple(CardKind)


def test_without_patterns_nothing_is_a_card() -> None:
    assert read_card(code("S799270"), ()) is None


def test_a_long_text_is_no_card_whatever_the_pattern() -> None:
    anything = CardPattern(CardKind.STAFF, re.compile(r".{1,99}"), frozenset(("Code39",)))
    assert read_card(code("1" * 40), [anything]) == Card(CardKind.STAFF)
    assert read_card(code("1" * 41), [anything]) is None


def test_the_number_is_not_kept() -> None:
    assert repr(read_card(code("T-1234", "QRCode"), PATTERNS)) == "Card(kind=<CardKind.STAFF: 'staff'>)"


@given(st.text(), st.sampled_from(("Code39", "QRCode")))
def test_no_text_makes_it_stumble(text: str, format: str) -> None:
    read_card(code(text, format), PATTERNS)
