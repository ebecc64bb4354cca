"""The letters of each keyboard, from `layouts/*.toml`: rows as they lie, and what stands behind a letter."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kiosk.i18n import Direction

LATIN = "latin"
DIGITS = "digits"

_FOLDER = Path(__file__).parent / "layouts"


@dataclass(frozen=True)
class Layout:
    """One keyboard. `own_name` stands on its space bar, `sample` on the key that leads back to it.

    `languages` are those (ISO 639) whose readers expect it; `more` is what a long press offers.
    """

    name: str
    own_name: str
    sample: str
    languages: tuple[str, ...]
    direction: Direction
    rows: tuple[tuple[str, ...], ...]
    more: dict[str, tuple[str, ...]]

    @property
    def has_capitals(self) -> bool:
        """Whether its script knows capitals."""
        return any(capital(letter) != letter for row in self.rows for letter in row)


def capital(letter: str) -> str:
    """The capital of a letter, or itself where it has none of its own (ß)."""
    upper = letter.upper()
    return upper if len(upper) == len(letter) else letter


@cache
def layout(name: str) -> Layout:
    """The layout of that name; raises KeyError with the names there are."""
    try:
        data = tomllib.loads((_FOLDER / f"{name}.toml").read_text("utf-8"))
    except FileNotFoundError:
        raise KeyError(f"there is no keyboard {name!r}, only {', '.join(names())}") from None
    base = layout(data["like"]) if "like" in data else None
    more = {letter: tuple(others.split()) for letter, others in data.get("more", {}).items()}
    return Layout(
        name=name,
        own_name=data["own_name"],
        sample=data.get("sample", base.sample if base else data["own_name"]),
        languages=tuple(data["languages"]),
        direction=data.get("direction", "ltr"),
        rows=tuple(tuple(row.split()) for row in data["rows"]),
        more={**(base.more if base else {}), **more},
    )


@cache
def names() -> tuple[str, ...]:
    """Every layout of letters there is, the Latin one first."""
    found = {path.stem for path in _FOLDER.glob("*.toml")} - {LATIN, DIGITS}
    return (LATIN, *sorted(found))


def for_language(language: str) -> tuple[str, ...]:
    """The layouts to offer a reader of this language (a BCP 47 tag): her own, then Latin."""
    spoken = language.replace("_", "-").split("-")[0]
    own = [name for name in names() if spoken in layout(name).languages]
    return tuple(dict.fromkeys([*own, LATIN]))
