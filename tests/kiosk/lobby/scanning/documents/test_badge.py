import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.lobby.scanning.documents.badge import Badge, read_badge_text
from kiosk.visits.token import badge_code, new_token


def test_a_badge_says_its_token() -> None:
    token = new_token()
    assert read_badge_text(badge_code(token)) == Badge(token)


@pytest.mark.parametrize("text", ["", "VB1.", "VB1.abc", "VI1.ABCDEFGHIJKLMNOP", "ABCDEFGHIJKLMNOP"])
def test_other_texts_are_no_badge(text: str) -> None:
    assert read_badge_text(text) is None


@given(st.text())
def test_no_text_makes_it_stumble(text: str) -> None:
    assert read_badge_text(text) is None
