"""Jamo become syllables, and are taken away one by one."""

import unicodedata
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.lobby.screens.composing import hangul

FIRST = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = [
    *"ㅏㅐㅑㅒㅓㅔㅕㅖㅗ",
    "ㅗㅏ",
    "ㅗㅐ",
    "ㅗㅣ",
    *"ㅛㅜ",
    "ㅜㅓ",
    "ㅜㅔ",
    "ㅜㅣ",
    *"ㅠㅡ",
    "ㅡㅣ",
    "ㅣ",
]
LAST = [
    *("", "ㄱ", "ㄲ", "ㄱㅅ", "ㄴ", "ㄴㅈ", "ㄴㅎ", "ㄷ", "ㄹ", "ㄹㄱ", "ㄹㅁ", "ㄹㅂ", "ㄹㅅ", "ㄹㅌ"),
    *("ㄹㅍ", "ㄹㅎ", "ㅁ", "ㅂ", "ㅂㅅ", "ㅅ", "ㅆ", "ㅇ", "ㅈ", "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ"),
]

syllables = st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), max_size=12)


def keys(text):
    """The keys of the two-set keyboard that write it, from Unicode's own decomposition."""
    parts = ((FIRST, 0x1100), (VOWELS, 0x1161), (LAST, 0x11A7))
    for jamo in unicodedata.normalize("NFD", text):
        if jamo in "".join((FIRST, *VOWELS)):
            yield jamo
            continue
        written, first = next((part, at) for part, at in reversed(parts) if ord(jamo) >= at)
        yield from written[ord(jamo) - first]


def write(text, before=""):
    return reduce(hangul.write, text, before)


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("ㅎㅏㄴ", "한"),
        ("ㅎㅏㄴㄱㅡㄹ", "한글"),
        ("ㅎㅏㄴㅏ", "하나"),
        ("ㄱㅏㅂㅅ", "값"),
        ("ㄱㅏㅂㅅㅣ", "갑시"),
        ("ㅇㅗㅐ", "왜"),
        ("ㅇㅡㅣ", "의"),
        ("ㄲㅗㅊ", "꽃"),
        ("ㄱㅏㄸㅏ", "가따"),  # no syllable ends in ㄸ
        ("ㄱㄱㅏ", "ㄱ가"),
        ("ㅋㅋ", "ㅋㅋ"),
        ("ㅏㅣ", "ㅏㅣ"),
        ("ㅂㅏㄱㅅㅓㅇㅜ", "박서우"),
    ],
)
def test_jamo_join_as_on_the_two_set_keyboard(keys, text):
    assert write(keys) == text


@given(syllables)
def test_every_text_of_syllables_can_be_written(text):
    assert write(keys(text)) == text


@given(syllables)
def test_erasing_takes_back_key_by_key(text):
    left = text
    while left:
        before = list(keys(left))
        shorter = hangul.erase(left)
        left = left[:-1] if shorter is None else shorter
        assert list(keys(left)) == before[:-1]


@pytest.mark.parametrize("before", ["", "a", "ㄱ", "ع"])
def test_what_is_no_syllable_is_erased_as_in_any_script(before):
    assert hangul.erase(before) is None


@given(st.text(max_size=5), st.sampled_from([*FIRST, *"ㅏㅗㅜㅡㅣ-1 "]))
def test_what_stood_before_is_kept(before, key):
    assert hangul.write(before, key)[: max(0, len(before) - 1)] == before[:-1]
