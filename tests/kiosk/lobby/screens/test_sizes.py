"""Sizes fit every window from 800 x 480 to 1920 x 1080, upright too."""

import pytest

from kiosk.lobby.screens.sizes import Sizes

WINDOWS = [(800, 480), (1024, 600), (1280, 720), (1280, 800), (1920, 1080)]
WINDOWS += [(height, width) for width, height in WINDOWS]


@pytest.mark.parametrize("window", WINDOWS)
def test_text_is_readable_and_a_finger_finds_its_target(window):
    sizes = Sizes.fit(*window)
    assert sizes.small >= 14
    assert sizes.body >= 17
    assert sizes.display > sizes.title > sizes.heading > sizes.body > sizes.small
    assert sizes.hair < sizes.tight < sizes.gap < sizes.wide < sizes.margin
    assert 72 <= sizes.touch <= sizes.button <= min(window) / 5


def test_turning_the_window_changes_no_size_but_its_own():
    upright, flat = Sizes.fit(800, 1280), Sizes.fit(1280, 800)
    assert upright.is_portrait
    assert not flat.is_portrait
    assert (upright.body, upright.touch, upright.margin) == (flat.body, flat.touch, flat.margin)


@pytest.mark.parametrize(
    ("window", "diagonal"), [((1280, 800), 10.1), ((800, 480), 7.0), ((1920, 1080), 15.6)]
)
def test_on_a_panel_of_known_size_a_finger_has_15_millimetres(window, diagonal):
    pixels_per_millimetre = (window[0] ** 2 + window[1] ** 2) ** 0.5 / diagonal / 25.4
    assert Sizes.fit(*window, diagonal=diagonal).touch == pytest.approx(15 * pixels_per_millimetre, abs=1)


def test_larger_text_leaves_the_spaces():
    plain, large = Sizes.fit(1280, 800), Sizes.fit(1280, 800, text_scale=2)
    assert large.body == 2 * plain.body
    assert large.gap == plain.gap
