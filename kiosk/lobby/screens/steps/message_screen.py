"""A screen that says one thing."""

from pathlib import Path

from kivy.lang import Builder
from kivy.properties import StringProperty

from kiosk.lobby.screens.steps.step_screen import StepScreen


class MessageScreen(StepScreen):
    """An icon, a sentence and a line about it in the middle; whatever a rule adds stands below."""

    icon = StringProperty()
    title = StringProperty()
    body = StringProperty()


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
