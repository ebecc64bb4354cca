"""A passport, identity card or visa, from its machine-readable zone (ICAO Doc 9303, parts 3 to 7).

A picture's letters are uncertain: 0 looks like O, 8 like B. Where only digits or only letters may stand, a
look-alike is put right; where both may, the check digits decide. Only a zone whose check digits all agree is
believed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import product

from kiosk.lobby.scanning.documents.holder import Holder
from kiosk.lobby.scanning.documents.names import is_suffix, written_family, written_given, written_suffix

# Where what stands, a letter for each place: kind, issuer, name, number, citizenship, born, sex, expires,
# optional; a capital is the check digit of the small letter, W that of all that is checked.
_DATA = "nnnnnnnnnNcccbbbbbbBsxxxxxxX"
_TD1 = ("kkiiinnnnnnnnnN" + 15 * "o", "bbbbbbBsxxxxxxXccc" + 11 * "o" + "W", 30 * "a")
_TD2 = ("kkiii" + 31 * "a", _DATA + 7 * "o" + "W")
_TD3 = ("kkiii" + 39 * "a", _DATA + 14 * "o" + "OW")
_MRV_A = ("kkiii" + 39 * "a", _DATA + 16 * "o")
_MRV_B = ("kkiii" + 31 * "a", _DATA + 8 * "o")
_DIGITS, _LETTERS, _CHECKED = "NbBxXOW", "kiacs", "nNbBxXoO"

_TO_DIGITS = str.maketrans("OQDUILZASGTB", "000011245678")
_TO_LETTERS = str.maketrans("01245678", "OIZASGTB")
_LOOK_ALIKES = ("O", "OISZGB")
_FILLERS = str.maketrans({"«": "<<", "‹": "<", "≤": "<", "(": "<", "[": "<", "{": "<", " ": ""})
_MISREAD_FILLERS = re.compile(r"(?<=<)([KCELS])\1{2,}(?=<|$)|([KC])\2{3,}$")
_DATE = re.compile(r"[0-9<]{2}(?:0[0-9]|1[0-2]|<<)(?:[0-2][0-9]|3[01]|<<)")  # what is not known is < or 0
_WEIGHTS = (7, 3, 1)

_MOST_READINGS = 4  # of a number that are tried with all readings of the optional places
_LONGEST = 100  # letters of a line, with blanks between them
_MOST_LOST = 4  # fillers of a line that reading lost or doubled
_LAST_EXPIRY = 70  # 69 means 2069, 70 means 1970


class NotPassport(StrEnum):
    """Why lines of text are no passport's."""

    OTHER = "other"
    """They are not as many, as long, or of the letters of a machine-readable zone."""
    MISREAD = "misread"
    """They look like one, but some check digit does not agree; reading once more may help."""
    NAMELESS = "nameless"
    """They name nobody."""


@dataclass(frozen=True)
class Passport:
    """What a machine-readable zone says whose check digits all agree. Its number is not kept."""

    given_names: str = field(repr=False)
    family_name: str = field(repr=False)
    suffix: str = field(repr=False)
    date_of_birth: date | None = field(repr=False)
    """None where it is not fully known."""
    expires: date | None = field(repr=False)
    """The last valid day; None where it never expires."""
    issuer: str
    """The issuing state as it is printed: three letters, but `D` for Germany."""

    def expired(self, today: date) -> bool | None:
        """Whether the last valid day has passed; None where the document does not say."""
        return None if self.expires is None else self.expires < today

    def holder(self, today: date) -> Holder:
        """What leaves the scanner."""
        return Holder(self.given_names, self.family_name, self.suffix, self.expired(today))


def read_mrz(lines: Sequence[str], today: date) -> Passport | NotPassport:
    """The passport that the lines of a machine-readable zone say, or why they say none. Never raises.

    Args:
        lines: two or three, from the top, as they were read from a picture; look-alikes and a few lost or
            doubled fillers are put right.
        today: tells the centuries apart: nobody is born later.
    """
    if len(lines) not in (2, 3) or max(map(len, lines)) > _LONGEST:
        return NotPassport.OTHER
    lines = [line.upper().translate(_FILLERS) for line in lines]
    layout = _layout_of(lines)
    fitted = [_fitted(line, len(places)) for line, places in zip(lines, layout, strict=True)]
    text, places = "".join(fitted), "".join(layout)
    if len(text) != len(places) or not re.fullmatch("[A-Z0-9<]+", text):
        return NotPassport.OTHER
    text = "".join(map(_of_its_place, text, places))
    if not _digits_agree(text, places):
        return NotPassport.MISREAD
    given, family, suffix = _name_parts(_part("a", text, places))
    if not family:
        return NotPassport.NAMELESS
    expires = _expiry(_part("x", text, places))
    return Passport(
        given_names=written_given(given),
        family_name=written_family(family),
        suffix=written_suffix(suffix),
        date_of_birth=_birth(_part("b", text, places), min(today, expires or today)),
        expires=expires,
        issuer=_part("i", text, places).rstrip("<"),
    )


