import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printer.text import LONGEST, clean


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("  Ann \t Lee\n", "Ann Lee"),
        ("Ann\x00\x07 Lee", "Ann Lee"),
        ("\u202eeeL nnA\u2066", "eeL nnA"),
        ("😀 Ann 👩\u200d👩\u200d👧 👍🏽", "Ann"),
        ("🇺🇸Bob ☎ ★", "Bob"),
        ("1️⃣ Jo", "1 Jo"),
        ("Jo © 2", "Jo © 2"),
        ("Nguye\u0302\u0303n Thi\u0323", "Nguyễn Thị"),
        ("a\u0301\u0302\u0303\u0304\u0305x", "á\u0302x"),
        ("\u0301Ann", "Ann"),
        ("Ann \u0301Lee", "Ann Lee"),
        ("کتاب\u200cها", "کتاب\u200cها"),
        ("ක්\u200dෂ", "ක්\u200dෂ"),
        ("\u200d\u200dAnn\u200d", "Ann"),
        ("ကြောင့်", "ကြောင့်"),
        ("ស្ត្រី", "ស្ត្រី"),
        ("རྐྱེན", "རྐྱེན"),
        ("\ufa19田", "\ufa19田"),  # a rare form of a common character, which is its bearer's own
        ("\ue000\U0010ffff", ""),
        ("", ""),
    ],
)
def test_what_is_typed_and_what_is_printed(typed: str, printed: str) -> None:
    assert clean(typed) == printed


@given(st.text(max_size=300))
def test_a_cleaned_text_is_one_printable_line(typed: str) -> None:
    text = clean(typed)
    assert len(text) <= LONGEST
    assert text == " ".join(text.split())
    assert not {unicodedata.category(character) for character in text} & {"Cc", "Cs", "Cn", "Co"}


@given(st.text(max_size=150))
def test_cleaning_twice_changes_nothing(typed: str) -> None:
    assert clean(clean(typed)) == clean(typed)


@given(st.text(alphabet="ae\u0300\u0301\u0323\u0489 ", max_size=80))
def test_marks_do_not_pile_up(typed: str) -> None:
    marks = 0
    for character in unicodedata.normalize("NFD", clean(typed)):
        marks = marks + 1 if unicodedata.combining(character) else 0
        assert marks <= 3  # two kept, one of which may have been composed with another
