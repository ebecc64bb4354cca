import numpy as np
import pytest

from kiosk.lobby.scanning.hard_qr.reed_solomon import correct

# Standard 18004, annex I: "01234567" at level M, 16 data words and 10 check words.
BLOCK = [
    *(0x10, 0x20, 0x0C, 0x56, 0x61, 0x80, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11),
    *(0xA5, 0x24, 0xD4, 0xC1, 0xED, 0x36, 0xC7, 0x87, 0x2C, 0x55),
]
CHECKS = 10


def spoilt(places: list[int]) -> list[int]:
    return [word ^ (0x5A + place) if place in places else word for place, word in enumerate(BLOCK)]


def test_a_whole_block_stays_as_it_is() -> None:
    assert correct(BLOCK, CHECKS, []) == (BLOCK, 0)


@pytest.mark.parametrize(
    ("wrong", "missing"),
    [
        ([3], []),
        ([0, 5, 15, 16, 25], []),
        ([], [1, 2]),
        ([], list(range(10))),
        ([0, 25], [3, 4, 5, 6, 7, 8]),
        ([9, 10, 11, 12], [20, 21]),
    ],
)
def test_errors_and_gaps_are_corrected(wrong: list[int], missing: list[int]) -> None:
    assert correct(spoilt(wrong + missing), CHECKS, missing) == (BLOCK, 2 * len(wrong) + len(missing))


def test_a_word_that_is_not_missing_after_all_is_kept() -> None:
    corrected = correct(spoilt([2, 7]), CHECKS, [7, 8, 9])
    assert corrected is not None
    assert corrected[0] == BLOCK


@pytest.mark.parametrize(
    ("wrong", "missing"), [(list(range(0, 12, 2)), []), ([0, 1, 2], [3, 4, 5, 6, 7]), ([], list(range(11)))]
)
def test_too_much_is_told(wrong: list[int], missing: list[int]) -> None:
    assert correct(spoilt(wrong + missing), CHECKS, missing) is None


def test_noise_is_hardly_ever_corrected() -> None:
    random = np.random.default_rng(3)
    blocks = random.integers(0, 256, (200, len(BLOCK))).tolist()
    assert [correct(block, CHECKS, [0, 1, 2]) for block in blocks] == [None] * 200
