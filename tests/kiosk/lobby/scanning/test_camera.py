from pathlib import Path

import pytest

from kiosk.lobby.scanning.camera import CameraState, CameraUrlInvalid, open_camera


def test_each_scheme_opens_its_driver(tmp_path: Path) -> None:
    for url in (
        "none:",
        f"folder:{tmp_path}",
        "folder:pictures?fps=20&hold=0.5",
        f"v4l2:{tmp_path}/video0?width=1280",
    ):
        camera = open_camera(url, tmp_path)
        camera.close()
        assert camera.state in (CameraState.CLOSED, CameraState.ABSENT)


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("video0", "it must begin with one of v4l2:, folder:, none:"),
        ("usb:/dev/video0", "it must begin with one of v4l2:, folder:, none:"),
        ("v4l2:", "it names no device"),
        ("folder:", "it names no folder"),
        ("none:/dev/video0", "nothing stands behind none:"),
        ("folder:pictures?speed=3", "'speed' is none of its options: fps, hold"),
        ("folder:pictures?fps=0", "fps is '0', and must be a number above 0"),
        ("folder:pictures?fps=nan", "fps is 'nan', and must be a number above 0"),
        ("v4l2:/dev/video0?width=wide", "width is 'wide', and must be a number above 0"),
    ],
)
def test_a_url_that_means_nothing_is_refused_with_what_is_allowed(url: str, problem: str) -> None:
    with pytest.raises(CameraUrlInvalid) as refused:
        open_camera(url)
    assert str(refused.value).startswith(f"The camera {url!r} cannot be opened: {problem}")