def _layout_of(lines: Sequence[str]) -> tuple[str, ...]:
    if len(lines) == 3:
        return _TD1
    is_long = sum(map(len, lines)) >= len(_TD2[0]) + len(_TD3[0])
    if lines[0].startswith("V"):
        return _MRV_A if is_long else _MRV_B
    return _TD3 if is_long else _TD2


def _fitted(line: str, length: int) -> str:
    """The line at its right length, where it can be had by its longest run of fillers."""
    runs = sorted(re.findall("<<+", line), key=len)
    lacking = length - len(line)
    if not lacking or not runs or abs(lacking) > _MOST_LOST or len(runs[-1]) + lacking < 1:
        return line
    head, run, tail = line.rpartition(runs[-1])
    return head + (len(run) + lacking) * "<" + tail


def _of_its_place(letter: str, place: str) -> str:
    if place in _DIGITS:
        return letter.translate(_TO_DIGITS)
    return letter.translate(_TO_LETTERS) if place in _LETTERS else letter


def _digits_agree(text: str, places: str) -> bool:
    parts = {place: _part(place, text, places) for place in set(places)}
    if not all(_DATE.fullmatch(parts[at]) and _agrees(parts[at], parts[at.upper()]) for at in "bx"):
        return False
    is_long = parts["N"] == "<"
    numbers = [it for it in _readings(parts["n"]) if is_long or _agrees(it, parts["N"])]
    optionals = [it for it in _readings(parts["o"]) if "O" not in parts or _agrees(it, parts["O"])]
    return any(
        (not is_long or _long_number_agrees(number, optional))
        and ("W" not in parts or _agrees(_checked(text, places, number, optional), parts["W"]))
        for number, optional in product(numbers[:_MOST_READINGS], optionals)
    )


def _readings(part: str) -> Iterator[str]:
    """A part where letters and digits both may stand, and what it may say with some letters as digits."""
    yield part
    for letters in _LOOK_ALIKES:
        yield "".join(letter.translate(_TO_DIGITS) if letter in letters else letter for letter in part)
    for at, letter in enumerate(part):
        if letter in _LOOK_ALIKES[-1]:
            yield part[:at] + letter.translate(_TO_DIGITS) + part[at + 1 :]


def _long_number_agrees(number: str, optional: str) -> bool:
    """Of a long number the rest stands in the optional places, its check digit last."""
    rest = optional.partition("<")[0]
    return bool(rest) and _agrees(number + rest[:-1], rest[-1])


def _checked(text: str, places: str, number: str, optional: str) -> str:
    """All that the last check digit counts."""
    said = {"n": iter(number), "o": iter(optional)}
    return "".join(
        next(said[place]) if place in said else letter
        for letter, place in zip(text, places, strict=True)
        if place in _CHECKED
    )


def _agrees(checked: str, digit: str) -> bool:
    if digit == "<":  # allowed where there is nothing to check
        return not checked.strip("<")
    total = sum(int(letter, 36) * _WEIGHTS[at % 3] for at, letter in enumerate(checked) if letter != "<")
    return digit == str(total % 10)


def _part(wanted: str, text: str, places: str) -> str:
    return "".join(letter for letter, place in zip(text, places, strict=True) if place in wanted)


def _name_parts(names: str) -> tuple[str, str, str]:
    """Given names, family name and suffix; names that were too long are cut off by the issuer."""
    names = _MISREAD_FILLERS.sub(lambda run: len(run[0]) * "<", names)
    family, _, rest = names.partition("<<")
    words = family.split("<")
    suffix = words.pop() if len(words) > 1 and is_suffix(words[-1]) else ""
    return " ".join(rest.partition("<<")[0].split("<")), " ".join(words).strip(), suffix


def _expiry(digits: str) -> date | None:
    return _day("20" if digits[:2] < str(_LAST_EXPIRY) else "19", digits)


def _birth(digits: str, latest: date) -> date | None:
    born = _day("20", digits)
    return born if born and born <= latest else _day("19", digits)


def _day(century: str, digits: str) -> date | None:
    try:
        return date(int(century + digits[:2]), int(digits[2:4]), int(digits[4:]))
    except ValueError:
        return None
