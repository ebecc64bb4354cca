import os
from pathlib import Path

import pytest

from kiosk.lobby.scanning.camera import CameraState
from kiosk.lobby.scanning.cameras.device import CameraTrouble
from kiosk.lobby.scanning.cameras.v4l2 import V4l2Device


def trouble_with(path: Path) -> CameraState:
    device = V4l2Device(path, (1280, 720), 30.0)
    with pytest.raises(CameraTrouble) as trouble:
        device.open()
    device.close()
    return trouble.value.state


def test_a_device_that_is_not_plugged_in_is_absent(tmp_path: Path) -> None:
    assert trouble_with(tmp_path / "video0") is CameraState.ABSENT


def test_what_is_no_camera_has_failed(tmp_path: Path) -> None:
    no_camera = tmp_path / "video0"
    no_camera.write_bytes(b"")
    assert trouble_with(no_camera) is CameraState.FAILED


@pytest.mark.skipif(os.geteuid() == 0, reason="root may use every device")
def test_a_device_that_belongs_to_others_is_forbidden(tmp_path: Path) -> None:
    forbidden = tmp_path / "video0"
    forbidden.touch(mode=0o000)
    assert trouble_with(forbidden) is CameraState.NO_PERMISSION


def test_a_device_that_was_never_opened_gives_no_picture(tmp_path: Path) -> None:
    with pytest.raises(CameraTrouble):
        V4l2Device(tmp_path / "video0", (1280, 720), 30.0).grab()
