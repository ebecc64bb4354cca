"""A QR code on a screen, for a phone's camera."""

from pathlib import Path
from typing import Any

from kivy.graphics.texture import Texture
from kivy.lang import Builder
from kivy.properties import NumericProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from printer.qr import modules

QUIET = 4  # light modules around the code, by ISO/IEC 18004


class QrCode(Widget):
    """The code of `text`, on white, in the middle; of whole pixels, so that every module is as wide."""

    text = StringProperty()
    texture = ObjectProperty(None, allownone=True)
    across = NumericProperty(1)
    """Modules from edge to edge, with the white around."""
    module = NumericProperty(1)
    side = NumericProperty(0)
    """The width of a module and of the whole code, in pixels."""

    def on_text(self, *_: Any) -> None:
        """Draw it."""
        rows = modules(self.text) if self.text else []
        self.across = len(rows) + 2 * QUIET
        self.texture = _drawn(rows, self.across) if rows else None


def _drawn(rows: list[str], across: int) -> Texture:
    light = [255] * across
    around = [light] * QUIET
    lines = [[255] * QUIET + [0 if dark == "1" else 255 for dark in row] + [255] * QUIET for row in rows]
    texture = Texture.create(size=(across, across), colorfmt="luminance", bufferfmt="ubyte")
    texture.mag_filter = texture.min_filter = "nearest"
    pixels = bytes(pixel for line in [*around, *reversed(lines), *around] for pixel in line)
    texture.blit_buffer(pixels, colorfmt="luminance", bufferfmt="ubyte")
    return texture


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
