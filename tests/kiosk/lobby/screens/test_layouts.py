"""Every keyboard can write every letter of the languages it is for."""

import tomllib
import unicodedata
from pathlib import Path

import pytest

from kiosk.lobby.screens.composing import composer
from kiosk.lobby.screens.layouts import DIGITS, LATIN, capital, for_language, layout, names, writes

ALPHABETS = tomllib.loads(Path(__file__).with_name("alphabets.toml").read_text("utf-8"))
BELOW = "'-."  # the keys beside the space bar
EUROPEAN = "áàâäãåæçéèêëíìîïñóòôöõøœßúùûüýÿąćęłńśźżčďěňřšťůžășțğışđ"


def written(found):
    """All that the keys of a layout can write."""
    shown = {letter for row in (*found.rows, *found.shifted) for letter in row}
    more = {other for others in found.more.values() for other in others}
    forms = composer(found.composing).forms
    return shown | more | {form for letter in shown | more for form in forms(letter)}


@pytest.mark.parametrize("language", ALPHABETS)
def test_every_letter_of_the_alphabet_is_there(language):
    found = written(layout(for_language(language)[0]))
    assert writes(language)
    missing = [
        letter
        for letter in unicodedata.normalize("NFC", ALPHABETS[language]).split()
        if letter not in found and not set(letter) <= found
    ]
    assert missing == []


def test_the_latin_layout_has_the_letters_of_european_names():
    assert set(EUROPEAN) - written(layout(LATIN)) == set()


@pytest.mark.parametrize("language", ["zh-Hans", "zh_Hant"])
def test_chinese_is_written_with_latin_letters(language):
    assert for_language(language) == (LATIN,)
    assert not writes(language)


@pytest.mark.parametrize("name", [*names(), DIGITS])
def test_what_stands_behind_a_letter_can_be_reached_and_is_composed(name):
    found = layout(name)
    for rows in (found.rows, found.shifted):
        once = [letter for row in rows for letter in row]
        assert len(once) == len(set(once))
        assert all(unicodedata.is_normalized("NFC", letter) for letter in once)
    letters = {letter for row in (*found.rows, *found.shifted, BELOW) for letter in row}
    for letter, others in found.more.items():
        assert letter in letters or letter in {other for more in layout(LATIN).more for other in more}
        assert all(unicodedata.is_normalized("NFC", other) for other in others)
        assert len(others) == len(set(others))


@pytest.mark.parametrize(
    ("language", "offered"),
    [
        ("en", ("latin",)),
        ("ar", ("arabic", "latin")),
        ("pt-BR", ("portuguese", "latin")),
        ("ru", ("russian", "latin")),
        ("fa-AF", ("persian", "latin")),
        ("fa", ("persian", "latin")),
        ("ps", ("pashto", "latin")),
        ("ko", ("korean", "latin")),
        ("ja", ("hiragana", "katakana", "latin")),
        ("hi", ("hindi", "latin")),
        ("hmn", ("latin",)),
        ("ti", ("tigrinya", "latin")),
    ],
)
def test_a_reader_is_offered_her_own_letters_first(language, offered):
    assert for_language(language) == offered


def test_capitals_only_where_the_script_has_them():
    assert layout("latin").has_capitals
    assert layout("russian").has_capitals
    assert not layout("arabic").has_capitals
    assert not layout("hiragana").has_capitals  # whose Latin letters are only the way to kana
    assert [capital(letter) for letter in "éßñяا"] == ["É", "ß", "Ñ", "Я", "ا"]


def test_the_right_to_left_ones():
    assert {name for name in names() if layout(name).direction == "rtl"} == {
        "arabic",
        "pashto",
        "persian",
        "urdu",
    }


def test_an_unknown_layout_is_named_with_those_there_are():
    with pytest.raises(KeyError, match=r"klingon.*latin, amharic, arabic"):
        layout("klingon")


@pytest.mark.parametrize("name", [name for name in names() if layout(name).shifted])
def test_the_shifted_letters_lie_where_the_others_do(name):
    found = layout(name)
    assert found.has_shift
    assert list(map(len, found.shifted)) == list(map(len, found.rows))
