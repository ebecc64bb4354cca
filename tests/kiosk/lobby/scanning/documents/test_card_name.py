from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.lobby.scanning.documents.card_name import CardName, full_name, is_placeholder, name_of


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ({"DCS": "DOE", "DAC": "JANE", "DAD": "MARY", "DCU": "JR"}, ("JANE", "MARY", "DOE", "JR")),
        ({"DCS": "DOE", "DAC": "JANE", "DAD": "MARY,ANN"}, ("JANE", "MARY ANN", "DOE", "")),
        ({"DCS": "DOE", "DAC": "JANE,MARY"}, ("JANE", "MARY", "DOE", "")),
        ({"DCS": "DOE", "DCT": "MARY ANN,LEE"}, ("MARY ANN", "LEE", "DOE", "")),
        ({"DCS": "DOE", "DCT": "JANE MARY LEE"}, ("JANE", "MARY LEE", "DOE", "")),
        ({"DCS": "DOE,JR", "DCT": "JOHN"}, ("JOHN", "", "DOE", "JR")),
        ({"DCS": "DOE, JANE MARY"}, ("JANE", "MARY", "DOE", "")),
        ({"DAB": "DOE", "DAC": "JOHN", "DAE": "SR"}, ("JOHN", "", "DOE", "SR")),
        ({"DAB": "DOE", "DAC": "JOHN", "DAE": "NOT A SUFFIX"}, ("JOHN", "", "DOE", "")),
        ({"DCS": "DOE III", "DAC": "JOHN", "DAD": "LEE"}, ("JOHN", "LEE", "DOE", "III")),
        ({"DCS": "DOE, JR", "DAC": "JOHN"}, ("JOHN", "", "DOE", "JR")),
        ({"DCS": "DOE JR", "DAC": "JOHN", "DCU": "JR"}, ("JOHN", "", "DOE", "JR")),
        ({"DCS": "JR", "DAC": "JOHN"}, ("JOHN", "", "JR", "")),
        ({"DCS": "NGUYEN VI", "DAC": "ANH"}, ("ANH", "", "NGUYEN VI", "")),
        ({"DAC": "JANE"}, ("JANE", "", "", "")),
        ({}, ("", "", "", "")),
    ],
)
def test_whichever_elements_say_it(said: Mapping[str, str], name: tuple[str, str, str, str]) -> None:
    assert name_of(said) == name


@pytest.mark.parametrize(
    ("full", "name"),
    [
        ("DOE, JOHN PAUL JR", ("JOHN", "PAUL", "DOE", "JR")),
        ("DOE,JOHN,PAUL,III", ("JOHN", "PAUL", "DOE", "III")),
        ("DOE,JOHN, ,", ("JOHN", "", "DOE", "")),
        ("DOE JR,JOHN,PAUL", ("JOHN", "PAUL", "DOE", "JR")),
        ("DOE,JR,JOHN,PAUL", ("JOHN", "PAUL", "DOE", "JR")),
        ("DOE, JR", ("", "", "DOE", "JR")),
        ("DOE@JOHN@PAUL@", ("JOHN", "PAUL", "DOE", "")),
        ("JOHN PAUL VAN DER BERG SR", ("JOHN", "PAUL", "VAN DER BERG", "SR")),
        ("DOE", ("", "", "DOE", "")),
        ("", ("", "", "", "")),
    ],
)
def test_full_names(full: str, name: tuple[str, str, str, str]) -> None:
    assert full_name(full) == name


def test_a_suffix_that_is_said_already_stays() -> None:
    assert full_name("DOE,JOHN,JR", "III").suffix == "III"


@pytest.mark.parametrize("text", ["", " ", "NONE", "none", "unavl", "UNAVAIL", "N/A", "-", "NONE,"])
def test_placeholders(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize("text", ["NA", "NULL", "NONEMAN", "0"])
def test_what_only_looks_like_a_placeholder(text: str) -> None:
    assert not is_placeholder(text)


@pytest.mark.parametrize(
    ("name", "plausible"),
    [
        (CardName("JANE", "", "DOE", ""), True),
        (CardName("", "", "NG", ""), True),
        (CardName("J2", "", "DOE", ""), True),
        (CardName("12", "", "DOE", ""), True),
        (CardName("123", "", "NG", ""), False),
        (CardName("", "", "", ""), False),
        (CardName("JANE\u202e", "", "DOE", ""), False),
        (CardName("JANE", "", "DOE", "\u202e"), False),
    ],
)
def test_garbage_is_no_name(name: CardName, plausible: bool) -> None:
    assert name.is_plausible is plausible


NAMES = st.sampled_from(("DCS", "DAC", "DAD", "DCT", "DAA", "DAB", "DAE", "DCU"))


@given(st.dictionaries(NAMES, st.text()))
def test_no_elements_make_it_stumble(said: dict[str, str]) -> None:
    name_of(said).written()
