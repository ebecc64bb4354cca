"""The texts of the purposes that ship with the kiosk: written in English, and translated in its catalogues.

A school that writes its own purposes gives them in its own languages; one that keeps ours has them in all.
"""

import tomllib
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import IO, Any

from kiosk.i18n import SOURCE_LANGUAGE, Catalogues
from kiosk.visits.wording import Wording


class ShippedWording(Mapping[str, str]):
    """A wording whose other languages are looked up in the catalogues, one by one as they are asked for."""

    def __init__(self, own: Wording, catalogues: Catalogues) -> None:
        self._own = own
        self._catalogues = catalogues

    def __getitem__(self, language: str) -> str:
        if language in self._own:
            return self._own[language]
        translated = self._catalogues.translation(language, self._own.get(SOURCE_LANGUAGE, ""))
        if translated is None:
            raise KeyError(language)
        return translated

    def __iter__(self) -> Iterator[str]:
        return iter(self._own)

    def __len__(self) -> int:
        return len(self._own)


def as_written(wording: Wording) -> Wording:
    """The wording with nothing added."""
    return wording


def looked_up_in(catalogues: Catalogues) -> Callable[[Wording], Wording]:
    """How a wording is given the other languages of these catalogues."""
    return lambda wording: ShippedWording(wording, catalogues)


def extract(
    file: IO[bytes],
    keywords: Collection[str],  # noqa: ARG001 - these four are what Babel calls an extraction method with
    comment_tags: Collection[str],  # noqa: ARG001
    options: Mapping[str, Any],  # noqa: ARG001
) -> Iterator[tuple[int, None, str, list[str]]]:
    """The texts of a purposes.toml, for Babel: line, function, text, comments."""
    for purpose, table in tomllib.load(file).items():
        for about, text in _texts(table):
            yield 1, None, text, [f"NOTE: {about} of the purpose {purpose!r}"]


def _texts(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, Mapping) and SOURCE_LANGUAGE in value:
            yield key, value[SOURCE_LANGUAGE]
        elif isinstance(value, Mapping):
            yield from _texts(value)
