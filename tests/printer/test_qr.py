from itertools import product

import numpy as np
import pytest
import segno
import zxingcpp

from printer.qr import modules

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def codes(count: int) -> list[str]:
    """What stands on badges."""
    chance = np.random.default_rng(7)
    return ["VB1." + "".join(chance.choice(list(LETTERS), 16)) for _ in range(count)]


def read(rows: list[str]) -> str:
    """What a scanner makes of a code with white around it."""
    picture = np.array([[255 * (module == "0") for module in row] for row in rows], np.uint8)
    (found,) = zxingcpp.read_barcodes(np.pad(picture, 4, constant_values=255).repeat(5, 0).repeat(5, 1))
    return found.text


@pytest.mark.parametrize("code", codes(40))
def test_a_badges_code_is_what_segno_makes_of_it(code: str) -> None:
    theirs = segno.make(code, error="m", micro=False).matrix
    assert modules(code) == ["".join(map(str, row)) for row in theirs]


@pytest.mark.parametrize("length", [1, 2, 9, 10, 20, 21, 38, 39, 61, 62, 90, 91, 122, 123, 154])
def test_capitals_and_digits_of_any_length_are_read(length: int) -> None:
    text = (LETTERS * 5)[:length]
    assert read(modules(text)) == text


@pytest.mark.parametrize("text", ["a", "https://school.example/b?t=4f", "Señora Núñez", "é" * 53, "x" * 106])
def test_other_texts_are_read(text: str) -> None:
    assert read(modules(text)) == text


@pytest.mark.parametrize(("text", "side"), [("A" * 20, 21), ("A" * 21, 25), ("A" * 154, 41), ("a" * 14, 21)])
def test_a_code_is_as_small_as_can_be(text: str, side: int) -> None:
    rows = modules(text)
    assert (len(rows), {len(row) for row in rows}) == (side, {side})


@pytest.mark.parametrize("text", ["A" * 155, "a" * 107])
def test_what_is_too_long_for_a_badge_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=str(len(text))):
        modules(text)


def test_a_spoilt_code_is_still_read() -> None:
    code = codes(1)[0]
    rows = [list(row) for row in modules(code)]
    for row, column in product(range(9, 13), range(15, 20)):
        rows[row][column] = "1"
    assert read(["".join(row) for row in rows]) == code
