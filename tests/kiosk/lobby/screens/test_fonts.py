"""Fonts follow the language, in an order that does not depend on what else is installed."""

import subprocess

import pytest

from kiosk.lobby.screens.fonts import families, features, fontconfig_tag, lift, line_height
from kiosk.lobby.screens.paragraph import Paragraph, Style


@pytest.mark.parametrize(
    ("language", "first"),
    [
        ("en", "Noto Sans"),
        ("zh-Hans", "Noto Sans CJK SC"),
        ("zh_Hant", "Noto Sans CJK TC"),
        ("zh-HK", "Noto Sans CJK TC"),
        ("zh", "Noto Sans CJK SC"),
        ("ja", "Noto Sans CJK JP"),
        ("ko-KR", "Noto Sans"),
    ],
)
def test_the_first_family(language, first):
    assert families(language)[0] == first


def test_urdu_is_set_in_nastaliq_before_other_arabic_letters():
    found = families("ur")
    assert found.index("Noto Nastaliq Urdu") < found.index("Noto Sans Arabic")


def test_korean_is_set_in_the_korean_font_before_other_han_letters():
    found = families("ko")
    assert found.index("Noto Sans CJK KR") == 1
    assert not {"Noto Sans CJK SC", "Noto Sans CJK TC", "Noto Sans CJK JP"} & set(found)


def test_regular_nastaliq_is_not_the_bold_one():
    regular, bold = (Paragraph("دید", Style(40, weight, "rtl", "ur")) for weight in ("normal", "bold"))
    assert sum(regular.draw(regular.size)) < 0.85 * sum(bold.draw(bold.size))


def test_a_nastaliq_letter_alone_is_raised_from_its_place_in_the_line():
    assert lift("ur") > 0 == lift("ar") == lift("en")


def test_every_family_is_installed():
    listed = subprocess.run(["fc-list", ":", "family"], capture_output=True, text=True, check=True).stdout
    installed = {name for line in listed.splitlines() for name in line.split(",")}
    named = {name for language in ("en", "ur", "zh-Hant", "ja", "ko") for name in families(language)}
    assert named <= installed


def test_tags_as_fontconfig_knows_them():
    assert [fontconfig_tag(tag) for tag in ("pt_BR", "zh-Hans", "zh_Hant_TW", "EN")] == [
        "pt-br",
        "zh-cn",
        "zh-tw",
        "en",
    ]


def test_only_some_languages_need_another_line_height():
    assert line_height("ar") == line_height("fa-AF") == 1.6
    assert line_height("en") is None


def test_han_fonts_are_asked_for_no_other_languages_forms():
    assert features("zh-Hans") == features("zh-Hant") == features("ja") == "locl=0"
    assert features("ko") == features("ur") == features("en") == ""  # theirs have forms to choose from
