"""A view of more than fits: moved by touch, and showing how much there is."""

from pathlib import Path
from typing import Any

from kivy.clock import Clock
from kivy.lang import Builder
from kivy.properties import BooleanProperty, NumericProperty
from kivy.uix.scrollview import ScrollView
from kivy.uix.widget import Widget


class Scroll(ScrollView):
    """Scrolls up and down where its content is higher than itself; else touches go straight through."""

    overflowing = BooleanProperty(False)
    """Whether there is more than fits."""
    least = NumericProperty(0)
    """The height in pixels below which it is of little use."""
    needed = NumericProperty(0)
    """The height that it must be given: `least`, or less where its content is lower."""

    def __init__(self, **kwargs: Any) -> None:
        self._measure = Clock.create_trigger(lambda _: self._measured(), -1)
        super().__init__(**kwargs)
        for name in ("size", "least"):
            self.fbind(name, self._measure)

    def add_widget(self, widget: Widget, *args: Any, **kwargs: Any) -> None:
        """The content; there is one."""
        super().add_widget(widget, *args, **kwargs)
        for name in ("height", "minimum_height"):
            if widget.property(name, quiet=True):
                widget.fbind(name, self._measure)
        self._measure()

    def _measured(self) -> None:
        content = self.children[0] if self.children else None
        self.overflowing = content is not None and content.height > self.height + 1
        # Content that fills the view is no lower than the view: its own need is its minimum.
        own = getattr(content, "minimum_height", getattr(content, "height", 0))
        self.needed = min(own, self.least)


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
