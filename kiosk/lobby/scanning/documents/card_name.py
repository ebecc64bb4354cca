"""The name on a licence, in whichever of its many forms the card has it."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from kiosk.lobby.scanning.documents.names import (
    is_suffix,
    split_family,
    written_family,
    written_given,
    written_suffix,
)

# Na and Null are names.
_PLACEHOLDERS = frozenset(("", "NONE", "UNAVL", "UNAVAIL", "N/A", "NMN", "NMI", "-", "*"))
_INITIAL = re.compile(r"(.*\w{2,}) (\w\.?)")  # the initial of the middle name, written with the given name
_SUFFIX_LENGTH = 5


class CardName(NamedTuple):
    """A name in its parts; a part that the card does not carry is empty."""

    given: str
    middle: str
    family: str
    suffix: str

    @property
    def is_plausible(self) -> bool:
        """Whether what is shown of it can be a person's, and no garbage."""
        name = self.given + self.family
        letters = sum(character.isalpha() for character in name)
        return 0 < len(name.replace(" ", "")) <= 2 * letters and (name + self.suffix).isprintable()

    def written(self) -> "CardName":
        """As a person writes it."""
        return CardName(
            written_given(self.given),
            written_given(self.middle),
            written_family(self.family),
            written_suffix(self.suffix),
        )


def is_placeholder(text: str) -> bool:
    """Whether an element says that there is nothing to say."""
    return text.strip(" ,.$").upper() in _PLACEHOLDERS


def name_of(said: Mapping[str, str]) -> CardName:
    """The name that these elements say, by whichever of them this version of the standard has."""
    family = said.get("DCS") or said.get("DAB") or ""
    suffix = said.get("DCU") or (said.get("DAE", "") if len(said.get("DAE", "")) <= _SUFFIX_LENGTH else "")
    if not family and "DAA" in said:
        return full_name(said["DAA"], suffix)
    if "DAC" in said:
        given, middle = _first_and_rest(said["DAC"], ",$")
        if not (middle or "DAD" in said) and (initial := _INITIAL.fullmatch(given)):
            given, middle = initial.groups()
    elif "DCT" in said:
        given, middle = _first_and_rest(said["DCT"], ",$ ")
    elif "," in family:
        return full_name(family, suffix)
    else:
        given, middle = "", ""
    family, after = _suffix_apart(family)
    middle = _bare(said.get("DAD", "").replace(",", " ")) or middle
    return CardName(given, middle, family, suffix or after)


def full_name(full: str, suffix: str = "") -> CardName:
    """`LAST,FIRST,MIDDLE,SUFFIX`, `LAST, FIRST MIDDLE`, or without a comma `FIRST MIDDLE LAST`."""
    family, *others = (part.strip() for part in re.split(r"[,$@]", full))
    if not others:
        words = full.split()
        if len(words) > 2 and is_suffix(words[-1]):
            suffix = suffix or words.pop()
        others, family_words = split_family(words)
        return CardName(" ".join(others[:1]), " ".join(others[1:]), " ".join(family_words), suffix)
    family, after = _suffix_apart(family)
    others = [part for part in others if not is_placeholder(part)]
    if len(others) == 1:
        others = others[0].split()
    after = next(filter(is_suffix, others), after)
    others = [part for part in others if not is_suffix(part)]
    return CardName(" ".join(others[:1]), " ".join(others[1:]), family, suffix or after)


def _suffix_apart(family: str) -> tuple[str, str]:
    """`DOE JR` and `DOE, JR` -> `DOE` and `JR`."""
    family, after = _first_and_rest(family, ",")
    if is_suffix(after):
        return family, after
    *words, last = family.split() or [""]
    return (" ".join(words), last) if words and is_suffix(last) else (family, "")


def _first_and_rest(text: str, separators: str) -> tuple[str, str]:
    """What stands before the first of these separators that is there at all, and what after it."""
    for separator in separators:
        first, found, rest = _bare(text).partition(separator)
        if found:
            return first.strip(), _bare(rest.replace(",", " ").replace("$", " "))
    return _bare(text), ""


def _bare(text: str) -> str:
    return text.strip(" ,$-")  # a name that was cut off may end with its hyphen
