"""Pictures as arrays."""

import numpy as np
import numpy.typing as npt

from kiosk.lobby.scanning.opencv import cv2

Picture = npt.NDArray[np.uint8]
"""(height, width, 3), blue-green-red."""

Grey = npt.NDArray[np.uint8]
"""(height, width), 0 black to 255 white."""

Matrix = npt.NDArray[np.float64]
"""(2, 3): an affine map of points (x, y)."""


def grey(picture: Picture | Grey) -> Grey:
    """A picture without its colours."""
    if picture.ndim == 2:
        return picture
    return cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY).astype(np.uint8, copy=False)
