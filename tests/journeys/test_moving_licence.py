"""A licence that is held up by a living hand: it slides in, trembles, comes into focus, and is read."""

import numpy as np
import pytest

from kiosk.lobby.flow import Step
from kiosk.lobby.scanning.opencv import cv2
from tests.benchmarks._card import A_SECOND, moving_licence


@pytest.fixture
def recording(tmp_path):
    """A video file of it, after a second in which nothing is held up."""
    file = tmp_path / "morning.avi"
    video = cv2.VideoWriter(str(file), cv2.VideoWriter.fourcc(*"MJPG"), A_SECOND, (1920, 1080))
    nothing = np.full((1080, 1920), 170, np.uint8)
    for frame in [nothing] * A_SECOND + list(moving_licence(seed=3))[::2]:
        video.write(cv2.cvtColor(frame, cv2.COLOR_GRAY2BGR))
    video.release()
    return file


def test_a_moving_licence_brings_her_name_onto_the_next_screen(school, recording):
    entrance = school.open_lobby(camera=f"video:{recording}", watch_on_welcome=False)
    entrance.hand.tap("English")
    entrance.at(Step.NAME)
    assert entrance.hand.find("name").text == "Maria Elena de la Cruz"
