"""Texts in as many languages as the school has them."""

import pytest

from kiosk.visits.wording import Said, say

LIBRARY = {"en": "Library", "es": "Biblioteca", "pt": "Biblioteca (pt)", "zh_Hans": "图书馆"}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("es", Said("Biblioteca", "es")),
        ("pt_BR", Said("Biblioteca (pt)", "pt")),
        ("zh_Hans", Said("图书馆", "zh_Hans")),
        ("zh_Hant", Said("Library", "en")),  # the other script is another text
        ("ar", Said("Library", "en")),
        ("", Said("Library", "en")),
    ],
)
def test_a_text_is_said_in_the_nearest_language_and_says_which(language: str, said: Said) -> None:
    assert say(LIBRARY, language) == said


def test_the_first_language_is_the_one_to_fall_back_on() -> None:
    assert say({"fr": "Bibliothèque", "en": "Library"}, "ar") == Said("Bibliothèque", "fr")
