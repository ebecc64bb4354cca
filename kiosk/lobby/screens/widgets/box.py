"""A box that is mirrored where reading runs from right to left."""

from collections.abc import Iterator
from typing import Any

from kivy.properties import NumericProperty, OptionProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

_NEEDS = ("needed", "minimum_height")  # what tells of a child that fills a box how high it must be


class DirBox(BoxLayout):
    """A BoxLayout whose first child stands where reading begins; so does the first of its paddings."""

    direction = OptionProperty("ltr", options=("ltr", "rtl"))
    needed = NumericProperty(0)
    """The height that everything in it needs, in pixels: also what lies in boxes that fill the room there is,
    which `minimum_height` leaves out."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fbind("direction", self._trigger_layout)

    def add_widget(self, widget: Widget, *args: Any, **kwargs: Any) -> None:
        """A child; what it needs, the box needs."""
        for name in _NEEDS:
            if widget.property(name, quiet=True):
                widget.fbind(name, self._measure)
        super().add_widget(widget, *args, **kwargs)

    def remove_widget(self, widget: Widget, *args: Any, **kwargs: Any) -> None:
        """Forget the child."""
        for name in _NEEDS:
            if widget.property(name, quiet=True):
                widget.funbind(name, self._measure)
        super().remove_widget(widget, *args, **kwargs)

    def do_layout(self, *args: Any) -> None:
        """Give each child its place."""
        super().do_layout(*args)
        self._measure()

    def _measure(self, *_: object) -> None:
        """Say how high the box must be. At once, not with the next layout: boxes lie deep in each other."""
        heights = [_needed(child) for child in self.children]
        if self.orientation == "vertical":
            content = sum(heights) + self.spacing * (len(heights) - 1)
        else:
            content = max(heights, default=0)
        self.needed = content + self.padding[1] + self.padding[3]

    def _iterate_layout(self, sizes: list[Any]) -> Iterator[tuple[int, float, float, float, float]]:
        for index, x, y, width, height in super()._iterate_layout(sizes):
            mirrored = self.x + self.right - x - width
            yield index, mirrored if self.direction == "rtl" else x, y, width, height


def _needed(child: Widget) -> float:
    if child.size_hint_y is None:
        return float(child.height)
    own = getattr(child, "needed", getattr(child, "minimum_height", 0))
    return float(max(own, child.size_hint_min_y or 0))
