"""Where in this process a text still is: every object is asked for the texts that it holds."""

import gc
from collections.abc import Iterator
from functools import partial
from types import FrameType

_UNTRACKED = (dict, tuple, frozenset)  # the collector passes over those that hold plain values alone


def her() -> str:
    """The name of a visitor; not a constant, which would stay in its module."""
    return "awoquzu\u017b"[::-1]


def holders(text: str) -> list[str]:
    """The kinds of objects that hold a text in which this one is."""
    gc.unfreeze()
    gc.collect()
    known = gc.get_objects()  # before anything here is made that holds it, too
    return [type(holder).__name__ for holder in filter(partial(_holds, text), known)]


def _holds(text: str, holder: object) -> bool:
    return type(holder) is not FrameType and any(text in held for held in _texts(holder))


def _texts(holder: object) -> Iterator[str]:
    for held in gc.get_referents(holder):
        if type(held) is str:
            yield held
        elif type(held) in (bytes, bytearray):
            yield held.decode("utf-8", "ignore")
        elif type(held) in _UNTRACKED and not gc.is_tracked(held):
            yield from _texts(held)
