import numpy as np

from kiosk.lobby.scanning.mrz.signs import SIGNS
from kiosk.lobby.scanning.mrz.spelling import Spelling
from kiosk.lobby.scanning.mrz.variants import variants


def line(text: str, places: str, doubts: dict[int, tuple[str, float]]) -> Spelling:
    likely = np.zeros((len(text), len(SIGNS)))
    for place, sign in enumerate(text):
        other, share = doubts.get(place, ("", 0.0))
        likely[place, SIGNS.index(sign)] = 1 - share
        if other:
            likely[place, SIGNS.index(other)] = share
    return Spelling(text, places, np.arange(len(text), dtype=float), likely)


def test_the_likelier_come_first() -> None:
    lines = [line("AB", "**", {1: ("8", 0.1)}), line("12", "**", {0: ("7", 0.3)})]
    assert list(variants(lines)) == [["AB", "12"], ["AB", "72"], ["A8", "12"], ["A8", "72"]]


def test_letters_that_no_check_digit_counts_are_left_alone() -> None:
    assert list(variants([line("AB", "A*", {0: ("X", 0.4)})])) == [["AB"]]


def test_what_is_hardly_possible_is_not_tried() -> None:
    assert list(variants([line("AB", "**", {0: ("X", 0.0005)})])) == [["AB"]]


def test_there_is_an_end_to_it() -> None:
    doubts = dict.fromkeys(range(30), ("7", 0.45))
    assert len(list(variants([line(30 * "1", 30 * "*", doubts)]))) == 61
