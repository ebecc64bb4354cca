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

from kiosk.lobby.screens.widgets import Panel

Frame: TypeAlias = np.ndarray[Any, np.dtype[np.uint8]]
"""A picture of shape (height, width, 3): blue, green, red."""

_CORNER_STEPS = 8


class Preview(Panel):
    """The newest frame, cut to fill the widget; a calm ground with `text` while there is none.

    `newest` gives that frame or None. Whoever takes frames calls `refresh`, from any thread, at each new one:
    the newest is shown with the screen's next picture, and none waits in between.
    """

    newest = ObjectProperty(lambda: None)
    text = StringProperty()
    mirrored = BooleanProperty(False)
    """As in a mirror, which is what people expect who see themselves."""
    has_picture = BooleanProperty(False)

    def __init__(self, **kwargs: Any) -> None:
        self.refresh: Callable[[], None] = Clock.create_trigger(lambda _: self._show())
        self._texture: Texture | None = None
        super().__init__(**kwargs)
        with self.canvas:
            self._colour, self._picture = Color(1, 1, 1, 0), Mesh(mode="triangle_fan")
        for name in ("pos", "size", "rounding", "mirrored"):
            self.fbind(name, self._place)

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
        """Show the middle of the picture, in the shape of the widget."""
        if self._texture is None or min(self.size) < 1:
            return
        width, height = self._texture.size
        scale = min(width / self.width, height / self.height)
        across, up = self.width * scale / width / 2, self.height * scale / height / 2
        if self.mirrored:
            across = -across
        # A frame's first row is its top, a texture's its bottom: so up is down.
        self._picture.vertices = [
            number
            for x, y in self._outline()
            for number in (
                self.center_x + x * self.width / 2,
                self.center_y + y * self.height / 2,
                0.5 + x * across,
                0.5 - y * up,
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
