"""How the keys of some scripts work together: a key there is less than a letter, or the beginning of one.

Nothing is remembered between two keys: what stands before the caret says all, so that the caret may be moved
and the layout changed at any time.
"""

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.lobby.screens.composing import burmese, ethiopic, hangul, kana

__all__ = ["Composer", "composer"]


def _joined(before: str, letters: str) -> str:
    return before + letters


def _unchanged(before: str) -> str:
    return before


def _nothing_special(_: str) -> None:
    return None


def _no_forms(_: str) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Composer:
    """What becomes of the text before the caret.

    `write` when a key is touched, `erase` when a part of it is taken away (None: as in any script),
    `finish` when the word ends. `forms` are the forms of the syllable that was begun, and `choose` takes one
    of them.
    """

    write: Callable[[str, str], str] = _joined
    erase: Callable[[str], str | None] = _nothing_special
    finish: Callable[[str], str] = _unchanged
    forms: Callable[[str], tuple[str, ...]] = _no_forms
    choose: Callable[[str, str], str] = _joined


_COMPOSERS = {
    "": Composer(),
    "burmese": Composer(write=burmese.write),
    "ethiopic": Composer(forms=ethiopic.forms, choose=ethiopic.choose),
    "hangul": Composer(write=hangul.write, erase=hangul.erase),
    "hiragana": Composer(write=kana.write_hiragana, finish=kana.finish_hiragana),
    "katakana": Composer(write=kana.write_katakana, finish=kana.finish_katakana),
}


def composer(name: str) -> Composer:
    """The composer of that name, "" for none; raises KeyError with the names there are."""
    if name not in _COMPOSERS:
        raise KeyError(f"nothing composes {name!r}, only {', '.join(filter(None, _COMPOSERS))}")
    return _COMPOSERS[name]
