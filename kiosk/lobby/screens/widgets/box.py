"""A box that is mirrored where reading runs from right to left."""

from collections.abc import Iterator
from typing import Any

from kivy.properties import OptionProperty
from kivy.uix.boxlayout import BoxLayout


class DirBox(BoxLayout):
    """A BoxLayout whose first child stands where reading begins; so does the first of its paddings."""

    direction = OptionProperty("ltr", options=("ltr", "rtl"))

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fbind("direction", self._trigger_layout)

    def _iterate_layout(self, sizes: list[Any]) -> Iterator[tuple[int, float, float, float, float]]:
        for index, x, y, width, height in super()._iterate_layout(sizes):
            mirrored = self.x + self.right - x - width
            yield index, mirrored if self.direction == "rtl" else x, y, width, height
