"""The bar at the top of every screen: back, how far, language, cancel."""

from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout


class TopBar(FloatLayout):
    """Fires `on_back`, `on_language` and `on_cancel`. A button without words is not there."""

    __events__ = ("on_back", "on_language", "on_cancel")

    back_text = StringProperty()
    language_text = StringProperty()
    cancel_text = StringProperty()
    steps = NumericProperty(0)
    current = NumericProperty(0)
    beside_steps = NumericProperty(0)
    compact = BooleanProperty(False)
    """Whether back and cancel are icons alone, because the words do not fit."""

    def on_back(self) -> None:
        """The visitor wants to see the step before."""

    def on_language(self) -> None:
        """The visitor wants another language."""

    def on_cancel(self) -> None:
        """The visitor wants to leave, with nothing kept."""
