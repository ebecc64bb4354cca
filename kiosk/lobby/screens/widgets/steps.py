"""How far the visitor has come."""

from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color
from kivy.properties import ColorProperty, NumericProperty, OptionProperty
from kivy.uix.widget import Widget

from kiosk.lobby.screens import plates

_LONG = 3  # dots


class Steps(Widget):
    """One dot for each of `count` steps; the `current` one (from 0) is long, those before it are full."""

    count = NumericProperty(0)
    current = NumericProperty(0)
    direction = OptionProperty("ltr", options=("ltr", "rtl"))
    dot = NumericProperty(0)
    """The dots' diameter in pixels."""
    done_colour = ColorProperty((0, 0, 0, 1))
    ahead_colour = ColorProperty((0, 0, 0, 1))

    def __init__(self, **kwargs: Any) -> None:
        self._redraw = Clock.create_trigger(lambda _: self._draw(), -1)
        super().__init__(**kwargs)
        for name in ("pos", "size", "count", "current", "direction", "dot", "done_colour", "ahead_colour"):
            self.fbind(name, self._redraw)
        self._redraw()

    def places(self) -> list[tuple[int, int]]:
        """Left edge and width of each step in pixels, in their order; the first is where reading begins."""
        dot = int(self.dot)
        widths = [_LONG * dot if step == self.current else dot for step in range(int(self.count))]
        x = int(self.center_x - (sum(widths) + dot * (len(widths) - 1)) / 2)
        found = []
        for width in widths:
            found.append((x, width))
            x += width + dot
        if self.direction == "rtl":
            return [(int(self.x + self.right) - left - width, width) for left, width in found]
        return found

    def _draw(self) -> None:
        self.canvas.clear()
        radius = int(self.dot) // 2
        with self.canvas:
            for step, (x, width) in enumerate(self.places()):
                Color(*(self.done_colour if step <= self.current else self.ahead_colour))
                plates.plate(radius, (x, self.center_y - radius), (width, 2 * radius))
