"""A licence that is moved before the camera: it slides in, comes into focus, trembles, and flashes."""

from collections.abc import Iterator

import numpy as np

from kiosk.lobby.scanning.opencv import cv2
from kiosk.lobby.scanning.picture import Grey, grey
from kiosk.lobby.scanning.specimen import LicenceFields, Pose, held_up, licence_card, licence_text

TEXT = licence_text(LicenceFields())
FRAMES, A_SECOND = 36, 15  # the reader looks at every other frame of 30 a second

_CARD = licence_card(TEXT)
_FRAME = (1920, 1080)
_SLIDE, _FOCUS = 10, 14  # frames
_DOTS_A_MODULE = 4


def moving_licence(seed: int) -> Iterator[Grey]:
    """1080p, 1.8 to 2.4 pixels a module, a roll within 12 degrees."""
    random = np.random.default_rng([20, seed])
    share = _CARD.shape[1] * random.uniform(1.8, 2.4) / _DOTS_A_MODULE / _FRAME[0]
    roll, yaw = random.uniform(-12, 12), random.uniform(-8, 8)
    for number in range(FRAMES):
        blur = max(0.5, 3.0 * (1 - number / _FOCUS))
        tremble = random.normal(0, (0.5, 0.5, 2.0))
        pose = Pose(share, roll + tremble[0], yaw + tremble[1], tremble[2], blur)
        frame = grey(held_up(_CARD, pose, _FRAME))
        out = round(max(0.0, 1 - number / _SLIDE) * 1500)
        frame = np.pad(frame, ((0, 0), (out, 0)), constant_values=170)[:, : _FRAME[0]]
        if random.random() < 0.1:
            cv2.circle(frame, (960 + int(random.integers(-300, 300)), 540), 180, 255, -1)
        noise = random.normal(0, 4, frame.shape).astype(np.float32)
        yield np.clip(frame + noise, 0, 255).astype(np.uint8)
