"""Whatever accent a school chooses, every text and every edge keeps its contrast."""

import pytest

from kiosk.lobby.screens.colours import BLACK, READABLE, WHITE, Colour, Colours

ACCENTS = ["#0b6b63", "#7a1fa2", "#ffd100", "#e53935", "#2e9bd6", "#8bc34a", "#000000", "#ffffff", "#0033a0"]


@pytest.mark.parametrize("accent", ACCENTS)
@pytest.mark.parametrize("make", [Colours.calm, Colours.high_contrast])
def test_every_pair_is_readable(make, accent):
    too_weak = [
        f"{name} on {ground}: {colour.contrast(under):.2f}"
        for name, colour, ground, under, least in make(accent).pairs()
        if colour.contrast(under) < least
    ]
    assert too_weak == []


def test_text_is_held_to_wcag_aa():
    assert all(least == READABLE for name, _, _, _, least in Colours.calm().pairs() if "ink" in name)


def test_high_contrast_reaches_wcag_aaa_for_text():
    colours = Colours.high_contrast()
    assert colours.ink.contrast(colours.ground) == 21
    assert colours.ink_soft.contrast(colours.surface) >= 7
    assert colours.on_accent.contrast(colours.accent) >= 7


def test_a_dark_accent_is_taken_as_it_is():
    assert Colours.calm("#0b6b63").accent == Colour.of("#0b6b63")


def test_a_bright_accent_bears_dark_text():
    assert Colours.calm("#ffd100").on_accent == Colours.calm().ink


@pytest.mark.parametrize(("one", "other", "ratio"), [(WHITE, BLACK, 21), (WHITE, WHITE, 1)])
def test_contrast_as_wcag_defines_it(one, other, ratio):
    assert one.contrast(other) == other.contrast(one) == pytest.approx(ratio)


def test_contrast_of_a_published_pair():
    assert Colour.of("#767676").contrast(WHITE) == pytest.approx(4.54, abs=0.005)


@pytest.mark.parametrize("code", ["#12", "teal", "#12345g", ""])
def test_what_is_no_colour_is_refused(code):
    with pytest.raises(ValueError, match="#0b6b63"):
        Colour.of(code)
