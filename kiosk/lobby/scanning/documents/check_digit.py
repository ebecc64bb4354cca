"""Whether a number's check digit, its last character, agrees with the rest."""

import re
from collections.abc import Callable
from enum import StrEnum

_CODE_39 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%"

# H. M. Damm, "Total anti-symmetrische Quasigruppen", 2004: row by what came before, column by the digit.
_DAMM = (
    "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
    "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
)  # fmt: skip

# J. Verhoeff, "Error detecting decimal codes", 1969: the group D5, and what each place does to a digit.
_D5 = (
    "0123456789", "1234067895", "2340178956", "3401289567", "4012395678",
    "5987604321", "6598710432", "7659821043", "8765932104", "9876543210",
)  # fmt: skip
_PLACES = (
    "0123456789", "1576283094", "5803796142", "8916043527",
    "9453126870", "4286573901", "2793806415", "7046913258",
)  # fmt: skip


class CheckDigit(StrEnum):
    """How a number is checked. Other characters than digits are passed over, except by Code 39's."""

    NONE = "none"
    LUHN = "luhn"
    """Modulo 10 of ISO/IEC 7812-1, as bank cards have."""
    EAN = "ean"
    """Modulo 10 with the weights 3 and 1 (GS1)."""
    MOD_11 = "mod11"
    """Modulo 11 with the weights 2, 3, 4 ... from the right; X is ten, as in ISBN-10."""
    CODE_39 = "code39"
    """Modulo 43 over the letters of Code 39 (ISO/IEC 16388)."""
    DAMM = "damm"
    VERHOEFF = "verhoeff"


def agrees(number: str, check: CheckDigit) -> bool:
    """Whether the number's last digit is its check digit. False for what this check cannot count."""
    return _CHECKS[check](number)


def _digits(count: Callable[[list[int]], bool]) -> Callable[[str], bool]:
    def checked(number: str) -> bool:
        digits = [int(digit) for digit in re.findall("[0-9]", number)]
        return len(digits) > 1 and count(digits)

    return checked


def _luhn(digits: list[int]) -> bool:
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[-2::-2]]
    return (sum(digits[::-2]) + sum(doubled)) % 10 == 0


def _ean(digits: list[int]) -> bool:
    return (sum(digits[::-2]) + 3 * sum(digits[-2::-2])) % 10 == 0


def _mod_11(number: str) -> bool:
    digits = [10 if digit == "X" else int(digit) for digit in re.findall("[0-9]|X$", number)]
    weighted = sum(place * digit for place, digit in enumerate(reversed(digits), 1))
    return len(digits) > 1 and weighted % 11 == 0


def _code_39(number: str) -> bool:
    values = [_CODE_39.find(letter) for letter in number]
    return len(values) > 1 and min(values) >= 0 and sum(values[:-1]) % len(_CODE_39) == values[-1]


def _damm(digits: list[int]) -> bool:
    state = 0
    for digit in digits:
        state = int(_DAMM[state][digit])
    return state == 0


def _verhoeff(digits: list[int]) -> bool:
    state = 0
    for place, digit in enumerate(reversed(digits)):
        state = int(_D5[state][int(_PLACES[place % len(_PLACES)][digit])])
    return state == 0


_CHECKS: dict[CheckDigit, Callable[[str], bool]] = {
    CheckDigit.NONE: lambda _: True,
    CheckDigit.LUHN: _digits(_luhn),
    CheckDigit.EAN: _digits(_ean),
    CheckDigit.MOD_11: _mod_11,
    CheckDigit.CODE_39: _code_39,
    CheckDigit.DAMM: _digits(_damm),
    CheckDigit.VERHOEFF: _digits(_verhoeff),
}
