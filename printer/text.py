"""Text as it may be printed: what people typed, without what no badge can show.

Whoever stores a name keeps it as it was typed; only the paper gets the cleaned text.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby

LONGEST = 200
"""Characters of one field that are kept."""

_JOINERS = "\u200c\u200d"
_VARIATION_SELECTORS = range(0xFE00, 0xFE10)
_PICTOGRAPHS = (range(0x2190, 0x2200), range(0x2300, 0x2C00), range(0x3030, 0x3031), range(0x1F000, 0x1FC00))
_UNPRINTABLE = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Me"})
_MOST_ACCENTS = 2  # Vietnamese, Yoruba and Navajo need no more on one letter; more is mischief
_MOST_MARKS = 6  # enough for a syllable of Burmese, Khmer or Tibetan


def clean(text: str) -> str:
    """The text as it can be printed on one line; "" where nothing is left.

    Control, bidi-control, private and unassigned characters, emoji and their modifiers are removed, white
    space becomes single spaces, marks without a letter are dropped and stacked ones capped, and what was
    typed as a letter and an accent is composed. At most LONGEST characters are kept.
    """
    spaced = "".join(" " if character.isspace() else character for character in text[: 4 * LONGEST])
    kept = "".join(_syllables(filter(_printable, spaced)))
    return " ".join(kept.split())[:LONGEST].strip(_JOINERS + " ")


def _printable(character: str) -> bool:
    if character in _JOINERS:
        return True  # Persian and the scripts of India spell with them
    category = unicodedata.category(character)
    if category in _UNPRINTABLE or ord(character) in _VARIATION_SELECTORS:
        return False
    return category not in {"So", "Sk"} or not any(ord(character) in block for block in _PICTOGRAPHS)


def _syllables(characters: Iterable[str]) -> Iterator[str]:
    """The text in pieces: letters, and letters with their marks, composed and capped.

    Letters without marks are left as they were typed: composing would exchange rare Chinese characters in
    names for common ones.
    """
    letter = ""
    for attached, run in groupby(characters, key=_attaches):
        if not attached:
            letters = letter + "".join(run)
            letter = letters[-1]
            yield letters[:-1]
        elif letter and not letter.isspace():
            yield unicodedata.normalize("NFC", letter + _capped(run))
            letter = ""
    yield letter


def _attaches(character: str) -> bool:
    return character in _JOINERS or unicodedata.category(character).startswith("M")


def _capped(marks: Iterable[str]) -> str:
    kept: list[str] = []
    accents = 0
    for mark in marks:
        accents += _is_accent(mark)
        if len(kept) < _MOST_MARKS and (accents <= _MOST_ACCENTS or not _is_accent(mark)):
            kept.append(mark)
    return "".join(kept)


def _is_accent(mark: str) -> bool:
    """Whether it fits any letter, and so can be stacked without end."""
    return unicodedata.name(mark, "").startswith("COMBINING")
