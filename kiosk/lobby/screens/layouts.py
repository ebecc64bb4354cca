"""The letters of each keyboard, from `layouts/*.toml`: rows as they lie, and what stands behind a letter."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from kiosk.i18n import Direction

LATIN = "latin"
DIGITS = "digits"

Rows: TypeAlias = tuple[tuple[str, ...], ...]

_FOLDER = Path(__file__).parent / "layouts"


@dataclass(frozen=True)
class Layout:
    """One keyboard. `own_name` stands on its space bar, `sample` on the key that leads back to it.

    `languages` are those (ISO 639) whose readers expect it; `more` is what a long press offers, of the keys
    below the letters too. `shifted` are the rows of a script that has so many letters that the shift key
    turns to others; `composing` names how its keys work together.
    """

    name: str
    own_name: str
    sample: str
    languages: tuple[str, ...]
    direction: Direction
    rows: Rows
    shifted: Rows
    composing: str
    more: dict[str, tuple[str, ...]]

    @property
    def has_capitals(self) -> bool:
        """Whether its script knows capitals; letters that are only the way to others need none."""
        return not self.composing and any(capital(letter) != letter for row in self.rows for letter in row)

    @property
    def has_shift(self) -> bool:
        """Whether a shift key leads to more letters."""
        return self.has_capitals or bool(self.shifted)


def capital(letter: str) -> str:
    """The capital of a letter, or itself where it has none of its own (ß)."""
    upper = letter.upper()
    return upper if len(upper) == len(letter) else letter


@cache
def layout(name: str) -> Layout:
    """The layout of that name; raises KeyError with the names there are."""
    if name not in (*names(), DIGITS):
        raise KeyError(f"there is no keyboard {name!r}, only {', '.join(names())}")
    data = _read(name)
    like = _read(data["like"]) if "like" in data else {}
    whole = {**like, **data, "more": {**like.get("more", {}), **data.get("more", {})}}
    return Layout(
        name=name,
        own_name=whole["own_name"],
        sample=whole["sample"],
        languages=tuple(whole["languages"]),
        direction=whole.get("direction", "ltr"),
        rows=_parted(whole["rows"]),
        shifted=_parted(whole.get("shifted", [])),
        composing=whole.get("composing", ""),
        more={letter: tuple(others.split()) for letter, others in whole["more"].items()},
    )


@cache
def names() -> tuple[str, ...]:
    """Every layout of letters there is, the Latin one first."""
    found = {path.stem for path in _FOLDER.glob("*.toml")} - {LATIN, DIGITS}
    return (LATIN, *sorted(found))


def for_language(language: str) -> tuple[str, ...]:
    """The layouts to offer a reader of this language (a BCP 47 tag): her own, then Latin."""
    return tuple(dict.fromkeys([*_own(language), LATIN]))


def writes(language: str) -> bool:
    """Whether there is a layout for its own letters: there is none for Chinese, which needs a dictionary."""
    return bool(_own(language))


def _own(language: str) -> list[str]:
    spoken = language.replace("_", "-").split("-")[0]
    return [name for name in names() if spoken in layout(name).languages]


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text("utf-8"))


def _parted(rows: list[str]) -> Rows:
    return tuple(tuple(row.split()) for row in rows)
