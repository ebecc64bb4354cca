import cv2
import numpy as np
import pytest

from kiosk.lobby.scanning.mrz.lines import LineFinder


@pytest.fixture(scope="module")
def finder() -> LineFinder:
    return LineFinder()


def page(turn: float) -> np.ndarray:
    picture = np.full((600, 900), 255, np.uint8)
    cv2.putText(picture, "MACHINE READABLE ZONE", (120, 300), cv2.FONT_HERSHEY_SIMPLEX, 1.5, 0, 3)
    turning = cv2.getRotationMatrix2D((450, 300), -turn, 1)
    return cv2.warpAffine(picture, turning, (900, 600), borderValue=255).astype(np.uint8)


@pytest.mark.parametrize("turn", [0.0, 12.0, -25.0])
def test_a_line_is_found_with_its_place_and_direction(finder: LineFinder, turn: float) -> None:
    line = finder.find(page(turn), 640)[0]
    width = cv2.getTextSize("MACHINE READABLE ZONE", cv2.FONT_HERSHEY_SIMPLEX, 1.5, 3)[0][0]
    assert line.length == pytest.approx(width, rel=0.08)
    assert np.degrees(np.arctan2(line.along[1], line.along[0])) == pytest.approx(turn, abs=1.5)
    assert line.height < 70


def test_an_empty_page_has_none_of_any_length(finder: LineFinder) -> None:
    assert all(line.length < 60 for line in finder.find(np.full((600, 900), 200, np.uint8), 640))
