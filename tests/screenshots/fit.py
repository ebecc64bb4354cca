"""Finds what does not fit on a screen: texts that are cut, leave their box or lie on each other.

What must be scrolled to is looked at as well.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from kivy.core.window import Window
from kivy.uix.label import Label
from kivy.uix.scrollview import ScrollView
from kivy.uix.widget import Widget

from kiosk.lobby.screens.field import Field
from kiosk.lobby.screens.frame import Frame
from kiosk.lobby.screens.hand import Hand
from kiosk.lobby.screens.keyboard import Keyboard
from kiosk.lobby.screens.paragraph import Paragraph, Style

_SLACK = 1.5  # pixels, for rounding
_OF_SYLLABLES = ("km", "my")  # written without spaces: a line may begin with any syllable
_MARGIN = 24  # pixels around a text in which nothing of it may be


class Box(NamedTuple):
    """A rectangle in window coordinates."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        """From its bottom to its top."""
        return self.top - self.bottom

    def within(self, other: "Box") -> bool:
        """Whether it lies inside the other one."""
        return (
            self.left >= other.left - _SLACK
            and self.bottom >= other.bottom - _SLACK
            and self.right <= other.right + _SLACK
            and self.top <= other.top + _SLACK
        )

    def cut(self, other: "Box") -> "Box":
        """The part that both share; of no size, or less, where they do not meet."""
        return Box(
            max(self.left, other.left),
            max(self.bottom, other.bottom),
            min(self.right, other.right),
            min(self.top, other.top),
        )


def uppermost(hand: Hand) -> list[Widget]:
    """The widgets that are to be seen, of what lies on top."""
    inside = set(_top(hand).walk())
    return [widget for widget in hand.widgets() if widget in inside]


def misfits(hand: Hand) -> list[str]:
    """What does not fit, in words; nothing on a good screen."""
    there = list(_standing(_top(hand)))
    labels = [widget for widget in there if isinstance(widget, Label) and widget.text]
    boxes = [widget for widget in there if isinstance(widget, Field | Keyboard)]
    return [*_badly_set(labels), *_outside(labels), *_overlapping([*labels, *boxes])]


def _top(hand: Hand) -> Widget:
    frame = hand.app.root
    return frame.overlay if isinstance(frame, Frame) and frame.overlay else frame


def _standing(widget: Widget) -> Iterator[Widget]:
    if widget.opacity and min(widget.size) > 0:
        yield widget
        for child in widget.children:
            yield from _standing(child)


def _badly_set(labels: list[Label]) -> Iterator[str]:
    for label in labels:
        if _misses_glyphs(label.text, label.text_language or "en"):
            yield f"a letter without a picture in {label.text!r}"
        if label.is_shortened:
            yield f"shortened: {label.text!r}"
        if _is_cut(label.text, label._label._style(), label.text_size[0], tuple(label.texture_size)):
            yield f"cut at its edge: {label.text!r}"
        if _breaks_words(label.text, label._label._style(), label.text_size[0]):
            yield f"a word is broken: {label.text!r}"
        if label.texture_size[0] > label.width + _SLACK or label.texture_size[1] > label.height + _SLACK:
            yield f"larger than its box: {label.text!r}"


@lru_cache(maxsize=4096)
def _misses_glyphs(text: str, language: str) -> bool:
    return Paragraph(text, Style(20, language=language)).missing_glyphs > 0


@lru_cache(maxsize=4096)
def _breaks_words(text: str, style: Style, width: float | None) -> bool:
    if style.language in _OF_SYLLABLES:
        return False
    return Paragraph(text, style, width).broken_words > 0


@lru_cache(maxsize=4096)
def _is_cut(text: str, style: Style, width: float | None, size: tuple[int, int]) -> bool:
    """Whether some letter or mark reaches beyond the picture of the text."""
    wide, high = size[0] + 2 * _MARGIN, size[1] + 2 * _MARGIN
    drawn = Paragraph(text, style, width).draw((wide, high), (_MARGIN, _MARGIN))
    ink = np.frombuffer(drawn, np.uint8).reshape(high, wide) > 0
    inside = slice(_MARGIN - 1, 1 - _MARGIN)  # a pixel's rounding is seen by nobody
    ink[inside, inside] = False
    return bool(ink.any())


def _outside(labels: list[Label]) -> Iterator[str]:
    for label in labels:
        box, widget = _box(label), label.parent
        while isinstance(widget, Widget):
            if isinstance(widget, ScrollView):
                break  # what does not fit is scrolled to
            if not box.within(_box(widget)):
                yield f"outside {type(widget).__name__}: {label.text!r}"
                break
            widget = widget.parent
        else:
            if not box.within(Box(0, 0, *Window.size)):
                yield f"outside the window: {label.text!r}"


def _overlapping(widgets: list[Widget]) -> Iterator[str]:
    if not widgets:
        return
    whole, in_view = ([find(widget) for widget in widgets] for find in (_box, seen))
    views = np.array([id(_view(widget)) for widget in widgets])
    # What is scrolled together must not meet anywhere; else only what is seen can lie on something.
    meeting = np.where(np.equal.outer(views, views), _meeting(whole), _meeting(in_view))
    for one, other in np.argwhere(np.triu(meeting, 1)):
        yield f"{name_of(widgets[one])} lies on {name_of(widgets[other])}"


def _meeting(boxes: list[Box]) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Which box shares more than an edge with which."""
    left, bottom, right, top = np.array(boxes).T
    across = np.minimum.outer(right, right) - np.maximum.outer(left, left)
    upwards = np.minimum.outer(top, top) - np.maximum.outer(bottom, bottom)
    return np.minimum(across, upwards) > _SLACK


def _box(widget: Widget) -> Box:
    left, bottom = widget.to_window(*widget.pos)
    return Box(left, bottom, left + widget.width, bottom + widget.height)


def seen(widget: Widget) -> Box:
    """The part of it that is in view."""
    box, view = _box(widget), _view(widget)
    while view is not None:
        box, view = box.cut(_box(view)), _view(view)
    return box


def _view(widget: Widget) -> ScrollView | None:
    """What it is scrolled in."""
    above = widget.parent
    while isinstance(above, Widget) and not isinstance(above, ScrollView):
        above = above.parent
    return above if isinstance(above, ScrollView) else None


def name_of(widget: Widget) -> str:
    """What a person calls it: its words, else what it is."""
    return repr(widget.text) if isinstance(widget, Label) else type(widget).__name__
