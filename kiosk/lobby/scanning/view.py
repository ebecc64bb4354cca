"""A picture made from a part of another one, so that a decoder sees it better."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from kiosk.lobby.scanning.code import Code
from kiosk.lobby.scanning.opencv import cv2
from kiosk.lobby.scanning.picture import Grey, Matrix

_PAPER = 255  # what lies outside the picture: a code that touches its edge has its quiet zone there
_SMOOTH = 1.2  # zooms above this need smoothing between the pixels

AS_IT_IS: Matrix = np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]])
"""For a view whose points are where they were."""


@dataclass(frozen=True, eq=False)
class View:
    """A turned, zoomed or otherwise changed part of a picture."""

    picture: Grey
    to_source: Matrix
    """Maps a point of this view to the picture that it was made from."""

    def in_source(self, code: Code) -> Code:
        """A code that was read in this view, with its corners in the source picture."""
        corners = np.array(code.corners) @ self.to_source[:, :2].T + self.to_source[:, 2]
        first, second, third, fourth = ((float(x), float(y)) for x, y in corners)
        return replace(code, corners=(first, second, third, fourth))

    def codes_in_source(self, codes: Sequence[Code]) -> list[Code]:
        """As `in_source`, of several."""
        return [self.in_source(code) for code in codes]


def whole(picture: Grey) -> View:
    """The picture itself."""
    return View(picture, AS_IT_IS)


def no_larger(picture: Grey, pixels: int) -> View:
    """The whole picture, shrunk where it has more pixels than this."""
    return scaled(picture, (pixels / picture.size) ** 0.5) if picture.size > pixels else whole(picture)


def scaled(picture: Grey, scale: float) -> View:
    """The whole picture, `scale` times as large."""
    how = cv2.INTER_CUBIC if scale > 1 else cv2.INTER_AREA
    size = [max(1, round(side * scale)) for side in picture.shape[::-1]]
    view = cv2.resize(picture, size, interpolation=how).astype(np.uint8, copy=False)
    across, down = np.array(picture.shape[::-1]) / size
    # Pixel centres lie at halves: the first of the view is not the first of the source.
    return View(view, np.array([[across, 0, (across - 1) / 2], [0, down, (down - 1) / 2]]))


def turned(
    picture: Grey, middle: Matrix, size: tuple[float, float], angles: tuple[float, float], zoom: float
) -> View:
    """A slanted box of the picture, set upright.

    Args:
        middle: (2,), of the box, in pixels.
        size: its width and height in pixels, before the zoom.
        angles: of its rows and, from the vertical, of its columns, in degrees, clockwise as seen; equal where
            the box is not sheared.
        zoom: pixels of the view for one of the picture.
    """
    along, down = np.radians(angles)
    axes = np.array([[np.cos(along), -np.sin(down)], [np.sin(along), np.cos(down)]]) / zoom
    width, height = (max(1, round(side * zoom)) for side in size)
    corner = middle - axes @ ((width - 1) / 2, (height - 1) / 2)
    to_source = np.column_stack((axes, corner))
    how = (cv2.INTER_CUBIC if zoom > _SMOOTH else cv2.INTER_LINEAR) | cv2.WARP_INVERSE_MAP
    view = cv2.warpAffine(
        picture, to_source, (width, height), flags=how, borderMode=cv2.BORDER_CONSTANT, borderValue=_PAPER
    )
    return View(view.astype(np.uint8, copy=False), to_source)
