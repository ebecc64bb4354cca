from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.lobby.scanning.documents.stripe import read_stripe

NAMES = "%BCVICTORIA^DOE,$JANE MARY^910 SPECIMEN ST$VICTORIA BC  V8W 3Y5^?"
NUMBERS = ";6360281234567=301119860606=?"
REST = "_%0AV8W3Y5                     F173 80BRNBLU?"


@pytest.mark.parametrize("between", ["", "\n", "\r\n"])
def test_a_stripe(between: str) -> None:
    read = read_stripe(between.join((NAMES, NUMBERS, REST)))
    assert read is not None
    assert read.name == ("JANE", "MARY", "DOE", "")
    assert (read.issuer, read.jurisdiction, read.number) == ("636028", "BC", "1234567")
    assert (read.born, read.expires) == (date(1986, 6, 6), date(2030, 11, 30))
    assert repr(read) == "Stripe(issuer='636028', jurisdiction='BC')"


def test_a_city_of_thirteen_letters_has_no_end_mark() -> None:
    read = read_stripe(NAMES.replace("VICTORIA^", "NEWWESTMINSTE") + NUMBERS)
    assert read is not None
    assert read.name.family == "DOE"


def test_a_city_longer_than_its_field_has_one() -> None:
    read = read_stripe(NAMES.replace("VICTORIA^", "NORTH VANCOUVER^") + NUMBERS)
    assert read is not None
    assert (read.name.given, read.name.family) == ("JANE", "DOE")


def test_a_long_number_goes_on_after_the_birthday() -> None:
    read = read_stripe(NAMES + ";6360281234567890123=30111986060645=?")
    assert read is not None
    assert read.number == "123456789012345"


@pytest.mark.parametrize(
    "text", ["", NAMES, NUMBERS, "x" * 20 + NAMES + NUMBERS, NAMES + "x" * 400 + NUMBERS, "100 %"]
)
def test_other_texts_are_no_stripe(text: str) -> None:
    assert read_stripe(text) is None


@given(st.lists(st.sampled_from(("%BC", "^", "$", ";636028", "=", "?", "19860606", "A", " "))).map("".join))
def test_no_text_makes_it_stumble(text: str) -> None:
    read_stripe(text)
