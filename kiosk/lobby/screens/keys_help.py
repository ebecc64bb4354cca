"""What the keys of a keypad do, written over the screen."""

from pathlib import Path

from kivy.lang import Builder
from kivy.properties import BooleanProperty

from kiosk.lobby.screens.overlays import Closable


class KeysHelp(Closable):
    """Tells of the keys; of those for the voice only where there is one."""

    speaks = BooleanProperty(False)


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
