import ast
import json
import os
import select
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.lobby.scanning.camera import CameraState, open_camera
from kiosk.lobby.scanning.cameras import picamera, picamera_worker
from kiosk.lobby.scanning.cameras.device import CameraTrouble
from kiosk.lobby.scanning.cameras.picamera import PicameraDevice

STAND_IN = Path(__file__).with_name("stand_in")
SETTINGS = {"camera": 0.0, "width": 64.0, "height": 48.0, "fps": 100.0}
LONG = 10.0


@pytest.fixture(autouse=True)
def stand_in(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The worker finds the stand-in; what it is set to stands in this file."""
    monkeypatch.setenv("PYTHONPATH", str(STAND_IN))
    monkeypatch.setenv("PICAMERA2_SET_TO", str(tmp_path / "set-to.json"))
    return tmp_path / "set-to.json"


def device(**settings: float) -> PicameraDevice:
    return PicameraDevice(SETTINGS | settings, Path(sys.executable))


@pytest.fixture
def opened() -> Iterator[PicameraDevice]:
    opened = device()
    opened.open()
    yield opened
    opened.close()


def test_each_picture_is_newer_than_the_one_before(opened: PicameraDevice) -> None:
    pictures = [opened.grab() for _ in range(3)]
    assert [int(picture[5, 5, 0]) for picture in pictures] == [20, 40, 60]
    assert pictures[0].shape == (48, 64, 3)
    assert tuple(pictures[0][0, 0]) == (1, 2, 3)


def test_its_process_ends_with_it(opened: PicameraDevice) -> None:
    process = opened._process
    assert process is not None
    opened.close()
    assert process.returncode == 0


def controls(file: Path, **settings: float) -> dict[str, object]:
    camera = device(**settings)
    assert camera.open() == ""
    camera.close()
    config = json.loads(file.read_text())
    assert config["main"] == {"size": [64, 48], "format": "RGB888"}
    assert config["queue"] is False
    found: dict[str, object] = config["controls"]
    return found


def test_lens_and_exposure_are_fixed_where_they_are_given(stand_in: Path) -> None:
    assert controls(stand_in, lens=8.5, exposure=100) == {
        "FrameDurationLimits": [10_000, 10_000],
        "AfMode": 0,
        "LensPosition": 8.5,
        "ExposureTime": 10_000,
    }


def test_it_focuses_near_and_far_and_exposes_shortly_by_itself_otherwise(stand_in: Path) -> None:
    assert controls(stand_in) == {
        "FrameDurationLimits": [10_000, 10_000],
        "AfMode": 2,
        "AfRange": 2,
        "AeExposureMode": 1,
    }


def test_a_size_that_is_odd_is_made_even(stand_in: Path) -> None:
    controls(stand_in, width=65, height=49)


def test_what_a_camera_has_not_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PICAMERA2_FAULT", "fixed lens")
    camera = device(lens=8)
    assert camera.open() == "It has no setting for lens."
    camera.close()


@pytest.mark.parametrize(
    ("fault", "state", "remark"),
    [
        ("no camera", CameraState.ABSENT, "There is no camera 0 on the ribbon cable"),
        ("busy", CameraState.BUSY, "picamera2: Camera __init__ sequence did not complete."),
        ("does not start", CameraState.FAILED, "picamera2: Failed to start camera: Invalid argument"),
    ],
)
def test_a_camera_that_cannot_be_opened_says_why(
    monkeypatch: pytest.MonkeyPatch, fault: str, state: CameraState, remark: str
) -> None:
    monkeypatch.setenv("PICAMERA2_FAULT", fault)
    camera = device()
    with pytest.raises(CameraTrouble) as trouble:
        camera.open()
    camera.close()
    assert trouble.value.state is state
    assert trouble.value.remark.startswith(remark)


def test_where_picamera2_is_missing_its_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTHONPATH")
    camera = device()
    with pytest.raises(CameraTrouble, match="install the Debian package python3-picamera2"):
        camera.open()
    camera.close()


def test_where_the_systems_python_is_missing_it_is_named(tmp_path: Path) -> None:
    camera = PicameraDevice(SETTINGS, tmp_path / "python3")
    with pytest.raises(CameraTrouble, match="python3: No such file or directory"):
        camera.open()
    camera.close()


@pytest.mark.parametrize(("fault", "state"), [("freezes", CameraState.FROZEN), ("dies", CameraState.FAILED)])
def test_a_camera_that_stops_is_let_go(
    monkeypatch: pytest.MonkeyPatch, fault: str, state: CameraState
) -> None:
    monkeypatch.setenv("PICAMERA2_FAULT", fault)
    camera = device()
    camera.open()
    camera.grab()
    if fault == "freezes":
        monkeypatch.setattr(picamera, "_TO_ANSWER", 0.1)
        monkeypatch.setattr(picamera, "_TO_END", 0.1)
    process = camera._process
    with pytest.raises(CameraTrouble) as trouble:
        camera.grab()
    camera.close()
    assert trouble.value.state is state
    assert process is not None
    assert process.returncode is not None


def test_it_is_started_again_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PICAMERA2_FAULT", "dies")
    monkeypatch.setattr(picamera, "SYSTEM_PYTHON", Path(sys.executable))
    camera = open_camera("picamera:?width=320&height=240")
    numbers = [0]
    while len(numbers) < 3:
        frame = camera.newest(numbers[-1], timeout=LONG)
        assert frame is not None
        numbers.append(frame.number)
    camera.close()
    assert camera.state is CameraState.CLOSED


PARENT = """
import sys
from pathlib import Path
from kiosk.lobby.scanning.cameras.picamera import PicameraDevice
camera = PicameraDevice({settings}, Path(sys.executable))
camera.open()
camera.grab()
print(camera._process.pid, flush=True)
camera.grab()
"""


def test_its_process_dies_with_the_kiosk_even_where_it_is_frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PICAMERA2_FAULT", "freezes")
    code = PARENT.format(settings=SETTINGS)
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(picamera.__file__).parents[4]) as kiosk:
        assert kiosk.stdout is not None
        worker = os.pidfd_open(int(kiosk.stdout.readline()))
        kiosk.kill()
    ended, _, _ = select.select([worker], [], [], LONG)
    os.close(worker)
    assert ended


def test_the_worker_imports_nothing_of_the_kiosk() -> None:
    tree = ast.parse(Path(picamera_worker.__file__).read_text(encoding="utf-8"))
    modules = [
        node.module if isinstance(node, ast.ImportFrom) else alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    ]
    assert set(modules) - sys.stdlib_module_names == {"picamera2"}
