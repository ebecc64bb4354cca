"""Choices show a picture, a name and a line; the one that was taken is marked by more than colour."""

import pytest

TREE = """
AnchorLayout:
    {kind}:
        text: "Pick up a child"
        detail: "From class or from the nurse"
        icon: "pick-up"
        size_hint: None, None
        size: 400, {height}
"""


def choice(shown, kind, height=300, language="en"):
    hand = shown(TREE.format(kind=kind, height=height), language)
    return hand, hand.app.root.children[0]


def icons(widget):
    return [found.name for found in widget.walk() if hasattr(found, "side") and found.name]


@pytest.mark.parametrize("kind", ["ChoiceTile", "ChoiceRow"])
def test_a_tap_anywhere_on_it_chooses(shown, kind):
    hand, found = choice(shown, kind)
    chosen = []
    found.bind(on_release=lambda *_: chosen.append(found.text))
    hand.tap((found.x + 5, found.y + 5))
    hand.tap("From class or from the nurse")
    assert chosen == ["Pick up a child"] * 2


@pytest.mark.parametrize("kind", ["ChoiceTile", "ChoiceRow"])
def test_a_chosen_one_bears_a_check(shown, kind):
    hand, found = choice(shown, kind)
    assert "check" not in icons(found)
    found.chosen = True
    hand.settle()
    assert "check" in icons(found)


@pytest.mark.parametrize("height", [300, 140])
def test_a_tile_holds_its_parts_with_much_room_and_with_little(shown, height):
    _, found = choice(shown, "ChoiceTile", height)
    assert found.roomy == (height == 300)
    for part in found.children:
        assert part.y >= found.y
        assert part.top <= found.top


def test_a_row_is_mirrored(shown):
    _, ltr = choice(shown, "ChoiceRow")
    disc, _, chevron = reversed(ltr.children)
    assert disc.x < chevron.x
    _, rtl = choice(shown, "ChoiceRow", language="ar")
    disc, _, chevron = reversed(rtl.children)
    assert disc.x > chevron.x
    assert chevron.direction == "rtl"
