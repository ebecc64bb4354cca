"""Texts wrap to their width and are as high as their lines."""

import pytest

LONG = "The printer needs paper. The office will give you a badge. Please ask at the desk."
TREE = """
DirBox:
    {rank}:
        text: {text!r}
        size_hint_x: None
        width: {width}
    Widget:
"""


def words(shown, text, rank="Body", language="en", width=300):
    return shown(TREE.format(rank=rank, text=text, width=width), language).app.root.children[1]


def test_a_text_is_as_high_as_its_lines(shown):
    one, several = words(shown, "Badge"), words(shown, LONG)
    assert several.height > 3 * one.height
    assert several.texture_size[0] == 300


def test_no_text_takes_no_height(shown):
    assert words(shown, "").height == 0


def test_the_natural_width_is_that_of_one_line(shown):
    found = words(shown, "Welcome to Oak School", width=900)
    assert 100 < found.natural_width < 400
    found.width = found.natural_width + 1
    found.texture_update()
    assert found.texture_size[1] < 2 * found.font_size


def test_ranks_differ_in_size(shown):
    sizes = [words(shown, "A", rank).font_size for rank in ("Greeting", "Title", "Heading", "Body", "Small")]
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) == 5


@pytest.mark.parametrize(("language", "at_the_left"), [("en", True), ("ar", False)])
def test_a_text_begins_at_the_readers_side(shown, language, at_the_left):
    found = words(shown, "Oak", language=language)
    width, _ = found.texture.size
    alpha = found.texture.pixels[3::4]
    inked = [x for x in range(width) if any(alpha[x::width])]
    assert (max(inked) < 100) if at_the_left else (min(inked) > 200)


def test_a_text_may_be_in_another_language_than_the_screen(shown):
    tree = "Body:\n    text: 'العربية'\n    language: 'ar'\n    direction: 'rtl'\n"
    found = shown(tree).app.root
    assert (found.text_language, found.base_direction) == ("ar", "rtl")
