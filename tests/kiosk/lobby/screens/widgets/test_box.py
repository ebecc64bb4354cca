"""Boxes are mirrored where reading runs from right to left."""

import pytest

TREE = """
DirBox:
    padding: 10, 0, 30, 0
    spacing: 20
    Widget:
        size_hint_x: None
        width: 100
    Widget:
    Widget:
        size_hint_x: None
        width: 200
"""


def _edges(root):
    return [(child.x, child.right) for child in reversed(root.children)]


def test_the_first_child_stands_where_reading_begins(shown):
    assert _edges(shown(TREE).app.root) == [(10, 110), (130, 1030), (1050, 1250)]


def test_right_to_left_is_the_mirror_image_paddings_included(shown):
    assert _edges(shown(TREE, "ar").app.root) == [(1170, 1270), (250, 1150), (30, 230)]


def test_the_mirror_turns_with_the_language_in_force(shown, translator):
    hand = shown(TREE)
    left_to_right = _edges(hand.app.root)
    hand.app.look.translator = translator("ur")
    hand.settle()
    assert _edges(hand.app.root) == [(1280 - right, 1280 - left) for left, right in left_to_right]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_an_upright_box_stays_upright(shown, language):
    root = shown("DirBox:\n    orientation: 'vertical'\n    Widget:\n    Widget:\n", language).app.root
    first, second = reversed(root.children)
    assert first.y > second.y
    assert first.x == second.x == 0
