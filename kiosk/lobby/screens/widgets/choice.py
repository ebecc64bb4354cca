"""One of several things to choose: a picture, a name, and a line that explains it."""

from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from kiosk.lobby.screens.widgets.pressed import Pressed


class Choice(Pressed):
    """What tiles and rows share. Fires `on_release`; `chosen` shows which one was taken."""

    icon = StringProperty()
    text = StringProperty()
    spoken = StringProperty()
    """BCP 47 tag of the text, where it is not in the language in force."""
    detail = StringProperty()
    detail_spoken = StringProperty()
    """The same of the detail."""
    chosen = BooleanProperty(False)


class ChoiceTile(Choice):
    """Picture above, words below: for a few things side by side. In little room the picture is small."""

    written = NumericProperty(0)
    """How many pixels of its height are words and the space about them."""
    spare = NumericProperty(0)
    """How many are left for the picture."""
    roomy = BooleanProperty(True)


class ChoiceRow(Choice):
    """Picture before, words beside it: for a list."""
