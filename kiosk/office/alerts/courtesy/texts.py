"""Rules for any text, whoever wrote it."""

import re
from collections.abc import Callable, Collection, Iterator
from enum import Enum

from kiosk.office.alerts.courtesy.breach import Breach

Rule = Callable[[str], Iterator[tuple[str, str]]]
"""Of a text, gives what was found, and how to mend it."""

LONGEST_SENTENCE = 30  # words, beyond which a sentence is hard to take in while standing

# Everybody at the door knows these. A school adds its own in alerts.toml.
KNOWN = frozenset({"AM", "PM", "OK", "ID", "QR", "US", "USA", "UK", "PDF"})

_LINK = re.compile(r"https?://\S+")
_CAPITALS = re.compile(r"(?<![\w-])[^\W\d_a-z]{2,}(?:[ ,]+[^\W\d_a-z]{2,})*(?![\w-])")
_SHORTHAND = re.compile(r"\b(?:pls|plz|thx|tks|asap|fyi|btw|imho|ur|b4|w/o)\b", re.IGNORECASE)
_JARGON = re.compile(
    r"\b(?:FERPA|IEP|SPED|ELL|ESL|PLC|LEA|SIS|SRO|TOSA|MTSS|PBIS|tier [123]|504 plan)\b", re.IGNORECASE
)
_URGENT = re.compile(r"\b(?:urgent|urgently|immediately)\b", re.IGNORECASE)
_FIELD = re.compile(
    r"\{[^{}]*\}|\{\{|\}\}|%\(\w+\)[sd]|%s|\[(?:name|date|time|school|your \w+)\]|<[a-z_ ]+>|\bTODO\b",
    re.IGNORECASE,
)
_PRIVATE = {
    re.compile(r"\b\d{3}-\d{2}-\d{4}\b"): "a social security number",
    re.compile(
        r"\b(?:date of birth|birth ?date|birthday|born on|d\.?o\.?b\.?)\b", re.IGNORECASE
    ): "a date of birth",
    re.compile(r"\b\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d{2}\b"): "a date of birth",
    re.compile(r"\b(?:19|20)\d{2}-\d{2}-\d{2}\b"): "a date of birth",
    re.compile(r"\b[A-Z]{0,3}\d{7,}\b"): "the number of a document",
    re.compile(
        r"\b(?:student|pupil)(?:'s)? (?:id|number|name|record|grades?)\b", re.IGNORECASE
    ): "about a student",
    re.compile(r"\b(?:suspended|expelled|diagnosed)\b", re.IGNORECASE): "about a student",
}


class Language(Enum):
    """Words are judged in English only; capitals, exclamation marks and fields in every language."""

    ENGLISH = "en"
    OTHER = "other"

    @classmethod
    def of(cls, tag: str) -> "Language":
        """The language of this tag."""
        return cls.ENGLISH if tag.split("_")[0] == "en" else cls.OTHER


def check_text(
    text: str, where: str, *, language: Language = Language.ENGLISH, known: Collection[str] = ()
) -> list[Breach]:
    """What is wrong with a text; nothing for a courteous one. `known` are abbreviations that may stand."""
    bare = _LINK.sub(" ", text)
    rules: list[tuple[int, Rule]] = [(41, _shouting), (46, _unresolved), (48, _private)]
    if language is Language.ENGLISH:
        rules += [(41, _shorthand), (42, _urgent), (50, _jargon), (50, _long)]
        rules.append((50, lambda text: _abbreviations(text, {*KNOWN, *known})))
    return [Breach(standard, where, found, mend) for standard, rule in rules for found, mend in rule(bare)]


def insist(
    text: str, where: str, *, language: Language = Language.ENGLISH, known: Collection[str] = ()
) -> None:
    """Raises TextDiscourteous for the first thing that is wrong with a text."""
    for breach in check_text(text, where, language=language, known=known):
        raise breach.error()


def _shouting(text: str) -> Iterator[tuple[str, str]]:
    for run in _CAPITALS.findall(text):
        if run.isupper() and (len(run) > 5 or " " in run):
            yield f"{run!r} is all in capitals", "Write it in small letters."
    if (count := text.count("!") + text.count("！")) > 1:
        yield f"{count} exclamation marks", "Leave one at most."


def _shorthand(text: str) -> Iterator[tuple[str, str]]:
    for word in _SHORTHAND.findall(text):
        yield f"{word!r} is shorthand", "Write the whole word."


def _urgent(text: str) -> Iterator[tuple[str, str]]:
    for word in _URGENT.findall(text):
        yield f"{word!r}", "Only what nobody answered in time is urgent: leave it out."


def _jargon(text: str) -> Iterator[tuple[str, str]]:
    for word in _JARGON.findall(text):
        yield f"{word!r} is understood at schools only", "Say it in words that every visitor knows."


def _abbreviations(text: str, known: Collection[str]) -> Iterator[tuple[str, str]]:
    for word in _CAPITALS.findall(text):
        if word.isascii() and len(word) <= 5 and word not in known and not _JARGON.fullmatch(word):
            yield (
                f"{word!r} is an abbreviation",
                "Write it out, or list it under abbreviations in alerts.toml if everybody knows it.",
            )


def _long(text: str) -> Iterator[tuple[str, str]]:
    for sentence in re.split(r"[.!?:]\s|\n", text):
        if (words := len(sentence.split())) > LONGEST_SENTENCE:
            yield f"a sentence of {words} words", "Make two or more of it."


def _unresolved(text: str) -> Iterator[tuple[str, str]]:
    for field in _FIELD.findall(text):
        yield f"{field!r} was never filled in", "Write what stands there, or leave it out."


def _private(text: str) -> Iterator[tuple[str, str]]:
    for pattern, what in _PRIVATE.items():
        if found := pattern.search(text):
            yield f"{found[0]!r} looks like {what}", "Leave it out: tell it in person."
