"""A drawn person before the camera: for the demonstration, the tests, and for looking at what prints well."""

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from kiosk.lobby.scanning.picture import Picture

Colour = tuple[int, int, int]
"""Red, green and blue, 0 to 255."""

SKINS: dict[str, Colour] = {
    "fair": (244, 214, 196),
    "light": (224, 172, 140),
    "olive": (190, 134, 98),
    "brown": (135, 86, 58),
    "dark": (82, 52, 38),
    "deep": (52, 33, 26),
}
_HAIR, _SHIRT, _WHITE, _IRIS, _LIPS = (
    (40, 28, 20),
    (60, 80, 120),
    (235, 232, 228),
    (45, 28, 20),
    (0.7, 0.5, 0.5),
)
_WALL, _LEFT_WALL, _WINDOW = (150, 160, 165), (127, 136, 140), (172, 184, 190)
_DISPLAY_GAMMA = 2.2
_NOISE = 3.0  # of 255


@dataclass(frozen=True)
class Sitter:
    """Who stands before the camera, and where."""

    skin: Colour = SKINS["olive"]
    covering: Colour | None = None
    """Of a head covering; None for hair."""
    glasses: bool = False
    middle: tuple[float, float] = (0.5, 0.46)
    """Of the head, in shares of the picture's sides."""
    height: float = 0.55
    """Of the head, in shares of the picture's height."""


def before_camera(sitter: Sitter, size: tuple[int, int] = (1280, 720), stops: float = 0.0) -> Picture:
    """What a camera sees of a person; `stops` is by how much it exposes more than it should."""
    drawn = np.asarray(_Drawing(sitter, size).finished(), np.float64) / 255
    light = np.clip(drawn**_DISPLAY_GAMMA * 2.0**stops, 0, 1) ** (1 / _DISPLAY_GAMMA)
    grain = np.random.default_rng(1).normal(0, _NOISE, light.shape)
    seen = np.clip(light * 255 + grain, 0, 255).astype(np.uint8)
    return np.ascontiguousarray(seen[:, :, ::-1])


class _Drawing:
    """Twice as large as it is wanted, for smooth edges."""

    def __init__(self, sitter: Sitter, size: tuple[int, int]) -> None:
        self._sitter, self._size = sitter, size
        width, height = size[0] * 2, size[1] * 2
        self._x, self._y = sitter.middle[0] * width, sitter.middle[1] * height
        self._high = sitter.height * height / 2
        self._wide = self._high * 0.74
        self._picture = Image.new("RGB", (width, height), _WALL)
        self._pen = ImageDraw.Draw(self._picture)
        self._pen.rectangle((0, 0, width / 4, height), fill=_LEFT_WALL)
        self._pen.rectangle((width * 0.75, 0, width, height / 2), fill=_WINDOW)

    def finished(self) -> Image.Image:
        self._body()
        self._face()
        self._crown()
        for side in (-1, 1):
            self._eye(side)
        self._mouth()
        return self._picture.resize(self._size, Image.Resampling.LANCZOS)

    def _box(self, left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
        """From halves of the head, right and down from its middle, to pixels."""
        return (
            self._x + left * self._wide,
            self._y + top * self._high,
            self._x + right * self._wide,
            self._y + bottom * self._high,
        )

    def _shade(self, by: float) -> Colour:
        red, green, blue = (min(255, round(part * by)) for part in self._sitter.skin)
        return red, green, blue

    def _body(self) -> None:
        self._pen.rounded_rectangle(self._box(-2.1, 1.25, 2.1, 4), round(self._wide), _SHIRT)
        self._pen.rectangle(self._box(-0.5, 0.6, 0.5, 1.4), self._shade(0.72))
        if self._sitter.covering is None:
            self._pen.ellipse(self._box(-1.12, -1.18, 1.12, 0.55), _HAIR)
        else:
            self._pen.ellipse(self._box(-1.3, -1.3, 1.3, 1.35), self._sitter.covering)
            self._pen.rounded_rectangle(
                self._box(-1.5, 0.2, 1.5, 3), round(self._wide), self._sitter.covering
            )

    def _face(self) -> None:
        """Lit from one side, so that its shape shows in grey."""
        shape = Image.new("L", self._picture.size, 0)
        ImageDraw.Draw(shape).ellipse(self._box(-1, -1, 1, 1), 255)
        light = Image.new("RGB", self._picture.size, self._sitter.skin)
        pen = ImageDraw.Draw(light)
        pen.ellipse(self._box(-0.2, -1, 1.5, 1.1), self._shade(0.72))
        pen.ellipse(self._box(-1.2, -1, 0.3, 0.8), self._shade(1.12))
        self._picture.paste(light.filter(ImageFilter.GaussianBlur(self._wide * 0.35)), mask=shape)

    def _crown(self) -> None:
        self._pen.chord(self._box(-1.05, -1.12, 1.05, 0.1), 195, 345, self._sitter.covering or _HAIR)

    def _eye(self, side: int) -> None:
        x = side * 0.42
        self._pen.ellipse(self._box(x - 0.2, -0.16, x + 0.2, 0), _WHITE)
        self._pen.ellipse(self._box(x - 0.09, -0.16, x + 0.09, 0), _IRIS)
        thick = round(self._high * 0.035)
        self._pen.arc(self._box(x - 0.27, -0.36, x + 0.27, 0.02), 200, 340, self._shade(0.35), thick)
        if self._sitter.glasses:
            self._pen.ellipse(self._box(x - 0.34, -0.28, x + 0.34, 0.12), outline=(25, 25, 30), width=thick)

    def _mouth(self) -> None:
        bridge, nostrils = self._box(0, -0.05, -0.1, 0.25), self._box(0.08, 0.27, 0, 0)
        nose = [bridge[:2], bridge[2:], nostrils[:2]]
        self._pen.line(nose, self._shade(0.7), round(self._high * 0.03), joint="curve")
        red, green, blue = (round(part * by) for part, by in zip(self._sitter.skin, _LIPS, strict=True))
        self._pen.ellipse(self._box(-0.32, 0.42, 0.32, 0.56), (red, green, blue))
