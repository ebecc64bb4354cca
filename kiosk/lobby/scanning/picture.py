"""Pictures as arrays."""

import numpy as np
import numpy.typing as npt

from kiosk.lobby.scanning.opencv import cv2

Picture = npt.NDArray[np.uint8]
"""(height, width, 3), blue-green-red."""

Grey = npt.NDArray[np.uint8]
"""(height, width), 0 black to 255 white."""

Vector = npt.NDArray[np.float64]
"""(2,): x to the right and y downwards, in pixels."""

Matrix = npt.NDArray[np.float64]
"""(2, 3): an affine map of points (x, y)."""


def grey(picture: Picture | Grey) -> Grey:
    """A picture without its colours.

    Raises:
        ValueError: for an array that is no picture: without pixels, or of other numbers than bytes.
    """
    if picture.size == 0 or picture.dtype != np.uint8:
        raise ValueError(f"{picture.shape} of {picture.dtype} is no picture; one has pixels, of uint8")
    if picture.ndim == 2:
        return picture
    return cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY).astype(np.uint8, copy=False)
