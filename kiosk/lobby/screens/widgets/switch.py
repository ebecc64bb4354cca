"""Something that is either so or not."""

from kivy.properties import NumericProperty

from kiosk.lobby.screens.widgets.choice import Choice


class SwitchRow(Choice):
    """Picture, words, and a box with a mark in it where `chosen`. Fires `on_release`; sets nothing itself."""

    words_height = NumericProperty(0)
    """Pixels that its words and the space about them take."""
