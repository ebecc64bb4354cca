"""Buttons are large, grow with their words, and show that they are pressed."""

import pytest

KINDS = ["PrimaryButton", "SecondaryButton", "QuietButton"]
TREE = """
AnchorLayout:
    {kind}:
        text: {text!r}
        size_hint_x: None
        width: 300
        {more}
"""


def button(shown, kind="PrimaryButton", text="Continue", language="en", more=""):
    return shown(TREE.format(kind=kind, text=text, more=more), language).app.root.children[0]


def parts(button):
    """The icon before, the words, the icon after, as (x, right)."""
    before, words, after = (button.ids[name] for name in ("before", "words", "after"))
    return [(part.x, part.right) for part in (before, words, after)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_button_offers_a_finger_enough(shown, kind):
    found = button(shown, kind)
    assert found.height >= found.parent.height * 0.1


@pytest.mark.parametrize("kind", KINDS)
def test_a_pressed_button_looks_pressed(shown, kind):
    found = button(shown, kind)
    rest = tuple(found.fill)
    found.state = "down"
    assert tuple(found.fill) != rest


@pytest.mark.parametrize("kind", ["PrimaryButton", "SecondaryButton", "QuietButton"])
def test_a_disabled_button_looks_disabled(shown, kind):
    found = button(shown, kind)
    rest = tuple(found.ink)
    found.disabled = True
    assert tuple(found.ink) != rest


def test_long_words_make_it_higher_not_cut(shown):
    short = button(shown)
    long = button(shown, text="I would like to speak to somebody in another language, please")
    assert long.height > short.height
    assert long.ids.words.height < long.height


def test_its_natural_width_holds_the_words_on_one_line(shown):
    found = button(shown, text="I have no ID with me", more="icon: 'card'")
    found.width = found.natural_width
    found.ids.words.texture_update()
    assert found.ids.words.texture_size[1] < 2 * found.ids.words.font_size


def test_words_and_icon_stand_in_the_middle(shown):
    found = button(shown, more="icon: 'check'")
    (left, _), (_, right), _ = parts(found)
    assert left - found.x == pytest.approx(found.right - right, abs=2)


def test_icons_change_sides_with_the_reading(shown):
    more = "icon: 'globe'\n        icon_after: 'forward'"
    (before, _), (words, _), (after, _) = parts(button(shown, more=more))
    assert before < words < after
    (before, _), (words, _), (after, _) = parts(button(shown, language="ar", more=more))
    assert before > words > after
