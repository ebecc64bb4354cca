"""One of several things to choose: a picture, a name, and a line that explains it."""

from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.behaviors import ButtonBehavior

from kiosk.lobby.screens.widgets.panel import Panel


class Choice(ButtonBehavior, Panel):
    """What tiles and rows share. Fires `on_release`; `chosen` shows which one was taken."""

    icon = StringProperty()
    text = StringProperty()
    detail = StringProperty()
    chosen = BooleanProperty(False)


class ChoiceTile(Choice):
    """Picture above, words below: for a few things side by side. In little room the picture is small."""

    written = NumericProperty(0)
    """How many pixels of its height are words and the space about them."""
    roomy = BooleanProperty(True)


class ChoiceRow(Choice):
    """Picture before, words beside it: for a list."""
