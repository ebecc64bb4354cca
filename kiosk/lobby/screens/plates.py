"""Rounded plates for cards, buttons and keys: small textures that Kivy's BorderImage stretches in the middle.

Each is white, takes the canvas colour, and is `radius + reach` pixels from its edges to its middle, the
`border` to give to BorderImage. Drawn once for each radius, so that edges are sharp and corners smooth.
"""

from functools import lru_cache
from math import ceil, pi

import numpy as np
from kivy.graphics import BorderImage
from kivy.graphics.texture import Texture

from kiosk.lobby.screens.coverage import Pen, drawn
from kiosk.lobby.screens.stencil import stencil

_MIDDLE = 2


@lru_cache(maxsize=64)
def fill(radius: float) -> Texture:
    """A full plate."""
    side = _side(radius)

    def draw(pen: Pen) -> None:
        _rounded(pen, 0, side, radius)
        pen.fill()

    return stencil(drawn((side, side), draw), (side, side))


@lru_cache(maxsize=64)
def outline(radius: float, thickness: float) -> Texture:
    """Only the edge of a plate, `thickness` pixels strong, inside it."""
    side = _side(radius)

    def draw(pen: Pen) -> None:
        pen.set_line_width(thickness)
        _rounded(pen, thickness / 2, side, radius - thickness / 2)
        pen.stroke()

    return stencil(drawn((side, side), draw), (side, side))


@lru_cache(maxsize=16)
def shadow(radius: float, reach: float) -> Texture:
    """The soft shadow of a plate; it reaches `reach` pixels beyond it on every side."""
    side = _side(radius + reach)

    def draw(pen: Pen) -> None:
        _rounded(pen, reach, side, radius)
        pen.fill()

    picture = np.frombuffer(drawn((side, side), draw), np.uint8).reshape(side, side).astype(float)
    offsets = np.arange(-ceil(reach), ceil(reach) + 1)
    weights = np.exp(-((2.5 * offsets / reach) ** 2) / 2)
    weights /= weights.sum()
    for axis in (0, 1):
        picture = np.apply_along_axis(np.convolve, axis, picture, weights, mode="same")
    return stencil(picture.round().astype(np.uint8).tobytes(), (side, side))


def border(radius: float, reach: float = 0) -> tuple[int, int, int, int]:
    """What BorderImage keeps unstretched at the bottom, right, top and left of a plate."""
    width = ceil(radius + reach)
    return (width, width, width, width)


def plate(radius: float, pos: tuple[float, float], size: tuple[float, float]) -> BorderImage:
    """The instruction that draws a full plate, on whole pixels."""
    (x, y), (width, height) = pos, size
    where = {"pos": (int(x), int(y)), "size": (int(width), int(height))}
    return BorderImage(texture=fill(radius), border=border(radius), **where)


def shade(radius: float, reach: float, pos: tuple[float, float], size: tuple[float, float]) -> BorderImage:
    """The instruction that draws the shadow of that plate."""
    (x, y), (width, height) = pos, size
    where = {"pos": (int(x - reach), int(y - reach))}
    size = (int(width + 2 * reach), int(height + 2 * reach))
    return BorderImage(texture=shadow(radius, reach), border=border(radius, reach), size=size, **where)


def _side(corner: float) -> int:
    return 2 * ceil(corner) + _MIDDLE


def _rounded(pen: Pen, inset: float, side: int, radius: float) -> None:
    near, far = inset + radius, side - inset - radius
    for x, y, quarter in ((far, near, 3), (far, far, 0), (near, far, 1), (near, near, 2)):
        pen.arc(x, y, radius, quarter * pi / 2, (quarter + 1) * pi / 2)
    pen.close_path()
