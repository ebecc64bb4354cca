"""The school's logo."""

from kivy.properties import StringProperty

from kiosk.lobby.screens.widgets.panel import Panel


class Logo(Panel):
    """The picture on a light ground, since nobody knows what it was drawn for; gone without one."""

    source = StringProperty()
    """The picture's file."""
