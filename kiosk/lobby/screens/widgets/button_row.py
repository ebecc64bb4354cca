"""Buttons that belong together."""

from typing import Any

from kivy.uix.widget import Widget

from kiosk.lobby.screens.widgets.box import DirBox

_HEIGHTS = ("needed_height", "height")  # a button's own rules may speak after its row's


class ButtonRow(DirBox):
    """Buttons side by side, all as high as the highest must be; one below the other, each as it must be."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fbind("orientation", self._level)

    def add_widget(self, widget: Widget, *args: Any, **kwargs: Any) -> None:
        """Another button."""
        super().add_widget(widget, *args, **kwargs)
        for name in _HEIGHTS:
            widget.fbind(name, self._level)
        self._level()

    def remove_widget(self, widget: Widget, *args: Any, **kwargs: Any) -> None:
        """One button fewer."""
        for name in _HEIGHTS:
            widget.funbind(name, self._level)
        super().remove_widget(widget, *args, **kwargs)
        self._level()

    def _level(self, *_: object) -> None:
        highest = max((button.needed_height for button in self.children), default=0)
        for button in self.children:
            button.height = highest if self.orientation == "horizontal" else button.needed_height
