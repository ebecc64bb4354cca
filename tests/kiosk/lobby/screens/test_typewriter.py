import pytest

from kiosk.lobby.screens.layouts import layout
from kiosk.lobby.screens.typewriter import meant


@pytest.mark.parametrize(
    ("typed", "keyboard", "letter"),
    [
        ("q", "latin", "q"),
        ("É", "latin", "É"),
        ("q", "arabic", "ض"),
        ("q", "russian", "й"),
        ("Q", "russian", "Й"),
        ("z", "russian", "я"),
        ("й", "russian", "й"),
        ("ب", "arabic", "ب"),
        ("7", "arabic", "7"),
        (" ", "russian", " "),
        ("-", "russian", "-"),
    ],
)
def test_a_key_means_what_lies_in_its_place_on_the_screen(typed, keyboard, letter):
    assert meant(typed, layout(keyboard)) == letter
