import numpy as np
import pytest

from kiosk.lobby.scanning.mrz.letters import Likelihoods
from kiosk.lobby.scanning.mrz.signs import SIGNS, weights
from kiosk.lobby.scanning.mrz.spelling import spell

WEIGHTS = weights()


def seen(text: str, **doubts: float) -> Likelihoods:
    """As a network sees a strip: a dot is a blank; with `O_C=0.4`, each O may be a C by so much."""
    signs = np.full((len(text), len(SIGNS)), 1e-7)
    for step, sign in enumerate(text):
        if sign != ".":
            signs[step, SIGNS.index(sign)] = 0.98
    for name, share in doubts.items():
        sign, other = name.split("_")
        for step in range(len(text)):
            if text[step] == sign:
                signs[step, SIGNS.index(sign)] = 0.98 - share
                signs[step, SIGNS.index(other)] = share
    return Likelihoods(1 - signs.sum(axis=1), signs, 1.0)


@pytest.mark.parametrize(
    ("strip", "text"),
    [
        pytest.param(".L..I..<..<..B..O..", "LI<<BO", id="as it stands"),
        pytest.param(".L..II.<..<..B..OO.", "LI<<BO", id="a sign that lasts is one"),
        pytest.param(".L..1..<..<..8..0..", "LI<<BO", id="no digit stands among letters"),
        pytest.param(".L..I..<<<<<B..O..", "LI<<BO", id="fillers that melted together"),
    ],
)
def test_the_likeliest_line_of_that_length(strip: str, text: str) -> None:
    spelling = spell(seen(strip), 6 * "A", WEIGHTS)
    assert spelling is not None
    assert spelling.text == text


def test_digits_stand_where_only_digits_may() -> None:
    spelling = spell(seen(".O..I..2..S.."), "9999", WEIGHTS)
    assert spelling is not None
    assert spelling.text == "0125"


def test_a_strip_that_is_too_short_says_nothing() -> None:
    assert spell(seen("ABC"), 4 * "A", WEIGHTS) is None


def test_certainty_is_that_of_the_least_sure_letter() -> None:
    clear, doubtful = (
        spell(strip, 6 * "A", WEIGHTS)
        for strip in (seen(".B..O..X.<..<..<"), seen(".B..O..X.<..<..<", O_C=0.4))
    )
    assert clear is not None
    assert doubtful is not None
    assert clear.certainty(0) > 0.95
    assert 0.5 < doubtful.certainty(0) < 0.7
    assert doubtful.certainty(2) > 0.95
    assert doubtful.certainty(0, 1) > 0.95


def test_a_letter_that_was_not_seen_leaves_no_certainty() -> None:
    spelling = spell(seen(".B......X..Y..Z..<..<.."), 6 * "A", WEIGHTS)
    assert spelling is not None
    assert spelling.text == "BXYZ<<"
    assert spelling.certainty(0) == 0


def test_losses_name_what_else_may_stand_there() -> None:
    spelling = spell(seen(".8..5..X..", X_K=0.2), "***", WEIGHTS)
    assert spelling is not None
    losses = spelling.losses()
    assert losses[2, SIGNS.index("K")] == pytest.approx(np.log(0.78 / 0.2), abs=0.01)
    assert losses[0, SIGNS.index("B")] == pytest.approx(np.log(1 / 0.02), abs=0.01)
    assert losses[0, SIGNS.index("Q")] > 10
