from datetime import date

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from kiosk.lobby.scanning.documents.invitation import Invitation, read_invitation_text
from kiosk.visits.token import INVITATION_PREFIX, InvitationCode, sign_invitation

KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
KEYS = (KEY.public_key(),)
UNTIL = date(2026, 3, 4)
TEXT = sign_invitation(InvitationCode("ABCDEFGHIJKLMNOP", UNTIL), KEY)


def test_a_signed_invitation_says_which_and_until_when() -> None:
    assert read_invitation_text(TEXT, KEYS) == Invitation("ABCDEFGHIJKLMNOP", UNTIL)


@given(
    st.integers(min_value=len(INVITATION_PREFIX), max_value=len(TEXT) - 1), st.sampled_from("ABCXYZ234567")
)
def test_a_single_other_letter_breaks_the_signature(at: int, letter: str) -> None:
    changed = TEXT[:at] + letter + TEXT[at + 1 :]
    assert (read_invitation_text(changed, KEYS) is None) is (changed != TEXT)


@given(st.text(), st.sampled_from(["", INVITATION_PREFIX]))
def test_no_text_makes_it_stumble(text: str, prefix: str) -> None:
    assert read_invitation_text(prefix + text, KEYS) is None
