from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import LinkEnded
from kiosk.office.alerts.answer_link import AnswerLink, read, sign

KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
NOW = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)
LINK = AnswerLink("1234abcd", "Élena «Rivera»", 3, NOW + timedelta(hours=2))


def test_what_was_signed_is_read():
    signed = sign(KEY, LINK)
    assert read(KEY, signed, now=NOW) == LINK
    assert signed.isascii()
    assert "/" not in signed
    assert len(signed) < 250


def test_a_link_ends():
    signed = sign(KEY, LINK)
    assert read(KEY, signed, now=LINK.until - timedelta(seconds=1))
    with pytest.raises(LinkEnded):
        read(KEY, signed, now=LINK.until)


def test_another_office_s_link_counts_nothing():
    signed = sign(Ed25519PrivateKey.from_private_bytes(bytes(31) + b"1"), LINK)
    with pytest.raises(LinkEnded):
        read(KEY, signed, now=NOW)


@given(st.data())
def test_what_was_changed_counts_nothing(data):
    signed = sign(KEY, LINK)
    at = data.draw(st.integers(0, len(signed) - 2))  # the last character has bits that count nothing
    other = data.draw(st.sampled_from("ABCabc019-_").filter(lambda it: it != signed[at]))
    with pytest.raises(LinkEnded):
        read(KEY, signed[:at] + other + signed[at + 1 :], now=NOW)


@given(st.text(max_size=200))
def test_whatever_is_no_link_counts_nothing(text):
    with pytest.raises(LinkEnded):
        read(KEY, text, now=NOW)


def test_each_link_is_for_one_turn():
    assert sign(KEY, LINK) != sign(KEY, replace(LINK, turn=4))
