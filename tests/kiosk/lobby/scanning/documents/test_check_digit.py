import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.lobby.scanning.documents.check_digit import CheckDigit, agrees

CHECKED = [check for check in CheckDigit if check is not CheckDigit.NONE]
ALPHABETS = {
    CheckDigit.CODE_39: "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%",
    CheckDigit.MOD_11: "0123456789X",
}


# Published examples of each.
@pytest.mark.parametrize(
    ("check", "number"),
    [
        (CheckDigit.LUHN, "79927398713"),
        (CheckDigit.EAN, "4006381333931"),
        (CheckDigit.EAN, "73513537"),
        (CheckDigit.MOD_11, "0306406152"),
        (CheckDigit.MOD_11, "080442957X"),
        (CheckDigit.CODE_39, "CODE39W"),
        (CheckDigit.DAMM, "5724"),
        (CheckDigit.VERHOEFF, "2363"),
    ],
)
def test_a_right_number_agrees_and_every_other_last_digit_does_not(check: CheckDigit, number: str) -> None:
    alphabet = ALPHABETS.get(check, "0123456789")
    assert [last for last in alphabet if agrees(number[:-1] + last, check)] == [number[-1]]


@pytest.mark.parametrize("check", [CheckDigit.LUHN, CheckDigit.EAN, CheckDigit.DAMM, CheckDigit.VERHOEFF])
@given(digits=st.text("0123456789", min_size=3, max_size=12), at=st.integers(0, 11), other=st.integers(1, 9))
def test_one_wrong_digit_is_always_found(check: CheckDigit, digits: str, at: int, other: int) -> None:
    number = next(digits + last for last in "0123456789" if agrees(digits + last, check))
    at %= len(digits)
    wrong = str((int(number[at]) + other) % 10)
    assert not agrees(number[:at] + wrong + number[at + 1 :], check)


def test_letters_beside_the_digits_are_passed_over() -> None:
    assert agrees("S-7992 7398 713", CheckDigit.LUHN)
    assert not agrees("S-7992 7398 712", CheckDigit.LUHN)


@pytest.mark.parametrize("check", CHECKED)
@pytest.mark.parametrize("number", ["", "5", "X", "٣٤", "²3", "ß"])
def test_what_has_no_check_digit_does_not_agree(check: CheckDigit, number: str) -> None:
    assert not agrees(number, check)


@given(st.text(), st.sampled_from(CheckDigit))
def test_no_text_makes_it_stumble(number: str, check: CheckDigit) -> None:
    assert isinstance(agrees(number, check), bool)
