"""Amharic and Tigrinya: a key writes a consonant's first form, and a row above offers its vowels.

Unicode lays the forms of a consonant side by side, eight places each, in the order in which they are taught.
"""

import unicodedata

_PLACES = 8
_BLOCK = range(0x1200, 0x1380)
_VOWEL_CARRIER = "አ"


def forms(before: str) -> tuple[str, ...]:
    """The forms of the last syllable's consonant; where there is none, the vowels that begin a word."""
    begin = _consonant(before[-1:] if _is_syllable(before[-1:]) else _VOWEL_CARRIER)
    return tuple(form for form in map(chr, range(begin, begin + _PLACES)) if _is_syllable(form))


def choose(before: str, form: str) -> str:
    """The text with this form in the place of its last syllable; behind it where that is of another one."""
    last = before[-1:]
    same = _is_syllable(last) and _consonant(last) == _consonant(form)
    return (before[:-1] if same else before) + form


def _consonant(syllable: str) -> int:
    """Where the forms of its consonant begin."""
    return ord(syllable) // _PLACES * _PLACES


def _is_syllable(letter: str) -> bool:
    named = unicodedata.name(letter, "") if letter else ""
    return named.startswith("ETHIOPIC SYLLABLE") and ord(letter) in _BLOCK
