from pathlib import Path
from urllib.parse import parse_qsl

import pytest

from kiosk import shipped
from kiosk.lobby.scanning.camera import SAMPLES, CameraState, camera_of, open_camera
from kiosk.lobby.scanning.camera_url import CameraUrl, CameraUrlInvalid

SCHEMES = "v4l2:, picamera:, http:, https:, video:, folder:, none:"


@pytest.mark.parametrize(
    "url",
    [
        "none:",
        "folder:pictures?fps=20&hold=0.5",
        "video:morning.mp4",
        "v4l2:/dev/v4l/by-id/no-such-camera?width=1280&focus=60",
    ],
)
def test_each_scheme_opens_its_driver(tmp_path: Path, url: str) -> None:
    made = camera_of(url, tmp_path)
    assert made.state in (CameraState.CLOSED, CameraState.ABSENT)
    opened = open_camera(url, tmp_path)
    assert opened.state in (CameraState.STARTING, CameraState.ABSENT)
    opened.close()
    assert opened.state in (CameraState.CLOSED, CameraState.ABSENT)


def test_there_is_a_sample_of_every_scheme_but_the_plain_http() -> None:
    samples = {f"{CameraUrl.of(sample).scheme}:" for sample in SAMPLES}
    assert samples | {"http:"} == set(SCHEMES.split(", "))
    for sample in SAMPLES:
        camera_of(sample)


def test_every_scheme_and_setting_is_explained_where_the_camera_is_set() -> None:
    explained = (shipped.CONFIG / "lobby.toml").read_text(encoding="utf-8").partition("\ncamera = ")[0]
    for sample in map(CameraUrl.of, SAMPLES):
        for name in (f"{sample.scheme}:".replace("https:", "http:"), *dict(parse_qsl(sample.query))):
            assert name in explained


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("video0", f"it must begin with one of {SCHEMES}"),
        ("usb:/dev/video0", f"it must begin with one of {SCHEMES}"),
        ("none", f"it must begin with one of {SCHEMES}"),
        ("v4l2:", "it names no device, as v4l2:/dev/video0 does"),
        ("v4l2:/dev/video0?lens=8", "'lens' is none of its settings; there are width, height, fps, focus"),
        ("picamera:front", "'front' is no number of a camera, as picamera:0 has"),
        ("picamera:?focus=60", "'focus' is none of its settings; there are width, height, fps, lens"),
        ("http:", "it names no host"),
        ("http:///mjpg", "it names no host"),
        ("https://camera.example:port/", "Port could not be cast"),
        ("video:", "it names no file, as video:morning.mp4 does"),
        ("video:morning.mp4?fps=9", "'fps' is none of its settings; it has none"),
        ("folder:", "it names no folder, as folder:pictures does"),
        ("folder:pictures?speed=3", "'speed' is none of its settings; there are fps, hold"),
        ("folder:pictures?fps=0", "fps is '0', and must be a number from 0.01 to 240"),
        ("none:/dev/video0", "nothing stands behind none:"),
    ],
)
def test_a_url_that_means_nothing_is_refused_with_what_is_allowed(url: str, problem: str) -> None:
    with pytest.raises(CameraUrlInvalid) as refused:
        camera_of(url)
    assert str(refused.value).startswith(f"The camera {url!r} cannot be opened: {problem}")


def test_every_state_has_a_sentence_and_every_trouble_a_remedy() -> None:
    fine = {CameraState.STARTING, CameraState.WORKING, CameraState.CLOSED}
    assert all(state.sentence.endswith(".") for state in CameraState)
    assert {state for state in CameraState if not state.remedy} == fine
