"""Buttons side by side are of one height, whichever has the longer words."""

import pytest

TREE = """
DirBox:
    orientation: "vertical"
    ButtonRow:
        orientation: {orientation!r}
        SecondaryButton:
            text: "I would like to talk about it first. " * 5
        PrimaryButton:
            text: "I agree"
    Widget:
"""


@pytest.fixture
def hand(shown):
    return lambda orientation="horizontal": shown(TREE.format(orientation=orientation), size=(320, 800))


def test_they_are_as_high_as_the_highest(hand):
    row = hand().app.root.children[1]
    agree, talk = row.children
    assert agree.height == talk.height == row.height
    assert talk.height > agree.needed_height


def test_one_below_the_other_each_is_as_high_as_it_must_be(hand):
    agree, talk = hand("vertical").app.root.children[1].children
    assert agree.height == agree.needed_height < talk.height


def test_they_shrink_with_the_longest_words(hand):
    shown = hand()
    agree, talk = shown.app.root.children[1].children
    high = talk.height
    talk.text = "No"
    shown.settle()
    assert agree.height == talk.height == agree.needed_height < high


def test_they_shrink_when_the_highest_is_gone(hand):
    row = hand().app.root.children[1]
    agree, talk = row.children
    row.remove_widget(talk)
    assert agree.height == agree.needed_height
