import math

import numpy as np
import pytest

from kiosk.lobby.scanning.set_up.edge import SAMPLES, WIDEST, blur_of_edge


def profile(spread: float) -> np.ndarray:
    """Of an edge from 20 to 220 whose blur, with that of sampling it, has this standard deviation."""
    at = np.arange(-WIDEST, WIDEST, 1 / SAMPLES)
    return np.array([120 + 100 * math.erf(x / (spread * math.sqrt(2))) for x in at])


@pytest.mark.parametrize("blur", [0.3, 0.5, 1.0, 2.0, 4.0])
def test_the_blur_is_what_sampling_has_not_done(blur: float) -> None:
    spread = math.sqrt(blur**2 + 1 / 4)
    assert blur_of_edge(profile(spread)) == pytest.approx(blur, abs=0.05)


def test_noise_does_not_change_it_much() -> None:
    noise = np.random.default_rng(1).normal(0, 2, len(profile(1)))
    assert blur_of_edge(profile(1.118) + noise) == pytest.approx(1.0, abs=0.15)


@pytest.mark.parametrize("level", [0, 255])
def test_where_there_is_no_edge_nothing_is_sharp(level: int) -> None:
    assert blur_of_edge(np.full(64, float(level))) == WIDEST


def test_a_profile_that_falls_is_no_edge() -> None:
    assert blur_of_edge(profile(1.0)[::-1]) == WIDEST
