"""A sample of what `make screenshots` takes: larger and with more contrast, measured from the pixels."""

import pytest

from tests.screenshots.contrast import faint
from tests.screenshots.fit import uppermost
from tests.screenshots.shots import shots

SAMPLE = ("welcome", "name", "purpose", "read-back", "waiting-go-to", "access")
DRESSES = ("calm-100", "high-200")


def test_everything_fits_and_can_be_read():
    faults = [
        f"{shot.scene}-{shot.dress}: {fault}"
        for shot in shots("vi", (800, 480), SAMPLE, DRESSES)
        for fault in shot.faults
    ]
    assert faults == []


GROUND = """
    canvas.before:
        Color:
            rgba: {}
        Rectangle:
            size: 2000, 2000
"""


@pytest.mark.parametrize(
    ("ink", "ground", "faults"),
    [
        ("0, 0, 0, 1", "1, 1, 1, 1", 0),
        ("0.47, 0.47, 0.47, 1", "1, 1, 1, 1", 1),
        ("0.6, 0.1, 0.1, 1", "0, 0, 0, 1", 1),
    ],
)
def test_what_is_too_faint_is_found_in_the_pixels(shown, ink, ground, faults):
    hand = shown(f"Body:\n    text: 'Welcome'\n    font_size: 40\n    color: {ink}{GROUND.format(ground)}")
    assert len(list(faint(hand.look(), uppermost(hand)))) == faults


def test_a_control_that_is_hardly_seen_is_found(shown):
    pale = "SecondaryButton:\n    text: ''\n    edge: 0.95, 0.95, 0.95, 1\n    fill: 1, 1, 1, 1"
    hand = shown(pale + GROUND.format("1, 1, 1, 1"))
    [found] = faint(hand.look(), uppermost(hand))
    assert found.startswith("control at 1.")
