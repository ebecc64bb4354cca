import numpy as np
import pytest

from kiosk.lobby.scanning.code import Code
from kiosk.lobby.scanning.view import no_larger, scaled, turned, whole

RAMP = np.tile(np.arange(100, dtype=np.uint8) * 2, (60, 1))
CODE = Code("PDF417", "", b"", ((0.0, 0.0), (10.0, 0.0), (10.0, 5.0), (0.0, 5.0)))


def test_the_whole_picture_keeps_its_points() -> None:
    assert whole(RAMP).in_source(CODE) == CODE


@pytest.mark.parametrize("scale", [0.5, 2.0])
def test_a_scaled_point_comes_back(scale: float) -> None:
    view = scaled(RAMP, scale)
    assert view.picture.shape == (60 * scale, 100 * scale)
    # The value of a pixel of the ramp tells where it was.
    x, _ = view.in_source(CODE).corners[1]
    assert view.picture[0, 10] / 2 == pytest.approx(x, abs=0.5)


def test_only_what_is_too_large_is_shrunk() -> None:
    assert no_larger(RAMP, 6000).picture is RAMP
    view = no_larger(RAMP, 1500)
    assert view.picture.shape == (30, 50)
    (code,) = view.codes_in_source([CODE])
    assert code.corners[2] == pytest.approx((20.5, 10.5))


@pytest.mark.parametrize("angle", [0.0, 30.0, -80.0, 180.0])
def test_a_turned_box_stands_upright_and_its_points_come_back(angle: float) -> None:
    along = np.radians(angle)
    middle = np.array([50.0, 30.0])
    view = turned(RAMP, middle, (20.0, 10.0), (angle, angle), 2.0)
    assert view.picture.shape == (20, 40)
    corners = np.array(
        view.in_source(Code("", "", b"", ((0.0, 0.0), (39.0, 0.0), (39.0, 19.0), (0.0, 19.0)))).corners
    )
    assert corners.mean(axis=0) == pytest.approx(middle)
    assert corners[1] - corners[0] == pytest.approx(19.5 * np.array([np.cos(along), np.sin(along)]))
    assert view.picture[3, 7] / 2 == pytest.approx(float((view.to_source @ (7, 3, 1))[0]), abs=0.6)
