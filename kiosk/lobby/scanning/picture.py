"""Pictures as arrays."""

import numpy as np
import numpy.typing as npt

Picture = npt.NDArray[np.uint8]
"""(height, width, 3), blue-green-red."""

Grey = npt.NDArray[np.uint8]
"""(height, width), 0 black to 255 white."""

Matrix = npt.NDArray[np.float64]
"""(2, 3): an affine map of points (x, y)."""
