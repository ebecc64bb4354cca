"""The vowel that stands before its consonant may be typed before it or behind it."""

from functools import reduce

import pytest

from kiosk.lobby.screens.composing import burmese


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("မေ", "မေ"),
        ("ေမ", "မေ"),
        ("ေကျ", "ကျေ"),
        ("ကျေ", "ကျေ"),
        ("ေကျာ်", "ကျော်"),
        ("ေအးေအး", "အေးအေး"),
        ("အေးအေး", "အေးအေး"),
        ("ေသ္သ", "သ္သေ"),
        ("ကေက", "ကေက"),
        ("ကေေက", "ကေကေ"),
        ("Mayေမ", "Mayမေ"),
    ],
)
def test_a_name_is_written_as_unicode_wants_it(keys, text):
    assert reduce(burmese.write, keys, "") == text
