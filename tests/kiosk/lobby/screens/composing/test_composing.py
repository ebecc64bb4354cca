"""Every layout is composed by something that there is."""

import pytest

from kiosk.lobby.screens import layouts
from kiosk.lobby.screens.composing import composer


@pytest.mark.parametrize("name", layouts.names())
def test_every_layout_finds_its_composer(name):
    assert composer(layouts.layout(name).composing)


def test_without_a_composer_letters_follow_one_another():
    plain = composer("")
    assert plain.write("An", "a") == "Ana"
    assert plain.erase("Ana") is None
    assert plain.finish("An") == "An"
    assert plain.forms("An") == ()


def test_an_unknown_composer_is_named_with_those_there_are():
    with pytest.raises(KeyError, match=r"klingon.*burmese, ethiopic, hangul, hiragana, katakana"):
        composer("klingon")
