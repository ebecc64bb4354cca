from pathlib import Path

import numpy as np
import pytest

from kiosk.lobby.scanning.camera import CameraState, open_camera
from kiosk.lobby.scanning.cameras.device import CameraTrouble
from kiosk.lobby.scanning.cameras.folder import FolderDevice
from kiosk.lobby.scanning.opencv import cv2

GREY = 128


def put(folder: Path, name: str, level: int) -> None:
    written = folder / "unfinished"
    written.write_bytes(cv2.imencode(".png", np.full((30, 40, 3), level, np.uint8))[1].tobytes())
    written.rename(folder / name)


def device(folder: Path, frames_each: int = 1) -> FolderDevice:
    opened = FolderDevice(folder, fps=10.0, hold=frames_each / 10.0)
    opened.open()
    return opened


def levels(shown: FolderDevice, frames: int) -> list[int]:
    return [int(shown.grab()[0, 0, 0]) for _ in range(frames)]


def test_pictures_are_shown_in_the_order_of_their_names_round_and_round(tmp_path: Path) -> None:
    put(tmp_path, "b.png", 2)
    put(tmp_path, "a.PNG", 1)
    (tmp_path / "notes.txt").write_text("no picture")
    assert levels(device(tmp_path), 5) == [1, 2, 1, 2, 1]


def test_each_picture_is_held_for_a_while(tmp_path: Path) -> None:
    put(tmp_path, "a.png", 1)
    put(tmp_path, "b.png", 2)
    assert levels(device(tmp_path, frames_each=3), 7) == [1, 1, 1, 2, 2, 2, 1]


def test_an_empty_folder_sees_grey_and_a_picture_is_held_up_and_taken_away(tmp_path: Path) -> None:
    camera = device(tmp_path)
    picture = camera.grab()
    assert picture.shape == (720, 1280, 3)
    assert np.all(picture == GREY)
    put(tmp_path, "card.png", 7)
    assert levels(camera, 2) == [7, 7]
    (tmp_path / "card.png").unlink()
    assert levels(camera, 1) == [GREY]


def test_a_picture_that_is_added_is_shown_next(tmp_path: Path) -> None:
    for name, level in (("a.png", 1), ("b.png", 2), ("d.png", 4)):
        put(tmp_path, name, level)
    camera = device(tmp_path, frames_each=2)
    assert levels(camera, 1) == [1]
    put(tmp_path, "c.png", 3)
    assert levels(camera, 5) == [3, 3, 4, 4, 1]


def test_a_picture_that_is_replaced_is_read_again(tmp_path: Path) -> None:
    put(tmp_path, "a.png", 1)
    camera = device(tmp_path)
    assert levels(camera, 1) == [1]
    put(tmp_path, "a.png", 9)
    assert levels(camera, 1) == [9]


@pytest.mark.parametrize("content", [b"", b"\x89PNG half a pict"])
def test_a_file_that_is_still_being_written_is_not_shown(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.png").write_bytes(content)
    assert levels(device(tmp_path), 1) == [GREY]


def test_a_missing_folder_is_an_absent_camera_that_comes_back(tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    with pytest.raises(CameraTrouble) as trouble:
        device(folder)
    assert trouble.value.state is CameraState.ABSENT
    folder.mkdir()
    camera = open_camera("folder:pictures?fps=100", tmp_path)
    assert camera.newest(timeout=10.0) is not None
    assert camera.state is CameraState.WORKING
    camera.close()
