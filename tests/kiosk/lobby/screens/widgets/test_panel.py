"""Panels have round corners, an edge and a shadow of their own."""

from PIL import Image

TREE = """
FloatLayout:
    canvas.before:
        Color:
            rgba: 1, 1, 1, 1
        Rectangle:
            size: self.size
    Panel:
        pos: 100, 100
        size_hint: None, None
        size: 200, 100
        corner: 20
        fill: 1, 0, 0, 1
        edge: 0, 0, 1, 1
        thickness: 4
"""

CARD = """
DirBox:
    Card:
        Body:
            text: "One"
        Body:
            text: "Two"
"""


def test_it_is_drawn_sharp_and_round(shown, tmp_path):
    picture = Image.open(shown(TREE).picture(tmp_path / "panel.png"))

    def at(x, y):
        return picture.getpixel((x, picture.height - 1 - y))

    assert at(200, 150) == (255, 0, 0)
    assert at(200, 101) == at(101, 150) == at(298, 150) == (0, 0, 255)
    assert at(200, 99) == at(99, 150) == at(301, 150) == (255, 255, 255)
    assert at(101, 101) == at(298, 198) == (255, 255, 255)


def test_a_corner_is_never_more_than_half_a_side(shown):
    panel = shown("Panel:\n    corner: 500\n    size_hint: None, None\n    size: 80, 40\n").app.root
    assert panel.rounding == 20


def test_a_card_is_as_high_as_what_it_holds(shown):
    card = shown(CARD).app.root.children[0]
    one, two = reversed(card.children)
    assert card.height == one.height + two.height + card.spacing + card.padding[1] + card.padding[3]
