"""What is pressed acts when the finger lifts, and only where it is still to be seen."""

import pytest

TREE = """
BoxLayout:
    {kind}:
        id: pressed
        text: "Yes"
"""


@pytest.mark.parametrize("kind", ["PrimaryButton", "ChoiceRow", "ChoiceTile"])
@pytest.mark.parametrize("shown_then", [True, False])
def test_it_acts_while_it_is_shown(shown, kind, shown_then):
    hand = shown(TREE.format(kind=kind))
    pressed, acted = hand.find("pressed"), []
    pressed.bind(on_release=lambda _: acted.append(kind))
    hand.press(pressed)
    if not shown_then:
        pressed.parent.remove_widget(pressed)
    hand.lift()
    assert bool(acted) is shown_then
