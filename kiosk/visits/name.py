"""The names of people: what counts as one, and when two are the same to somebody who types."""

import unicodedata

from kiosk.errors import NameMissing, NameTooLong

LONGEST_NAME = 120  # characters; the longest name on a machine-readable document has 39 a part

# Letters with a stroke or a tail, which Unicode does not take apart into a plain letter and a mark; and the
# apostrophes, which some write and some leave out.
_STROKES = {"đ": "d", "ð": "d", "ħ": "h", "ł": "l", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
_PLAINER = str.maketrans(_STROKES | dict.fromkeys("'’‘ʼʻ`´", ""))


def visitor_name(text: str) -> str:
    """The name as it is kept: one space between its parts, and nothing that is no character.

    Raises NameMissing or NameTooLong.
    """
    name = " ".join("".join(letter for letter in text if _is_written(letter)).split())
    if not name:
        raise NameMissing
    if len(name) > LONGEST_NAME:
        raise NameTooLong(length=len(name), limit=LONGEST_NAME)
    return name


def plain(text: str) -> str:
    """The text without capitals, accents and punctuation: "O’Brien-Łuczak, José" is "obrien luczak jose"."""
    letters = unicodedata.normalize("NFKD", text.casefold().translate(_PLAINER))
    return " ".join("".join(_plain_letter(letter) for letter in letters).split())


def _is_written(letter: str) -> bool:
    """Whether this is a character of a text, or white space; databases refuse some of the others."""
    return letter.isspace() or unicodedata.category(letter) not in {"Cc", "Cs"}


def _plain_letter(letter: str) -> str:
    if unicodedata.combining(letter):
        return ""
    return " " if unicodedata.category(letter).startswith("P") else letter
