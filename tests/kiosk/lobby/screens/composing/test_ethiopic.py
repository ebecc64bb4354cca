"""A consonant, then its vowel from the row above."""

import pytest

from kiosk.lobby.screens.composing import ethiopic


@pytest.mark.parametrize(
    ("before", "forms"),
    [
        ("ለ", "ለሉሊላሌልሎሏ"),
        ("አበቡ", "በቡቢባቤብቦቧ"),
        ("ቋ", "ቈቊቋቌቍ"),
        ("", "አኡኢኣኤእኦኧ"),
        ("Abebe", "አኡኢኣኤእኦኧ"),
        ("ለ ", "አኡኢኣኤእኦኧ"),
        ("፩", "አኡኢኣኤእኦኧ"),  # a digit
    ],
)
def test_the_forms_are_those_of_the_syllable_before_the_caret(before, forms):
    assert "".join(ethiopic.forms(before)) == forms


@pytest.mark.parametrize(
    ("before", "form", "after"),
    [
        ("ለ", "ሊ", "ሊ"),
        ("ሰላ", "ል", "ሰል"),
        ("", "ኢ", "ኢ"),
        ("ሰ", "ኢ", "ሰኢ"),
        ("አ", "ኢ", "ኢ"),
        ("Abebe ", "አ", "Abebe አ"),
    ],
)
def test_a_form_takes_the_place_of_the_syllable(before, form, after):
    assert ethiopic.choose(before, form) == after
