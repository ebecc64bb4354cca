"""How a name sounds, roughly, whatever script it is written in: "Ривера" and "Rivera" sound alike.

A visitor looks for a name with the keyboard of her own language. What she hears is spelt by ear, so vowels
are left out and like consonants are taken for the same one. Chinese characters do not say how they sound.
"""

import re
import unicodedata
from functools import lru_cache

from kiosk.visits.name import plain

_ALIKE = {
    **dict.fromkeys("bpfv", "b"),
    **dict.fromkeys("kqgc", "k"),
    **dict.fromkeys("szj", "s"),
    **dict.fromkeys("dt", "t"),
    **dict.fromkeys("lr", "r"),
    "m": "m",
    "n": "n",
}
_SPELT = ((re.compile("[cszt]h|ts|c(?=[eiy])"), "s"), (re.compile("x"), "ks"))

# Unicode calls a character of these by the letter's own name, which begins with its sound ("FEH", "LAMDA");
# of other scripts by the sound itself ("GIM", "KA").
_NAMED = frozenset({"ARABIC", "ARMENIAN", "GEORGIAN", "GREEK", "HEBREW", "SYRIAC"})
_NAME = re.compile(
    r"(?P<script>[A-Z]+) (?:\w+ )?(?:LETTER|SYLLABLE|CHARACTER) (?:FARSI |FINAL |SHORT )?(?P<word>[A-Z]+)"
)
_NO_SOUND = frozenset({"HARD", "SOFT", "SMALL", "SARA", "MAI"})  # signs, and vowels that are called letters


@lru_cache(maxsize=4096)
def sounding(word: str) -> str:
    """The consonants of a word as they are told apart by ear; "" for what does not say how it sounds."""
    spelt = ""
    for letter in unicodedata.normalize("NFC", plain(word)):
        sound = letter if letter.isascii() else _sound(letter)
        if sound is None:
            return ""
        spelt += sound
    for spelling, sound in _SPELT:
        spelt = spelling.sub(sound, spelt)
    heard = "".join(_ALIKE.get(letter, "") for letter in spelt)
    return re.sub(r"(.)\1+", r"\1", heard)


def forget() -> None:
    """Drop what is kept of words that were looked for: a visitor wrote them."""
    sounding.cache_clear()


def fits(typed: str, names: str) -> bool:
    """Whether each word that was typed begins one of these names: by its letters or, across scripts, by its
    sound.
    """
    words = plain(names).split()
    return all(any(_begins(word, part) for word in words) for part in plain(typed).split())


def _begins(word: str, part: str) -> bool:
    if word.startswith(part):
        return True
    sound = "" if word.isascii() and part.isascii() else sounding(part)
    return bool(sound) and sounding(word).startswith(sound)


def _sound(letter: str) -> str | None:
    named = unicodedata.name(letter, "")
    if named.startswith("CJK"):
        return None
    found = _NAME.match(named)
    if found is None or found["word"] in _NO_SOUND:
        return ""
    word = found["word"].lower()
    return re.split("[aeiouy]", word)[0] if found["script"] in _NAMED else word
