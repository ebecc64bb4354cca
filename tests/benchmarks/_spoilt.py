"""What spoils a photo of a code: on the sheet that it is printed on, and before or in the camera."""

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from kiosk.lobby.scanning.opencv import cv2

Image = npt.NDArray[np.float32]
"""(height, width), 0 black to 255 white."""


def _moved(sheet: Image, x: npt.NDArray[Any], y: npt.NDArray[Any]) -> Image:
    moved = cv2.remap(sheet, x.astype(np.float32), y.astype(np.float32), cv2.INTER_LINEAR, borderValue=180.0)
    return moved.astype(np.float32)


def _curved(sheet: Image, corner: tuple[int, int], side: int, random: np.random.Generator) -> Image:
    y, x = np.mgrid[0 : sheet.shape[0], 0 : sheet.shape[1]]
    axis = corner[0] + side * random.uniform(0.2, 0.8)
    radius = side * random.uniform(0.6, 1.1)
    across = (x - axis) / radius
    inside = np.abs(across) < 0.98
    bow = random.uniform(-0.3, 0.3) * radius * (1 - np.sqrt(np.maximum(0, 1 - across**2)))
    return _moved(sheet, np.where(inside, axis + radius * np.arcsin(np.clip(across, -1, 1)), -9), y + bow)


def _crumpled(sheet: Image, _corner: tuple[int, int], side: int, random: np.random.Generator) -> Image:
    y, x = np.mgrid[0 : sheet.shape[0], 0 : sheet.shape[1]]
    waves = [
        cv2.GaussianBlur(random.normal(0, 1, sheet.shape).astype(np.float32), (0, 0), side / 5) for _ in "xy"
    ]
    strength = side * random.uniform(0.006, 0.016)
    across, down = (strength * wave / wave.std() for wave in waves)
    shade = 1 + 0.12 * waves[0] / waves[0].std()
    return _moved(sheet, x + across, y + down) * shade.astype(np.float32)


def _damaged(sheet: Image, corner: tuple[int, int], side: int, random: np.random.Generator) -> Image:
    def somewhere() -> tuple[int, int]:
        return int(corner[0] + random.uniform(0, side)), int(corner[1] + random.uniform(0, side))

    for _ in range(int(random.integers(1, 4))):
        ink = float(random.choice([0, 120, 250]))
        cv2.line(sheet, somewhere(), somewhere(), ink, int(random.integers(4, 16)))
    if random.random() < 0.5:
        cv2.circle(
            sheet, somewhere(), int(side * random.uniform(0.05, 0.12)), float(random.choice([0, 250])), -1
        )
    return sheet


def _spot(photo: Image, at: npt.NDArray[Any], reach: float) -> Image:
    y, x = np.mgrid[0 : photo.shape[0], 0 : photo.shape[1]]
    far = (x - at[0]) ** 2 + (y - at[1]) ** 2
    return np.asarray(np.exp(-far / (2 * reach * reach)), np.float32)


def _glare(photo: Image, middle: npt.NDArray[Any], reach: float, random: np.random.Generator) -> Image:
    at = middle + random.uniform(-1, 1, 2) * reach
    return photo * 0.8 + random.uniform(120, 350) * _spot(photo, at, reach * random.uniform(0.25, 0.6))


def _patches(photo: Image, middle: npt.NDArray[Any], reach: float, random: np.random.Generator) -> Image:
    """(height, width), 0 to 1: where light falls through leaves or blinds."""
    lit = np.zeros(photo.shape, np.float32)
    for _ in range(int(random.integers(2, 6))):
        at = middle + random.uniform(-1.3, 1.3, 2) * reach
        axes = (reach * random.uniform(0.15, 0.7, 2)).astype(int) + 2
        cv2.ellipse(lit, at.astype(int).tolist(), axes.tolist(), random.uniform(0, 180), 0, 360, 1.0, -1)
    return cv2.GaussianBlur(lit, (0, 0), random.uniform(1.5, 12)).astype(np.float32)


def _sunlit(photo: Image, middle: npt.NDArray[Any], reach: float, random: np.random.Generator) -> Image:
    lit = _patches(photo, middle, reach, random)
    return photo * random.uniform(0.2, 0.45) * (1 + random.uniform(2, 6) * lit) + 25 * lit


def _shaded(photo: Image, middle: npt.NDArray[Any], reach: float, random: np.random.Generator) -> Image:
    return photo * (1 - random.uniform(0.5, 0.85) * _patches(photo, middle, reach * 1.5, random))


def _blurred(photo: Image, _middle: npt.NDArray[Any], _reach: float, random: np.random.Generator) -> Image:
    return cv2.GaussianBlur(photo, (0, 0), random.uniform(1.5, 3.5)).astype(np.float32)


def _shaken(photo: Image, _middle: npt.NDArray[Any], _reach: float, random: np.random.Generator) -> Image:
    length, angle = int(random.integers(6, 15)), random.uniform(0, np.pi)
    kernel = np.zeros((length, length), np.float32)
    reach = np.array([np.cos(angle), np.sin(angle)]) * length / 2
    ends = [(length / 2 + sign * reach).astype(int).tolist() for sign in (-1, 1)]
    cv2.line(kernel, ends[0], ends[1], 1.0, 1)
    return cv2.filter2D(photo, -1, kernel / kernel.sum()).astype(np.float32)


def _dark(photo: Image, _middle: npt.NDArray[Any], _reach: float, random: np.random.Generator) -> Image:
    return photo * np.float32(random.uniform(0.1, 0.25))


def _faint(photo: Image, _middle: npt.NDArray[Any], _reach: float, random: np.random.Generator) -> Image:
    return 120 + photo * np.float32(random.uniform(0.12, 0.3))


ON_THE_SHEET: dict[str, Callable[..., Image]] = {
    "curved": _curved,
    "crumpled": _crumpled,
    "damaged": _damaged,
}
"""Each takes the sheet, the top left corner of the code and its side in pixels, and a source of chance."""

IN_THE_CAMERA: dict[str, Callable[..., Image]] = {
    "glare": _glare,
    "sunlit": _sunlit,
    "shaded": _shaded,
    "blurred": _blurred,
    "shaken": _shaken,
    "dark": _dark,
    "faint": _faint,
}
"""Each takes the photo, the middle of the code and half of its width in pixels, and a source of chance."""
