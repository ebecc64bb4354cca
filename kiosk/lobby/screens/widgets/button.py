"""Buttons. They act when the finger lifts, and show that they are pressed."""

from kivy.properties import BooleanProperty, ColorProperty, NumericProperty, StringProperty

from kiosk.lobby.screens.widgets.pressed import Pressed


class BigButton(Pressed):
    """Words in the middle, an icon before or after them. Fires `on_release`."""

    text = StringProperty()
    language = StringProperty("en")
    """BCP 47 tag of the text."""
    icon = StringProperty()
    icon_after = StringProperty()
    bold = BooleanProperty(False)
    wordless = BooleanProperty(False)
    """Shows its icon alone, where there is little room."""
    about = StringProperty()
    """What it acts upon, where its words do not say: the eye sees what stands beside it, the ear is told."""
    about_language = StringProperty()
    """BCP 47 tag of that, where it is not in the language in force."""
    ink = ColorProperty((0, 0, 0, 1))
    natural_width = NumericProperty(0)
    """The width at which the text needs no second line."""
    natural_height = NumericProperty(0)
    """The height that the text needs where it has no second line."""
    needed_height = NumericProperty(0)
    """The height that it needs with its text as it stands."""


class PrimaryButton(BigButton):
    """What most visitors do next; one on a screen."""


class SecondaryButton(BigButton):
    """Another way, as good."""


class QuietButton(BigButton):
    """Back, cancel, and what few visitors need."""
