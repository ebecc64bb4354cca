"""Texts of the school's own: their language is known, and what runs the other way is kept apart."""

import pytest

from kiosk import shipped
from kiosk.i18n import Catalogues
from kiosk.telling.school_text import in_force, isolated, school_text, written_direction

CATALOGUES = Catalogues(shipped.TRANSLATIONS)


@pytest.mark.parametrize(
    ("tag", "text", "language", "direction", "fallback"),
    [
        ("ar", "مكتبة", "ar", "rtl", ""),
        ("en", "Library", "en", "ltr", ""),
        ("vi", "Library", "en", "ltr", "English"),
    ],
)
def test_a_text_that_is_missing_falls_back_visibly(tag, text, language, direction, fallback):
    found = school_text({"en": "Library", "ar": "مكتبة"}, CATALOGUES.translator(tag))
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
def test_what_runs_the_other_way_is_kept_apart(tag, text, apart):
    kept = isolated(text, CATALOGUES.translator(tag))
    assert kept == (f"\u2068{text}\u2069" if apart else text)


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Room 12", "ltr"),
        ("الغرفة 12", "rtl"),
        ("12 الغرفة", "rtl"),
        ("«שלום»", "rtl"),
        ("(555) 010-0140", "ltr"),
        ("", "ltr"),
        ("12 号教室", "ltr"),
    ],
)
def test_the_first_letter_that_has_a_direction_gives_it(text, direction):
    assert written_direction(text) == direction


@pytest.mark.parametrize(
    ("tag", "text", "apart"),
    [
        ("en", "QR اقرأ", "\u2067QR اقرأ\u2069"),
        ("ar", "QR اقرأ", "QR اقرأ"),
        ("fa_AF", "QR اقرأ", "QR اقرأ"),
    ],
)
def test_a_text_whose_language_is_known_runs_its_way_whatever_it_begins_with(tag, text, apart):
    translator = CATALOGUES.translator(tag)
    assert school_text({"ar": text}, translator).within(translator) == apart


def test_a_text_in_the_language_in_force_falls_back_on_nothing():
    found = in_force("Oui", CATALOGUES.translator("fr"))
    assert (found.language, found.direction, found.fallback) == ("fr", "ltr", "")
