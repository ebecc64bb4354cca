"""The languages of which an interpreter can be asked for: more than the screens speak (standard 4)."""

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from kiosk.visits.name import plain


class InterpreterLanguage(NamedTuple):
    """`tag` is BCP 47; `own_name` is what those call it who speak it, `english` what the office reads."""

    tag: str
    own_name: str
    english: str


@cache
def interpreter_languages() -> dict[str, InterpreterLanguage]:
    """All of them by tag, sorted by their own names: first those in Latin letters, then script by script."""
    listed = tomllib.loads(Path(__file__).with_name("interpreter_languages.toml").read_text("utf-8"))
    found = [InterpreterLanguage(tag, own_name, english) for tag, (own_name, english) in listed.items()]
    return {language.tag: language for language in sorted(found, key=_place)}


def english_name(tag: str | None) -> str:
    """What the office reads for this tag: "Somali". The tag itself if only a newer version knows it."""
    if tag is None:
        return ""
    known = interpreter_languages().get(tag)
    return known.english if known else tag


def _place(language: InterpreterLanguage) -> tuple[str, str]:
    return plain(language.own_name), language.tag
