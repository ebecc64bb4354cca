"""A view of more than fits: moved by touch, and showing how much there is."""

from pathlib import Path

from kivy.lang import Builder
from kivy.uix.scrollview import ScrollView


class Scroll(ScrollView):
    """Scrolls up and down where its content is higher than itself; else touches go straight through."""


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
