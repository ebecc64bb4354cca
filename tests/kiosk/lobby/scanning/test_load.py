from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from kiosk.lobby.scanning.load import load_picture


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "P", "1", "I;16"])
def test_every_kind_of_picture_has_three_colours_of_a_byte(tmp_path: Path, mode: str) -> None:
    Image.new(mode, (40, 30)).save(tmp_path / "a.png")
    picture = load_picture(tmp_path / "a.png")
    assert picture is not None
    assert picture.shape == (30, 40, 3)
    assert picture.dtype == np.uint8


def test_a_photo_stands_as_its_camera_was_held(tmp_path: Path) -> None:
    photo = Image.new("RGB", (40, 30))
    exif = photo.getexif()
    exif[0x0112] = 6  # orientation: turn right
    photo.save(tmp_path / "a.jpg", exif=exif)
    picture = load_picture(tmp_path / "a.jpg")
    assert picture is not None
    assert picture.shape[:2] == (40, 30)


def test_colours_are_blue_green_red(tmp_path: Path) -> None:
    Image.new("RGB", (4, 4), (255, 0, 0)).save(tmp_path / "red.png")
    picture = load_picture(tmp_path / "red.png")
    assert picture is not None
    assert picture[0, 0].tolist() == [0, 0, 255]


def test_what_is_no_picture_is_none_and_what_is_not_there_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"no picture")
    assert load_picture(tmp_path / "a.png") is None
    with pytest.raises(FileNotFoundError):
        load_picture(tmp_path / "b.png")
