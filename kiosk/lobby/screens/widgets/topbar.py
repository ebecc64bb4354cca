"""The bar at the top of every screen: back, how far, help, access, language, cancel."""

from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout


class TopBar(FloatLayout):
    """Fires `on_back`, `on_help`, `on_access`, `on_language` and `on_cancel`.

    A button without words is not there.
    """

    __events__ = ("on_back", "on_help", "on_access", "on_language", "on_cancel")

    back_text = StringProperty()
    help_text = StringProperty()
    access_text = StringProperty()
    """What the button that shows an icon alone is for."""
    language_text = StringProperty()
    cancel_text = StringProperty()
    steps = NumericProperty(0)
    current = NumericProperty(0)
    natural_height = NumericProperty(0)
    """How high it is where it is shown: it holds a finger, and the tallest of scripts."""
    beside_steps = NumericProperty(0)
    compact = BooleanProperty(False)
    """Whether back and cancel are icons alone, because the words do not fit."""
    crowded = BooleanProperty(False)
    """Whether the language is an icon, too."""

    def on_back(self) -> None:
        """The visitor wants to see the step before."""

    def on_help(self) -> None:
        """The visitor needs a person."""

    def on_access(self) -> None:
        """The visitor wants the screen itself otherwise."""

    def on_language(self) -> None:
        """The visitor wants another language."""

    def on_cancel(self) -> None:
        """The visitor wants to leave, with nothing kept."""
