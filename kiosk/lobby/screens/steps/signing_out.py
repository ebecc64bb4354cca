"""The moment in which her leaving is written down."""

from pathlib import Path

from kivy.lang import Builder

from kiosk.lobby.screens.steps.message_screen import MessageScreen


class SigningOutScreen(MessageScreen):
    """She is being signed out; shown only where that takes a while."""


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
