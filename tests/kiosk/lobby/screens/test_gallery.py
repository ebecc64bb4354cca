"""All widgets together, in both directions, on every window: nothing missing, cut or outside."""

import pytest
from kivy.core.window import Window
from kivy.uix.label import Label

from kiosk.lobby.screens.hand import Hand
from kiosk.lobby.screens.paragraph import Paragraph, Style
from tests.kiosk.lobby.screens.gallery import ENGLISH, IN_ARABIC, Gallery

SIZES = [(800, 480), (1280, 800), (1920, 1080), (800, 1280)]


@pytest.mark.parametrize("translator", [ENGLISH, IN_ARABIC], ids=["en", "ar"])
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("page", ["Choosing", "Telling", "Typing"])
def test_every_text_is_whole_and_in_its_place(page, size, translator):
    Window.size = size
    with Hand(Gallery(page, translator)) as hand:
        for widget in hand.widgets():
            if not isinstance(widget, Label) or not widget.text:
                continue
            assert Paragraph(widget.text, Style(20)).missing_glyphs == 0
            assert not widget.is_shortened
            left, bottom = widget.to_window(*widget.pos)
            assert left >= -1, widget.text
            assert bottom >= -1, widget.text
            assert left + widget.width <= size[0] + 1, widget.text
            assert bottom + widget.height <= size[1] + 1, widget.text
            assert widget.texture_size[1] <= widget.height + 1, widget.text
