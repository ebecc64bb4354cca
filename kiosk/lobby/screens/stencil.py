"""Textures from coverage."""

from collections.abc import Callable, Sequence

from kivy.graphics.texture import Texture

from kiosk.lobby.screens.coverage import Coverage

_WHITE = (1, 1, 1, 1)


def stencil(coverage: Coverage, size: tuple[int, int]) -> Texture:
    """A white shape that takes the colour of the canvas it is drawn on."""
    texture = Texture.create(size=size, colorfmt="rgba")
    redraw(texture, coverage)
    texture.flip_vertical()
    return texture


def redraw(texture: Texture, coverage: Coverage) -> None:
    """Put another shape of the same size on a stencil; nothing of the former one stays."""
    texture.blit_buffer(_rgba(coverage, _WHITE), colorfmt="rgba")


def inked(draw: Callable[[], Coverage], size: tuple[int, int], colour: Sequence[float]) -> Texture:
    """A shape in `colour` (red, green, blue, alpha; 0 to 1), drawn only when it is first shown."""

    def fill(texture: Texture) -> None:
        texture.blit_buffer(_rgba(draw(), colour), colorfmt="rgba")

    texture = Texture.create(size=size, colorfmt="rgba", callback=fill)
    texture.flip_vertical()
    return texture


def _rgba(coverage: Coverage, colour: Sequence[float]) -> bytearray:
    red, green, blue, alpha = (round(255 * part) for part in colour)
    pixels = bytearray(bytes((red, green, blue, 0)) * len(coverage))
    if alpha < 255:
        coverage = coverage.translate(bytes(ink * alpha // 255 for ink in range(256)))
    pixels[3::4] = coverage
    return pixels
