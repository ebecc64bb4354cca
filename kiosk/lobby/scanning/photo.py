"""A visitor's photo from the camera's picture: cut out as she framed it, grey, and fair to every skin.

Nothing here looks for a face or knows one: the tone is taken from where she has put her head.
"""

import math

import numpy as np
import numpy.typing as npt

from kiosk.lobby.scanning.framing import OVAL, Framing
from kiosk.lobby.scanning.opencv import cv2
from kiosk.lobby.scanning.picture import Grey, Picture, grey
from printer import Photo

SIZE = (450, 600)
"""Width and height in pixels: about the dots that a badge has for it."""

_DARK, _LIGHT = 0.36, 0.66  # the middle tones that a head is left with, of 1
_GAMMAS = (0.42, 1.5)
_MOST_GAIN = 4.0
_FACE = 0.7  # of the oval: what lies about it is hair, cloth and wall


def take(picture: Picture, framing: Framing) -> Photo:
    """The photo, as others see her: not mirrored.

    Args:
        picture: the camera's, whole.
    """
    height, width = picture.shape[:2]
    part = framing.part(width, height)
    middle = ((part.left + part.width / 2) * width - 0.5, (part.top + part.height / 2) * height - 0.5)
    size = (max(1, round(part.width * width)), max(1, round(part.height * height)))
    cut = cv2.getRectSubPix(grey(picture), size, middle)
    how = cv2.INTER_AREA if size[0] > SIZE[0] else cv2.INTER_CUBIC
    photo = toned(cv2.resize(cut, SIZE, interpolation=how).astype(np.uint8, copy=False))
    photo.flags.writeable = False
    return photo


def toned(photo: Grey) -> Grey:
    """The photo with a head that shows, whether its skin, or the light, is dark or bright.

    What is brightest becomes white at the most, then the middle tones are bent: the order of all tones stays,
    and of two heads the darker stays the darker.
    """
    bright = photo / max(float(photo.max()), 255 / _MOST_GAIN)
    middle = float(np.clip(np.median(bright[_oval(photo.shape)]), 0.01, 0.99))
    wanted = min(max(middle, _DARK), _LIGHT)
    gamma = float(np.clip(math.log(wanted) / math.log(middle), *_GAMMAS))
    return np.round(bright**gamma * 255).astype(np.uint8)


def _oval(shape: tuple[int, ...]) -> npt.NDArray[np.bool_]:
    """(height, width): where her face is, if she has framed herself."""
    down, across = np.ogrid[: shape[0], : shape[1]]
    x = ((across + 0.5) / shape[1] - OVAL.left - OVAL.width / 2) / (OVAL.width / 2)
    y = ((down + 0.5) / shape[0] - OVAL.top - OVAL.height / 2) / (OVAL.height / 2)
    inside: npt.NDArray[np.bool_] = x**2 + y**2 < _FACE**2
    return inside
