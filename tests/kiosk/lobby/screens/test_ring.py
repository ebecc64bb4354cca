"""The ring is seen on every ground, by light and dark and not by colour alone."""

import pytest
from kivy.core.window import Window

from kiosk.lobby.screens.colours import VISIBLE, Colours
from kiosk.lobby.screens.keys import Place
from kiosk.lobby.screens.ring import REACH, Ring

GROUNDS = ("ground", "surface", "sunken", "muted", "accent", "accent_pressed", "accent_soft", "ink")


@pytest.mark.parametrize("colours", [Colours.calm(), Colours.high_contrast(), Colours.calm("#ffd400")])
def test_one_of_its_lines_stands_out_from_every_ground(colours):
    for ground in GROUNDS:
        seen = max(line.contrast(getattr(colours, ground)) for line in (colours.ink, colours.surface))
        assert seen >= VISIBLE, ground
    assert colours.ink.contrast(colours.surface) >= VISIBLE


def test_it_lies_around_its_place_and_goes(shown):
    hand = shown("Widget:", size=(200, 100))
    ring = Ring()
    hand.find(Window.children[0]).canvas.add(ring)
    colours = Colours.calm()
    ring.encircle(Place(50, 30, 100, 40), 0, colours)
    picture = hand.look()
    dark = tuple(round(255 * part) for part in colours.ink[:3])
    row = [picture.getpixel((x, 50)) == dark for x in range(200)]
    assert [x for x, is_dark in enumerate(row) if is_dark] == [*range(46, 50), *range(150, 154)]
    assert 50 - next(x for x in range(200) if picture.getpixel((x, 50)) != (0, 0, 0)) == REACH
    ring.clear()
    assert hand.look().getcolors() == [(200 * 100, (0, 0, 0))]
