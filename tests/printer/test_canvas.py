import numpy as np
import pytest

from printer import MEDIA
from printer.canvas import Canvas
from printer.composition import Ink
from printer.layout import Box
from printer.raster import rasterise
from printer.typesetting import Style, fit

MEDIUM = MEDIA["62x100"]


def dots(canvas: Canvas) -> np.ndarray:
    return ~np.array(rasterise(canvas.pdf(), MEDIUM).black)


@pytest.mark.parametrize("y", [10.0, 10.4, 10.5, 10.9])
def test_lines_are_equally_thick_wherever_they_are(y: float) -> None:
    canvas = Canvas(MEDIUM, "lines")
    canvas.rule(Box(20, y, 100, 2.4))
    assert dots(canvas).any(axis=1).sum() == 2


def test_a_hairline_is_still_a_dot() -> None:
    canvas = Canvas(MEDIUM, "lines")
    canvas.rule(Box(20, 10, 100, 0.2))
    assert dots(canvas).sum() == 100


def test_a_frame_is_empty() -> None:
    canvas = Canvas(MEDIUM, "frame")
    canvas.frame(Box(100, 100, 40, 40), 4)
    ink = dots(canvas)
    assert ink.sum() == 40 * 40 - 32 * 32
    assert not ink[104:136, 104:136].any()


def test_white_text_stands_in_a_band() -> None:
    canvas = Canvas(MEDIUM, "band")
    canvas.band(Box(0, 0, 1109, 100))
    canvas.text(fit("Room 12", 500, 80, Style(60, 60)), 40, 10, Ink.PAPER)
    ink = dots(canvas)
    assert not ink[100:].any()
    assert 0.9 < ink[:100].mean() < 1
