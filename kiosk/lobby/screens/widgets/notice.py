"""A line that tells the visitor how things stand."""

from kivy.properties import OptionProperty, StringProperty

from kiosk.lobby.screens.widgets.panel import Panel


class Notice(Panel):
    """A banner in one of four tones, with the icon of its tone; as high as its text, gone without one."""

    text = StringProperty()
    tone = OptionProperty("info", options=("info", "success", "warning", "alert"))
