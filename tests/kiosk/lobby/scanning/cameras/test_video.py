import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from kiosk.lobby.scanning.camera import CameraState, open_camera
from kiosk.lobby.scanning.cameras.device import CameraTrouble
from kiosk.lobby.scanning.cameras.video import VideoDevice
from kiosk.lobby.scanning.opencv import cv2

LONG = 10.0
LEVELS = [40, 90, 140, 190]
RATE = 25.0


@pytest.fixture
def video(tmp_path: Path) -> Path:
    file = tmp_path / "morning.avi"
    writer = cv2.VideoWriter(str(file), cv2.CAP_FFMPEG, cv2.VideoWriter.fourcc(*"MJPG"), RATE, (64, 48))
    for level in LEVELS:
        writer.write(np.full((48, 64, 3), level, np.uint8))
    writer.release()
    return file


@pytest.fixture
def device(video: Path) -> Iterator[VideoDevice]:
    device = VideoDevice(video)
    device.open()
    yield device
    device.close()


def test_its_pictures_come_in_order_over_and_over(device: VideoDevice) -> None:
    assert [round(float(device.grab().mean()), -1) for _ in range(10)] == (LEVELS * 3)[:10]


def test_it_keeps_its_own_rate(device: VideoDevice) -> None:
    device.grab()
    began = time.monotonic()
    for _ in range(5):
        device.grab()
    assert time.monotonic() - began > 4.5 / RATE


def test_it_makes_up_for_a_little_time_that_was_lost_and_not_for_much(device: VideoDevice) -> None:
    device._due -= 3600
    device.grab()
    assert device._due > time.monotonic() - 1.1


def trouble_with(file: Path) -> CameraTrouble:
    device = VideoDevice(file)
    with pytest.raises(CameraTrouble) as trouble:
        device.open()
    device.close()
    return trouble.value


def test_a_missing_file_is_an_absent_camera_that_comes_back(tmp_path: Path, video: Path) -> None:
    assert trouble_with(tmp_path / "evening.avi").state is CameraState.ABSENT
    camera = open_camera("video:evening.avi", tmp_path)
    while camera.state is not CameraState.ABSENT:
        camera.newest(timeout=0.01)
    video.rename(tmp_path / "evening.avi")
    assert camera.newest(timeout=LONG) is not None
    assert camera.state is CameraState.WORKING
    camera.close()


def test_what_is_no_video_has_failed(tmp_path: Path) -> None:
    file = tmp_path / "notes.avi"
    file.write_text("no video")
    trouble = trouble_with(file)
    assert trouble.state is CameraState.FAILED
    assert trouble.remark == f"{file} is no video that can be read."
