"""What the bodies of the lobbies' side have in common, and what it answers where one cannot be used."""

from datetime import datetime
from typing import Any

from pydantic import BaseModel, BeforeValidator, ConfigDict


class Wire(BaseModel):
    """A body of JSON. Nothing is guessed: "5" is no number."""

    model_config = ConfigDict(strict=True)


class Problem(BaseModel):
    """Why the office does not do what it was asked."""

    problem: str


def _whole(value: object) -> object:
    return int(value) if isinstance(value, float) and value.is_integer() else value


WHOLE = BeforeValidator(_whole)
"""For a whole number. JSON has one kind of number only: 1.0 is whole as well."""


def _instant(value: object) -> object:
    if isinstance(value, str):
        return datetime.fromisoformat(value)
    raise ValueError("a date and time in quotation marks")


INSTANT = BeforeValidator(_instant)
"""For a date and time, which JSON writes as a text."""

_SAID = {
    400: "The body cannot be read.",
    401: "The lobby's token is unknown, or was revoked.",
    404: "There is no such pairing, or it is over.",
    409: "The origin belongs to another machine.",
    422: "The body is not of this form.",
    429: "Too many lobbies ask at once.",
    503: "The journal is busy. Try again in a moment.",
}


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """How an endpoint documents these answers."""
    return {status: {"model": Problem, "description": _SAID[status]} for status in statuses}
