"""Reading what was typed into a form."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from kiosk.errors import BadInput

Choice = TypeVar("Choice", bound=StrEnum)

LONGEST = 200  # characters, where nothing else is said


def line(form: Mapping[str, str], field: str, *, longest: int = LONGEST) -> str:
    """What a field of one line says, without spaces around it; "" for nothing. Raises BadInput."""
    text = " ".join(form.get(field, "").split())
    if len(text) > longest:
        raise BadInput(
            problem=f"{field.replace('_', ' ')} has {len(text)} letters; at most {longest} are kept"
        )
    return text


def required(form: Mapping[str, str], field: str, *, longest: int = LONGEST) -> str:
    """What a field says that must not be empty. Raises BadInput."""
    text = line(form, field, longest=longest)
    if not text:
        raise BadInput(problem=f"{field.replace('_', ' ')} is empty")
    return text


def choice(form: Mapping[str, str], field: str, choices: type[Choice]) -> Choice:
    """Which of the choices a field names. Raises BadInput."""
    try:
        return choices(form.get(field, ""))
    except ValueError:
        known = ", ".join(choices)
        raise BadInput(problem=f"{field} is {form.get(field, '')!r}, which is none of {known}") from None


def day(text: str, what: str) -> date:
    """The day that a date field gave. Raises BadInput."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise BadInput(problem=f"{what} is {text!r}, which is no date such as 2026-11-20") from None


def whole(text: str, what: str) -> int:
    """A whole number. Raises BadInput."""
    digits = text.strip()
    if not digits.isdecimal() or len(digits) > 6:
        raise BadInput(problem=f"{what} is {text!r}, which is no whole number such as 10")
    return int(digits)
