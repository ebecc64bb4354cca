"""Texts of the school's own: their language is known, and what runs the other way is kept apart."""

import pytest

from kiosk.lobby.screens.school_text import isolated, school_text


@pytest.mark.parametrize(
    ("tag", "text", "language", "direction", "fallback"),
    [
        ("ar", "مكتبة", "ar", "rtl", ""),
        ("en", "Library", "en", "ltr", ""),
        ("vi", "Library", "en", "ltr", "English"),
    ],
)
def test_a_text_that_is_missing_falls_back_visibly(translator, tag, text, language, direction, fallback):
    found = school_text({"en": "Library", "ar": "مكتبة"}, translator(tag))
    assert (found.text, found.language, found.direction, found.fallback) == (
        text,
        language,
        direction,
        fallback,
    )


@pytest.mark.parametrize(
    ("tag", "text", "apart"),
    [
        ("en", "Elena", False),
        ("en", "فاطمة", True),
        ("ar", "فاطمة", False),
        ("ar", "Elena", True),
        ("ar", "(555) 010-0140", True),
    ],
)
def test_what_runs_the_other_way_is_kept_apart(translator, tag, text, apart):
    kept = isolated(text, translator(tag))
    assert kept == (f"\u2068{text}\u2069" if apart else text)
