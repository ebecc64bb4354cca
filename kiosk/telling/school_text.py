"""Texts that do not come from the catalogues: the school's own, names, numbers."""

import unicodedata
from dataclasses import dataclass

from kiosk.i18n import Direction, Language, Translator, own_name
from kiosk.visits.wording import Wording, say

_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"
_ISOLATES: dict[Direction, str] = {"ltr": "\u2066", "rtl": "\u2067"}
_DIRECTIONS: dict[str, Direction] = {"L": "ltr", "R": "rtl", "AL": "rtl"}


@dataclass(frozen=True)
class SchoolText:
    """A text of the school's own. `language` is the BCP 47 tag of what it really is in.

    `fallback` is that language's own name where it is not the one in force, so that it can be shown; else "".
    """

    text: str
    language: str
    direction: Direction
    fallback: str

    def within(self, translator: Translator) -> str:
        """The text as it stands among words of this language: one that runs the other way is kept apart."""
        if self.direction == translator.language.direction:
            return self.text
        return f"{_ISOLATES[self.direction]}{self.text}{_POP_ISOLATE}"


def school_text(wording: Wording, translator: Translator) -> SchoolText:
    """The text in the language in force, else in one that there is."""
    said = say(wording, translator.language.tag)
    found = Language(said.language, own_name(said.language))
    same = said.language.split("_")[0] == translator.language.tag.split("_")[0]
    return SchoolText(said.text, found.bcp47, found.direction, "" if same else found.own_name)


def in_force(text: str, translator: Translator) -> SchoolText:
    """A text that stands in the language in force, beside those that may not."""
    language = translator.language
    return SchoolText(text, language.bcp47, language.direction, "")


def isolated(text: str, translator: Translator) -> str:
    """The text as it goes into a sentence of this language: one that runs the other way is kept apart.

    Else "(555) 010-0140" in an Arabic sentence would be shown with its parts exchanged.
    """
    if written_direction(text) == translator.language.direction:
        return text
    return f"{_FIRST_STRONG_ISOLATE}{text}{_POP_ISOLATE}"


def written_direction(text: str) -> Direction:
    """The direction of the text's first letter that has one, by Unicode's UAX 9, rules P2 and P3."""
    strong = (_DIRECTIONS.get(unicodedata.bidirectional(letter)) for letter in text)
    return next((direction for direction in strong if direction), "ltr")
