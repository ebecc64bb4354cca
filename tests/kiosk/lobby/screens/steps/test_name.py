"""Her name, in her own letters; in Latin ones where hers need a dictionary."""

import pytest

from kiosk.lobby.flow import Step

IN_LATIN = "Please write it in these letters, as on your ID."


@pytest.mark.parametrize(("tag", "told"), [("zh_Hans", True), ("ja", False), ("hmn", False)])
def test_whose_letters_need_a_dictionary_is_told_what_to_write(walk, translator, tag, told):
    walk.go_to(Step.NAME)
    walk.app.look.translator = translator(tag)
    walk.hand.settle()
    assert (IN_LATIN in walk.hand.texts()) == told
