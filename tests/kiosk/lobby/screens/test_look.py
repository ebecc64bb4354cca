"""Every widget follows the look in force."""

from kiosk.lobby.screens.colours import Colours
from kiosk.lobby.screens.sizes import Sizes


def test_the_language_in_force_gives_tag_direction_and_texts(shown, translator):
    hand = shown("Body:\n    text: app.look.say('Sign in')\n    size_hint_x: 1\n")
    words, look = hand.app.root, hand.app.look
    assert (words.text_language, words.base_direction) == ("en", "ltr")
    look.translator = translator("pt_BR")
    assert (words.text_language, words.base_direction) == ("pt-BR", "ltr")
    look.translator = translator("ar")
    assert (words.text_language, words.base_direction) == ("ar", "rtl")


def test_a_text_is_said_again_in_another_language(shown, translator):
    hand = shown("Body:\n    text: app.look.say('Sign in')\n")
    spanish = translator("es")
    spanish.text = {"Sign in": "Entrar"}.__getitem__
    hand.app.look.translator = spanish
    assert hand.texts() == ["Entrar"]


def test_colours_and_sizes_change_at_once(shown):
    hand = shown("Body:\n    text: 'a'\n")
    hand.app.look.colours = Colours.high_contrast()
    hand.app.look.sizes = Sizes.fit(1280, 800, text_scale=2)
    assert tuple(hand.app.root.color) == (0, 0, 0, 1)
    assert hand.app.root.font_size == Sizes.fit(1280, 800).body * 2
