"""Every language is set as Chromium sets it; every letter has a glyph, and nothing of it is cut."""

import ctypes

import numpy as np
import pytest

from kiosk.i18n import Language
from kiosk.lobby.screens.paragraph import Paragraph, Style
from kiosk.lobby.screens.sizes import Sizes
from tests.kiosk.lobby.screens import chromium
from tests.kiosk.lobby.screens.glyphs import comparable, has_ink, lines
from tests.kiosk.lobby.screens.samples import SAMPLES, messages, paragraph

DIGITS = "F2 2"
MESSAGES = 4  # of a catalogue, its longest: `make bench ARGS=letters` compares it as a whole
UNSEEN = 32  # of ink: an eighth of one pixel


@pytest.fixture(scope="module")
def in_both():
    """Each line of each language: its text, Chromium's glyphs, and ours."""
    if chromium.PATH is None:
        pytest.skip("no Chromium is installed: apt install chromium")
    given, ours = [], []
    for tag in SAMPLES:
        language = Language(tag, tag)
        for text in (SAMPLES[tag], DIGITS, *messages(tag)[:MESSAGES]):
            for line in lines(paragraph(text, tag)):
                given.append(chromium.Line(line.text, language.bcp47, language.direction))
                ours.append(line.glyphs)
    theirs = [[glyph for glyph in line if has_ink(glyph)] for line in chromium.glyphs(given)]
    return list(zip(given, theirs, ours, strict=True))


@pytest.mark.parametrize("tag", SAMPLES)
def test_it_is_set_as_chromium_sets_it(tag, in_both):
    own = [line for line in in_both if line[0].language == Language(tag, tag).bcp47]
    assert len(own) > 1
    for given, theirs, ours in own:
        assert comparable(ours) == comparable(theirs), given.text


@pytest.mark.parametrize("tag", SAMPLES)
def test_a_digit_beside_a_latin_letter_is_drawn_as_any_other(tag):
    after_a_letter, alone = (line.glyphs[-1] for line in lines(paragraph("F2\n2", tag)))
    assert after_a_letter == alone


@pytest.mark.parametrize("weight", ["normal", "bold"])
@pytest.mark.parametrize("tag", SAMPLES)
def test_every_letter_has_a_glyph_and_nothing_is_cut_at_any_size(tag, weight):
    for size in sizes():
        found = paragraph(SAMPLES[tag], tag, size, weight)
        assert found.missing_glyphs == 0
        assert found.line_count > 1
        assert ink_around(found, 12) < UNSEEN, f"ink outside the box at {size} pixels"


def sizes():
    """Of text on the smallest screen, and on the largest one when a visitor asks for twice as much."""
    small, large = Sizes.fit(800, 480), Sizes.fit(1920, 1080, text_scale=2)
    return [small.small, small.body, small.title, large.small, large.display]


def ink_around(found, margin):
    """The ink in a frame of this many pixels around the paragraph's box."""
    width, height = (length + 2 * margin for length in found.size)
    drawn = found.draw((width, height), (margin, margin))
    ink = np.frombuffer(drawn, np.uint8).reshape(height, width).astype(int)
    return ink.sum() - ink[margin:-margin, margin:-margin].sum()


@pytest.mark.parametrize("tag", SAMPLES)
def test_every_letter_that_fontconfig_asks_for_has_a_glyph(tag):
    letters = orthography(Language(tag, tag).bcp47)
    style = Style(24, language=Language(tag, tag).bcp47)
    assert Paragraph(" ".join(letters), style).missing_glyphs == 0
    assert (
        Paragraph(" ".join([*letters, "\U000e1234"]), style).missing_glyphs == 1
    )  # one that is missing is seen


def orthography(language):
    """The letters that fontconfig asks of a font for the language; of the many of Han and Hangul, some."""
    fontconfig = ctypes.CDLL("libfontconfig.so.1")
    for name in ("FcLangGetCharSet", "FcCharSetCreate"):
        getattr(fontconfig, name).restype = ctypes.c_void_p
    fontconfig.FcCharSetHasChar.argtypes = [ctypes.c_void_p, ctypes.c_uint32]
    fontconfig.FcLangGetCharSet.argtypes = [ctypes.c_char_p]
    names = {"zh-Hans": "zh-cn", "zh-Hant": "zh-tw", "fa-AF": "fa", "pt-BR": "pt", "hmn": "en"}
    letters = fontconfig.FcLangGetCharSet(names.get(language, language).encode())
    assert letters, "fontconfig knows the language"
    found = [chr(code) for code in range(0x20, 0x30000) if fontconfig.FcCharSetHasChar(letters, code)]
    return found if len(found) < 1000 else found[::40]
