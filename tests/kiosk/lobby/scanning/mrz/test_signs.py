import random

import pytest

from kiosk.lobby.scanning.mrz.signs import ANY, DIGIT, LETTER, SIGNS, places, weights
from tests.kiosk.lobby.scanning.mrz.drawn import KINDS, zone


@pytest.mark.parametrize("kind", sorted(set(KINDS)))
def test_every_sign_of_a_zone_may_stand_where_it_stands(kind: str) -> None:
    for seed in range(40):
        lines = zone(kind, random.Random(seed))  # noqa: S311 - no secrets
        for line, rule in zip(lines, places(len(lines), len(lines[0])), strict=True):
            assert len(line) == len(rule)
            for sign, place in zip(line, rule, strict=True):
                assert place == ANY or sign == "<" or sign.isdigit() == (place == DIGIT), (line, rule)


@pytest.mark.parametrize(
    ("place", "read", "stands"),
    [
        (LETTER, "0", "O"),
        (LETTER, "1", "I"),
        (DIGIT, "O", "0"),
        (DIGIT, "B", "8"),
        (ANY, "0", "0"),
        (ANY, "O", "O"),
    ],
)
def test_what_was_read_is_taken_as_what_may_stand_there(place: str, read: str, stands: str) -> None:
    speaks = weights()[place][SIGNS.index(read)]
    assert SIGNS[int(speaks.argmax())] == stands
    for sign, weight in zip(SIGNS, speaks, strict=True):
        assert weight == 0 or place == ANY or sign.isdigit() == (place == DIGIT)
