from datetime import date

import pytest

from kiosk.office.languages import date_in, spoken


@pytest.mark.parametrize(
    ("tag", "text", "bcp47"),
    [
        ("en", "English", "en"),
        ("es", "Spanish (Español)", "es"),
        ("zh_Hans", "Chinese (Simplified) (简体中文)", "zh-Hans"),
        ("so", "Somali (Soomaali)", "so"),
        ("nobody's", "nobody's", "nobody's"),
        ("", "", ""),
    ],
)
def test_a_language_by_its_english_and_its_own_name(tag, text, bcp47):
    assert (str(spoken(tag)), spoken(tag).bcp47) == (text, bcp47)


def test_days_in_words():
    day = date(2026, 3, 2)
    assert date_in("es", day) == "lunes, 2 de marzo de 2026"
    assert date_in("nobody's", day) == "2026-03-02"
