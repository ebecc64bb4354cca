"""Pictures from files."""

from pathlib import Path

import numpy as np

from kiosk.lobby.scanning.opencv import cv2
from kiosk.lobby.scanning.picture import Picture


def load_picture(file: Path) -> Picture | None:
    """The picture in a file, upright as its EXIF says; None where it holds none that OpenCV knows.

    Raises:
        OSError: where the file cannot be read.
    """
    content = np.frombuffer(file.read_bytes(), np.uint8)
    try:
        picture = cv2.imdecode(content, cv2.IMREAD_COLOR)
    except cv2.error:  # an empty file, or a size that no picture has
        return None
    return None if picture is None else picture.astype(np.uint8, copy=False)
