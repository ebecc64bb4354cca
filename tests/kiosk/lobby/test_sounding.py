"""Names that sound alike, and names that do not."""

import pytest

from kiosk.lobby.sounding import fits, sounding

ELENA = "Elena Rivera Grade 3 teacher"


@pytest.mark.parametrize(
    "typed",
    ["Ривера", "Елена Рив", "ريفيرا", "إيلينا", "리베라", "リベラ", "रिवेरा", "Ριβέρα", "ריברה", "ሪቬራ", "รี"],
)
def test_a_name_is_found_from_another_script(typed):
    assert fits(typed, ELENA)
    assert not fits(typed, "Kwame Osei Principal")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("nguyen", "Linh Nguyễn"),
        ("PEÑA", "José Pena"),
        ("Нгуен", "Linh Nguyễn"),
        ("Ким", "김민지"),
        ("민", "Min-ji Park"),
        ("Osei", "Осеи"),
        ("Сесилия", "Cecilia Cruz"),
        ("Шевченко", "Shevchenko"),
        ("李", "李明"),
        ("", "Anybody"),
    ],
)
def test_letters_and_sounds_lead_to_a_name(typed, name):
    assert fits(typed, name)


@pytest.mark.parametrize(
    ("typed", "name"),
    [("ena", "Elena"), ("李", "Li Ming"), ("Rivera", "Rebeca"), ("ъ", "Anna"), ("Ривера", "Marta Park")],
)
def test_what_does_not_fit_is_not_found(typed, name):
    assert not fits(typed, name)


def test_characters_that_do_not_say_how_they_sound():
    assert sounding("李") == ""
    assert sounding("آ") == ""
