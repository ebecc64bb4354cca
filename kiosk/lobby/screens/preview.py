"""What the camera sees, on the screen."""

from collections.abc import Callable, Iterator
from math import cos, pi, sin
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from kivy.clock import Clock
from kivy.graphics import Color, Mesh
from kivy.graphics.texture import Texture
from kivy.lang import Builder
from kivy.properties import BooleanProperty, ObjectProperty, StringProperty

from kiosk.lobby.scanning.framing import Part
from kiosk.lobby.screens.widgets import Panel

Frame: TypeAlias = np.ndarray[Any, np.dtype[np.uint8]]
"""A picture of shape (height, width, 3): blue, green, red."""

_CORNER_STEPS = 8


class Preview(Panel):
    """The newest frame, cut to fill the widget; a calm ground with `text` while there is none.

    `newest` gives that frame or None. Whoever takes frames calls `refresh`, from any thread, at each new one:
    the newest is shown with the screen's next picture, and none waits in between. Frames should be no larger
    than they are shown: handing one over is all that this costs the interface's thread.
    """

    newest = ObjectProperty(lambda: None)
    text = StringProperty()
    mirrored = BooleanProperty(False)
    """As in a mirror, which is what people expect who see themselves."""
    cut = ObjectProperty(None, allownone=True)
    """Gives the part to show of a picture of some width and height; None for its middle."""
    has_picture = BooleanProperty(False)

    def __init__(self, **kwargs: Any) -> None:
        self.refresh: Callable[[], None] = Clock.create_trigger(lambda _: self._show())
        self._texture: Texture | None = None
        super().__init__(**kwargs)
        with self.canvas:
            self._colour, self._picture = Color(1, 1, 1, 0), Mesh(mode="triangle_fan")
        for name in ("pos", "size", "rounding", "mirrored", "cut"):
            self.fbind(name, self._place)

    def wipe(self) -> None:
        """Nothing of any frame stays."""
        self.newest = lambda: None
        self._colour.a = 0
        self._picture.texture = self._texture = None

    def part(self) -> Part:
        """The part that is shown; all of it while there is no picture."""
        if self._texture is None or min(self.size) < 1:
            return Part(0, 0, 1, 1)
        width, height = self._texture.size
        if self.cut is not None:
            return self.cut(width, height)
        scale = min(width / self.width, height / self.height)
        across, down = self.width * scale / width, self.height * scale / height
        return Part((1 - across) / 2, (1 - down) / 2, across, down)

    def on_widget(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the picture, in shares of its sides and y downwards, is seen: in pixels."""
        part = self.part()
        across, down = (x - part.left) / part.width, (y - part.top) / part.height
        if self.mirrored:
            across = 1 - across
        return self.x + across * self.width, self.top - down * self.height

    def _show(self) -> None:
        frame: Frame | None = self.newest()
        self.has_picture = frame is not None
        self._colour.a = 1 if self.has_picture else 0
        if frame is None:
            return
        height, width, _ = frame.shape
        if self._texture is None or self._texture.size != (width, height):
            self._texture = Texture.create(size=(width, height), colorfmt="bgr")
            self._place()
        self._texture.blit_buffer(np.ascontiguousarray(frame).reshape(-1), colorfmt="bgr", bufferfmt="ubyte")
        self.canvas.ask_update()

    def _place(self, *_: object) -> None:
        """Show the part in the shape of the widget."""
        if self._texture is None or min(self.size) < 1:
            return
        part = self.part()
        middle_x, middle_y = part.left + part.width / 2, part.top + part.height / 2
        across = -part.width / 2 if self.mirrored else part.width / 2
        # A frame's first row is its top, a texture's its bottom: so up is down.
        self._picture.vertices = [
            number
            for x, y in self._outline()
            for number in (
                self.x + (1 + x) * self.width / 2,
                self.y + (1 + y) * self.height / 2,
                middle_x + x * across,
                middle_y - y * part.height / 2,
            )
        ]
        self._picture.indices = range(len(self._picture.vertices) // 4)
        self._picture.texture = self._texture

    def _outline(self) -> Iterator[tuple[float, float]]:
        """The middle and the rounded edge of the widget, each side from -1 to 1."""
        yield 0, 0
        # The frame drawn over the edge is smooth; the picture's own is not, and stays inside it.
        radius_x, radius_y = (2 * self.rounding / side for side in self.size)
        inset_x, inset_y = (2 / side for side in self.size)
        for step in range(4 * _CORNER_STEPS + 1):
            angle = (step // _CORNER_STEPS + step % _CORNER_STEPS / (_CORNER_STEPS - 1)) * pi / 2
            right = 1 if step // _CORNER_STEPS % 4 in (0, 3) else -1
            above = 1 if step // _CORNER_STEPS % 4 in (0, 1) else -1
            yield (
                right * (1 - inset_x - radius_x) + cos(angle) * radius_x,
                above * (1 - inset_y - radius_y) + sin(angle) * radius_y,
            )


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
