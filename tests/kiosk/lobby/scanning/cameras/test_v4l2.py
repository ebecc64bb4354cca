import errno
import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from kiosk.lobby.scanning.camera import CameraState
from kiosk.lobby.scanning.cameras import v4l2
from kiosk.lobby.scanning.cameras.device import CameraTrouble
from kiosk.lobby.scanning.cameras.v4l2 import V4l2Device
from kiosk.lobby.scanning.opencv import cv2

FULL_HD = {"width": 1920.0, "height": 1080.0, "fps": 30.0}
DEVICE = Path("/dev/null")  # a character device that is always there, and takes none of a camera's calls


class Capture:
    """What OpenCV makes of a camera: it takes settings as far as it has them, and gives grey pictures."""

    def __init__(self, **has: float) -> None:
        self.has = {getattr(cv2, f"CAP_PROP_{name}"): value for name, value in has.items()}
        self.calls: list[tuple[int, float]] = []
        self.pictures = [np.full((48, 64, 3), 128, np.uint8)]
        self.released = False

    def isOpened(self) -> bool:  # noqa: N802  # as OpenCV calls it
        return True

    def set(self, property: int, value: float) -> bool:
        self.calls.append((property, value))
        self.has.setdefault(property, value)
        return True

    def get(self, property: int) -> float:
        return self.has.get(property, 0.0)

    def read(self) -> tuple[bool, object]:
        return (True, self.pictures.pop()) if self.pictures else (False, None)

    def release(self) -> None:
        self.released = True


def opened(capture: Capture, **settings: float) -> tuple[V4l2Device, str]:
    device = V4l2Device(DEVICE, FULL_HD | settings, lambda _: capture)
    return device, device.open()


def test_the_format_is_set_before_size_and_rate() -> None:
    capture = Capture()
    _, remark = opened(capture)
    order = [property for property, _ in capture.calls]
    size = [order.index(cv2.CAP_PROP_FRAME_WIDTH), order.index(cv2.CAP_PROP_FPS)]
    assert order.index(cv2.CAP_PROP_FOURCC) < min(size)
    assert dict(capture.calls)[cv2.CAP_PROP_FOURCC] == cv2.VideoWriter.fourcc(*"MJPG")
    assert remark == ""


def test_focus_and_exposure_are_fixed_where_they_are_given() -> None:
    capture = Capture()
    opened(capture, focus=60.0, exposure=100.0)
    said = dict(capture.calls)
    assert (said[cv2.CAP_PROP_AUTOFOCUS], said[cv2.CAP_PROP_FOCUS]) == (0, 60)
    assert (said[cv2.CAP_PROP_AUTO_EXPOSURE], said[cv2.CAP_PROP_EXPOSURE]) == (1, 100)


def test_focus_and_exposure_are_left_to_the_camera_otherwise() -> None:
    capture = Capture()
    opened(capture)
    said = dict(capture.calls)
    assert (said[cv2.CAP_PROP_AUTOFOCUS], said[cv2.CAP_PROP_AUTO_EXPOSURE]) == (1, 3)
    assert cv2.CAP_PROP_FOCUS not in said
    assert cv2.CAP_PROP_EXPOSURE not in said


def test_a_camera_that_exposes_by_itself_is_asked_to_keep_its_rate(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[tuple[int, bytes]] = []
    monkeypatch.setattr(v4l2.fcntl, "ioctl", lambda _, request, argument: asked.append((request, argument)))
    opened(Capture(), exposure=100.0)
    assert v4l2._SET_CONTROL not in dict(asked)
    opened(Capture())
    assert dict(asked)[v4l2._SET_CONTROL] == b"\x03\x09\x9a\x00" + bytes(4)


def test_what_the_camera_has_otherwise_is_told() -> None:
    _, remark = opened(Capture(FRAME_WIDTH=1280, FRAME_HEIGHT=720, FOCUS=0), focus=60.0)
    assert remark == "width is 1280 and not 1920, height is 720 and not 1080, focus is 0 and not 60."


def test_a_camera_that_is_pulled_out_stalls_and_is_absent(tmp_path: Path) -> None:
    capture = Capture()
    device, _ = opened(capture)
    assert device.grab().shape == (48, 64, 3)
    with pytest.raises(CameraTrouble) as stalled:
        device.grab()
    device._path = tmp_path / "video0"
    with pytest.raises(CameraTrouble) as gone:
        device.grab()
    device.close()
    assert [stalled.value.state, gone.value.state] == [CameraState.FROZEN, CameraState.ABSENT]
    assert capture.released


def trouble_with(path: Path) -> CameraTrouble:
    device = V4l2Device(path, FULL_HD)
    with pytest.raises(CameraTrouble) as trouble:
        device.open()
    device.close()
    return trouble.value


def test_a_device_that_is_not_plugged_in_is_absent(tmp_path: Path) -> None:
    assert trouble_with(tmp_path / "video0").state is CameraState.ABSENT
    by_id = tmp_path / "usb-046d_HD_Pro_Webcam-index0"
    by_id.symlink_to(tmp_path / "video0")
    assert trouble_with(by_id).state is CameraState.ABSENT


def test_what_is_no_camera_has_failed(tmp_path: Path) -> None:
    file = tmp_path / "video0"
    file.write_bytes(b"")
    for no_camera in (file, tmp_path, DEVICE):
        assert trouble_with(no_camera).state is CameraState.FAILED
    assert trouble_with(file).remark == f"{file} is no camera."


@pytest.mark.skipif(os.geteuid() == 0, reason="root may use every device")
def test_a_device_that_belongs_to_others_is_forbidden(tmp_path: Path) -> None:
    forbidden = tmp_path / "video0"
    forbidden.touch(mode=0o000)
    assert trouble_with(forbidden).state is CameraState.NO_PERMISSION


def refuses(number: int) -> Callable[..., int]:
    def call(*_: object) -> int:
        raise OSError(number, os.strerror(number))

    return call


@pytest.mark.parametrize(
    ("number", "state"),
    [
        (errno.EACCES, CameraState.NO_PERMISSION),
        (errno.EPERM, CameraState.NO_PERMISSION),
        (errno.EBUSY, CameraState.BUSY),
        (errno.ENODEV, CameraState.ABSENT),
        (errno.ENXIO, CameraState.ABSENT),
        (errno.EIO, CameraState.FAILED),
    ],
)
def test_the_kernel_says_why_a_device_cannot_be_opened(
    monkeypatch: pytest.MonkeyPatch, number: int, state: CameraState
) -> None:
    monkeypatch.setattr(v4l2.os, "open", refuses(number))
    trouble = trouble_with(DEVICE)
    monkeypatch.undo()
    assert trouble.state is state
    assert trouble.remark == f"/dev/null: {os.strerror(number)}."


def test_a_camera_whose_buffers_another_program_holds_is_busy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(v4l2.fcntl, "ioctl", refuses(errno.EBUSY))
    assert trouble_with(DEVICE).state is CameraState.BUSY


def test_a_device_that_was_never_opened_gives_no_picture() -> None:
    with pytest.raises(CameraTrouble):
        V4l2Device(DEVICE, FULL_HD).grab()


def test_an_unplugged_camera_is_noticed_within_seconds() -> None:
    assert float(os.environ["OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT"]) <= 3
