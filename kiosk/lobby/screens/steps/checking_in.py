"""The moment in which her arrival is written down."""

from pathlib import Path

from kivy.lang import Builder

from kiosk.lobby.screens.steps.message_screen import MessageScreen


class CheckingInScreen(MessageScreen):
    """She is being checked in; shown only where that takes a while."""


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
