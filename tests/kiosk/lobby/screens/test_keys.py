"""Keys lie side by side without a gap that no finger finds."""

from itertools import pairwise

import pytest

from kiosk.lobby.screens.caps import Cap, Faces, Shift
from kiosk.lobby.screens.keys import Key, Place, nearest, offered, placed
from kiosk.lobby.screens.layouts import layout, names

BOARD = Place(0, 0, 1280, 360)


def keys(name, layer="letters"):
    faces = Faces(layout(name), layer, Shift.OFF, None, "Done")
    return list(placed(faces.rows(), BOARD, 8))


@pytest.mark.parametrize("layer", ["letters", "digits"])
@pytest.mark.parametrize("name", names())
def test_keys_fill_the_board_and_do_not_overlap(name, layer):
    found = keys(name, layer)
    assert min(key.place.x for key in found) == pytest.approx(0)
    assert max(key.place.x + key.place.width for key in found) == pytest.approx(1280)
    assert min(key.place.y for key in found) == pytest.approx(0)
    assert max(key.place.y + key.place.height for key in found) == pytest.approx(360)
    for one, other in pairwise(found):
        if one.place.y == other.place.y:
            assert other.place.x - one.place.x - one.place.width == pytest.approx(8)


@pytest.mark.parametrize("name", names())
def test_the_space_bar_is_wider_than_two_letters(name):
    widths = {key.cap.kind: key.place.width for key in keys(name)}
    assert widths["space"] > 2 * widths["letter"]


def test_between_two_keys_the_nearer_one_is_meant():
    q, w = Key(Cap("letter", "q"), Place(0, 0, 100, 80)), Key(Cap("letter", "w"), Place(108, 0, 100, 80))
    assert nearest([q, w], 103, 40) is q
    assert nearest([q, w], 105, 40) is w
    assert nearest([q, w], -50, 200) is q


@pytest.mark.parametrize("x", [0, 600, 1200])
@pytest.mark.parametrize("count", [1, 5, 17])
def test_an_offer_stands_above_its_key_and_within_the_board(x, count):
    held = Place(x, 200, 80, 80)
    offer = offered([Cap("letter", str(n)) for n in range(count)], held, BOARD, (80, 80), 8)
    assert offer.panel.x >= 0
    assert offer.panel.x + offer.panel.width <= 1280
    assert offer.panel.y > held.y + held.height
    for key in offer.keys:
        assert offer.panel.distance(*key.place.centre) == 0
        assert offer.under(*key.place.centre) is key
    assert offer.under(*held.centre) is None
