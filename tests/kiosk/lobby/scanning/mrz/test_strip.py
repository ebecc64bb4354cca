import numpy as np
import pytest

from kiosk.lobby.scanning.mrz.lines import Line
from kiosk.lobby.scanning.mrz.strip import HEIGHT, cut

PICTURE = np.zeros((200, 300), np.uint8)
PICTURE[90:110, 100:150] = 255  # the left half of the line


def test_a_line_is_cut_out_level_from_its_beginning() -> None:
    line = Line(np.array([150.0, 100.0]), np.array([1.0, 0.0]), 100.0, 20.0)
    strip = cut(PICTURE, line, 1.0)
    assert strip.shape[0] == HEIGHT
    assert strip.shape[1] == pytest.approx((100 + 1.2 * 20) * HEIGHT / 25, abs=2)
    half = strip.shape[1] // 2
    assert strip[:, :half].mean() > 100 > 20 > strip[:, half + 4 :].mean()
    turned = cut(PICTURE, line.turned(), 1.0)
    assert turned[:, :half].mean() < 20


def test_letters_are_made_wider_as_asked() -> None:
    line = Line(np.array([150.0, 100.0]), np.array([0.0, 1.0]), 100.0, 20.0)
    assert cut(PICTURE, line, 1.5).shape[1] == pytest.approx(1.5 * cut(PICTURE, line, 1.0).shape[1], abs=2)


def test_no_strip_is_endless() -> None:
    line = Line(np.array([150.0, 100.0]), np.array([1.0, 0.0]), 290.0, 2.0)
    assert cut(PICTURE, line, 1.0).shape[1] <= 2000
