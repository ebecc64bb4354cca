"""Back, language and cancel are always in the same place."""

import pytest

TREE = """
DirBox:
    orientation: "vertical"
    TopBar:
        back_text: "Back"
        language_text: "English"
        cancel_text: {cancel!r}
        steps: 5
        current: 1
    Widget:
"""


@pytest.mark.parametrize(
    ("words", "event"), [("Back", "on_back"), ("English", "on_language"), ("Leave", "on_cancel")]
)
def test_each_button_says_what_was_asked_for(shown, words, event):
    hand = shown(TREE.format(cancel="Leave"))
    asked = []
    hand.app.root.children[1].bind(**{event: lambda *_: asked.append(event)})
    hand.tap(words)
    assert asked == [event]


def test_a_button_without_words_is_not_there(shown):
    hand = shown(TREE.format(cancel=""))
    bar = hand.app.root.children[1]
    asked = []
    bar.bind(on_cancel=lambda *_: asked.append("cancel"))
    hand.tap((bar.right - 50, bar.center_y))
    assert asked == []


@pytest.mark.parametrize("size", [(480, 800), (800, 480), (1920, 1080)])
def test_nothing_overlaps(shown, size):
    hand = shown(TREE.format(cancel="Cancel"), size=size)
    back, language, cancel = (hand.find(words) for words in ("Back", "English", "Cancel"))
    assert back.right <= language.x
    assert language.right <= cancel.x
    assert cancel.right <= size[0]


def test_back_is_where_reading_begins(shown):
    assert shown(TREE.format(cancel="Leave")).find("Back").x < 100
    assert shown(TREE.format(cancel="Leave"), "ar").find("Back").right > 1180
