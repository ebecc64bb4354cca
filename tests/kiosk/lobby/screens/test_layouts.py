"""Every keyboard can write every letter of the languages it is for."""

import unicodedata

import pytest

from kiosk.lobby.screens.layouts import DIGITS, LATIN, capital, for_language, layout, names

ALPHABETS = {
    "latin": "abcdefghijklmnopqrstuvwxyzáàâäãåæçéèêëíìîïñóòôöõøœßúùûüýÿąćęłńśźżčďěňřšťůžășțğışđ",
    "spanish": "abcdefghijklmnñopqrstuvwxyzáéíóúü",
    "portuguese": "abcdefghijklmnopqrstuvwxyzãáâàçéêíõóôúü",
    "french": "abcdefghijklmnopqrstuvwxyzàâæçéèêëîïôœùûüÿ",
    "german": "abcdefghijklmnopqrstuvwxyzäöüß",
    "vietnamese": "abcdefghijklmnopqrstuvwxyz"
    "ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ",
    "russian": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "ukrainian": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "arabic": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي",
    "persian": "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیئءؤأټډړږښڼځڅېۍۀة",
    "urdu": "آابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوؤہھءیئے",
}


@pytest.mark.parametrize("name", names())
def test_every_letter_of_the_alphabet_is_there(name):
    found = layout(name)
    written = {letter for row in found.rows for letter in row} | {
        other for more in found.more.values() for other in more
    }
    assert set(ALPHABETS[name]) - written == set()


@pytest.mark.parametrize("name", [*names(), DIGITS])
def test_what_stands_behind_a_letter_can_be_reached_and_is_composed(name):
    found = layout(name)
    letters = [letter for row in found.rows for letter in row]
    assert len(letters) == len(set(letters))
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
        ("ko", ("latin",)),
    ],
)
def test_a_reader_is_offered_her_own_letters_first(language, offered):
    assert for_language(language) == offered


def test_capitals_only_where_the_script_has_them():
    assert layout("latin").has_capitals
    assert layout("russian").has_capitals
    assert not layout("arabic").has_capitals
    assert [capital(letter) for letter in "éßñяا"] == ["É", "ß", "Ñ", "Я", "ا"]


def test_the_right_to_left_ones():
    assert {name for name in names() if layout(name).direction == "rtl"} == {"arabic", "persian", "urdu"}


def test_an_unknown_layout_is_named_with_those_there_are():
    with pytest.raises(KeyError, match=r"klingon.*latin, arabic"):
        layout("klingon")
