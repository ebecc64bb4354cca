"""The codes of badges and invitations: what was written is read back, and nothing else is."""

import string
from datetime import date

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from kiosk.visits.token import (
    InvitationCode,
    badge_code,
    follow_token,
    new_token,
    read_badge,
    read_invitation,
    sign_invitation,
)

OURS = Ed25519PrivateKey.from_private_bytes(b"o" * 32)
THEIRS = Ed25519PrivateKey.from_private_bytes(b"t" * 32)
QR_ALPHANUMERIC = set(string.digits + string.ascii_uppercase + " $%*+-./:")  # ISO/IEC 18004, table 5

tokens = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", min_size=16, max_size=16)
days = st.dates(date(2020, 1, 1), date(2199, 6, 6))


def test_tokens_are_random_and_fit_the_smallest_symbol() -> None:
    made = {new_token() for _ in range(200)}
    assert len(made) == 200
    assert all(len(badge_code(token)) == 20 and set(badge_code(token)) <= QR_ALPHANUMERIC for token in made)


def test_a_pages_address_is_always_the_same_and_says_nothing_of_the_badge() -> None:
    made = {token: follow_token(token) for token in (new_token() for _ in range(50))}
    assert all(len(page) == 24 and page.isalnum() and token[:6] not in page for token, page in made.items())
    assert len(set(made.values())) == 50
    assert follow_token("ABCDEFGHIJKLMNOP") == follow_token("ABCDEFGHIJKLMNOP")


@given(tokens)
def test_a_badge_is_read_back(token: str) -> None:
    assert read_badge(badge_code(token)) == token


@pytest.mark.parametrize(
    "text",
    [
        "",
        "VB1.",
        "ABCDEFGHIJKLMNOP",
        "VB1.ABCDEFGHIJKLMNO",
        "VB1.ABCDEFGHIJKLMNOPQ",
        "VB1.ABCDEFGHIJKLMNO1",
        "VB1.abcdefghijklmnop",
        "VB1.ABCDEFGHIJKLMNOP\n",
        "vb1.ABCDEFGHIJKLMNOP",
        " VB1.ABCDEFGHIJKLMNOP",
        "VB2.ABCDEFGHIJKLMNOP",
        "VB1.VB1.ABCDEFGHIJKLMNOP",
        "https://example.org/VB1.ABCDEFGHIJKLMNOP",
    ],
)
def test_what_is_no_badge_is_not_read_as_one(text: str) -> None:
    assert read_badge(text) is None


@given(tokens, days)
def test_an_invitation_is_read_back(token: str, until: date) -> None:
    text = sign_invitation(InvitationCode(token, until), OURS)
    assert set(text) <= QR_ALPHANUMERIC
    keys = (THEIRS.public_key(), OURS.public_key())
    assert read_invitation(text, keys) == InvitationCode(token, until)


SIGNED = sign_invitation(InvitationCode("ABCDEFGHIJKLMNOP", date(2026, 9, 1)), OURS)


def test_every_change_of_one_character_is_refused() -> None:
    keys = (OURS.public_key(),)
    assert read_invitation(SIGNED, keys) is not None
    alphabet = string.ascii_letters + string.digits + ".=+/ \u0131"
    for place, right in enumerate(SIGNED):
        for wrong in alphabet.replace(right, ""):
            changed = SIGNED[:place] + wrong + SIGNED[place + 1 :]
            assert read_invitation(changed, keys) is None, changed


@pytest.mark.parametrize(
    "text",
    [
        "",
        "VI1.",
        SIGNED[:-1],
        SIGNED + "A",
        SIGNED + "======",
        SIGNED + "\n",
        " " + SIGNED,
        SIGNED.lower(),
        SIGNED.removeprefix("VI1."),
        "VB1.ABCDEFGHIJKLMNOP",
        "VI1.Ä",
        "VI1." + "A" * 122,
        "VI1." + "A" * 10_000,
    ],
)
def test_what_is_no_invitation_is_not_read_as_one(text: str) -> None:
    assert read_invitation(text, (OURS.public_key(),)) is None


def test_an_invitation_of_another_school_is_not_ours() -> None:
    assert read_invitation(SIGNED, (THEIRS.public_key(),)) is None
    assert read_invitation(SIGNED, ()) is None


@given(st.text())
def test_reading_never_stumbles(text: str) -> None:
    assert read_invitation(f"VI1.{text}", (OURS.public_key(),)) is None


@pytest.mark.parametrize(
    "code",
    [
        InvitationCode("short", date(2026, 9, 1)),
        InvitationCode("abcdefghijklmnop", date(2026, 9, 1)),
        InvitationCode("ABCDEFGHIJKLMNOP", date(2019, 12, 31)),
        InvitationCode("ABCDEFGHIJKLMNOP", date(2199, 6, 7)),
    ],
)
def test_what_a_code_cannot_say_is_not_signed(code: InvitationCode) -> None:
    with pytest.raises(ValueError, match="not an invitation that can be signed"):
        sign_invitation(code, OURS)
