"""The code that a lobby shows while it is paired."""

import pytest

from kiosk.pairing_code import as_typed, commitment, new_number, pairing_code


def test_the_code_is_of_both_numbers_and_the_certificate() -> None:
    code = pairing_code("lobby", "office", "AB12")
    assert code == pairing_code("lobby", "office", "ab12")
    others = {
        pairing_code("other", "office", "ab12"),
        pairing_code("lobby", "other", "ab12"),
        pairing_code("lobby", "office", ""),
    }
    assert len({code, *others}) == 4
    assert code == as_typed(code)


@pytest.mark.parametrize("typed", ["7K3F-92QM", "7k3f92qm", " 7K3F 92QM ", "7K3F–92QM"])
def test_it_is_typed_as_people_type(typed: str) -> None:
    assert as_typed(typed) == "7K3F-92QM"


def test_letters_that_look_like_digits_are_taken_for_them() -> None:
    assert as_typed("oil1-0ILO") == "0111-0110"


def test_numbers_are_never_the_same_and_are_committed_to() -> None:
    numbers = {new_number() for _ in range(100)}
    assert len(numbers) == 100
    assert len({commitment(number) for number in numbers}) == 100
