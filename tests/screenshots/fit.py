"""Finds what does not fit on a screen: texts that are cut, leave their box or lie on each other."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations
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

    def meets(self, other: "Box") -> bool:
        """Whether the two share more than an edge."""
        shared = self.cut(other)
        return shared.right - shared.left > _SLACK and shared.top - shared.bottom > _SLACK


def uppermost(hand: Hand) -> list[Widget]:
    """The widgets that are to be seen, of what lies on top."""
    frame = hand.app.root
    top = frame.overlay if isinstance(frame, Frame) and frame.overlay else frame
    inside = set(top.walk())
    return [widget for widget in hand.widgets() if widget in inside]


def misfits(hand: Hand) -> list[str]:
    """What does not fit, in words; nothing on a good screen."""
    shown = [widget for widget in uppermost(hand) if isinstance(widget, Label | Field | Keyboard)]
    labels = [widget for widget in shown if isinstance(widget, Label) and widget.text]
    return [*_badly_set(labels), *_outside(labels), *_overlapping([*labels, *_boxes(shown)])]


def _badly_set(labels: list[Label]) -> Iterator[str]:
    for label in labels:
        if Paragraph(label.text, Style(20, language=label.text_language or "en")).missing_glyphs:
            yield f"a letter without a picture in {label.text!r}"
        if label.is_shortened:
            yield f"shortened: {label.text!r}"
        if _is_cut(label.text, label._label._style(), label.text_size[0], tuple(label.texture_size)):
            yield f"cut at its edge: {label.text!r}"
        if label.texture_size[0] > label.width + _SLACK or label.texture_size[1] > label.height + _SLACK:
            yield f"larger than its box: {label.text!r}"


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
    parts = [(widget, seen(widget)) for widget in widgets]
    for (one, first), (other, second) in combinations(parts, 2):
        if first.meets(second):
            yield f"{name_of(one)} lies on {name_of(other)}"


def _boxes(shown: list[Widget]) -> list[Widget]:
    return [widget for widget in shown if isinstance(widget, Field | Keyboard)]


def _box(widget: Widget) -> Box:
    left, bottom = widget.to_window(*widget.pos)
    return Box(left, bottom, left + widget.width, bottom + widget.height)


def seen(widget: Widget) -> Box:
    """The part of it that is in view."""
    box, parent = _box(widget), widget.parent
    while isinstance(parent, Widget):
        if isinstance(parent, ScrollView):
            box = box.cut(_box(parent))
        parent = parent.parent
    return box


def name_of(widget: Widget) -> str:
    """What a person calls it: its words, else what it is."""
    return repr(widget.text) if isinstance(widget, Label) else type(widget).__name__
