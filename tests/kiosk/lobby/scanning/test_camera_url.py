import pytest

from kiosk.lobby.scanning.camera_url import CameraUrl, CameraUrlInvalid, Range, without_password

RANGES = {"width": Range(160, 8192, 1920), "focus": Range(0, 1000)}


def settings(query: str) -> dict[str, float]:
    return CameraUrl.of(f"v4l2:/dev/video0?{query}").settings(**RANGES)


def test_a_url_falls_into_its_parts() -> None:
    url = CameraUrl.of("v4l2:/dev/v4l/by-id/usb-046d_HD-index0?width=640&focus=0")
    assert (url.scheme, url.path) == ("v4l2", "/dev/v4l/by-id/usb-046d_HD-index0")
    assert url.settings(**RANGES) == {"width": 640, "focus": 0}


def test_what_is_not_set_has_its_default_or_is_left_alone() -> None:
    assert settings("") == {"width": 1920}


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("speed=3", "'speed' is none of its settings; there are width, focus"),
        ("width=wide", "width is 'wide', and must be a number from 160 to 8192"),
        ("width=", "width is '', and must be a number from 160 to 8192"),
        ("width=nan", "width is 'nan', and must be a number from 160 to 8192"),
        ("focus=-1", "focus is '-1', and must be a number from 0 to 1000"),
    ],
)
def test_a_setting_that_cannot_be_is_refused_with_what_can(query: str, problem: str) -> None:
    with pytest.raises(CameraUrlInvalid) as refused:
        settings(query)
    assert str(refused.value) == f"The camera 'v4l2:/dev/video0?{query}' cannot be opened: {problem}."


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("http://ann:s3cret@cam.example:81/mjpg?x=1", "http://cam.example:81/mjpg?x=1"),
        ("https://s3cret@cam.example/", "https://cam.example/"),
        ("http://a:s3cret@[half/", "http:"),
        ("v4l2:/dev/video0?width=640", "v4l2:/dev/video0?width=640"),
        ("folder:pictures@school", "folder:pictures@school"),
        ("none:", "none:"),
    ],
)
def test_a_url_is_shown_without_its_password(url: str, shown: str) -> None:
    assert without_password(url) == shown
    assert "s3cret" not in str(CameraUrl.of(url).wrong("it is in a test"))
