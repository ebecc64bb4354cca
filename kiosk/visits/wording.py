"""Texts that the school writes itself, in as many languages as it has them."""

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.errors import TextUnfit

Wording = Mapping[str, str]
"""Language tag -> text. Never empty; the first language is the one to fall back on."""


@dataclass(frozen=True)
class Said:
    """A text and the language that it really is in, which may not be the one that was asked for."""

    text: str
    language: str


def say(wording: Wording, language: str) -> Said:
    """The text in this language, else in its base language ("pt" for "pt_BR"), else in the first given."""
    for tag in (language, language.split("_")[0]):
        if tag in wording:
            return Said(wording[tag], tag)
    first = next(iter(wording))
    return Said(wording[first], first)


def fitting(text: str, what: str, limit: int) -> str:
    """A text that somebody wrote, without blanks around it; raises TextUnfit where nothing is left, or where
    it has more than `limit` characters. `what` names it to whoever wrote it.
    """
    text = text.strip()
    if not 1 <= len(text) <= limit:
        raise TextUnfit(what=what, length=len(text), limit=limit)
    return text
