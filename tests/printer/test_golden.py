"""Whole badges against the goldens of this Pango's release."""

import pytest

from printer import MEDIA
from printer.pango import RELEASE
from tests.printer.golden import FOLDER, describe, differences


@pytest.mark.skipif(
    not FOLDER.is_dir(), reason=f"there are no goldens for Pango {RELEASE}; make goldens writes them"
)
@pytest.mark.parametrize("medium", MEDIA.values(), ids=MEDIA)
def test_a_badge_is_set_as_when_somebody_last_looked(medium):
    kept = FOLDER.joinpath(f"{medium.name}.txt").read_text(encoding="utf-8").splitlines()
    found = differences(describe(medium), kept)
    assert not found, "\n".join([*found[:12], "If it is meant: make goldens, and look at what changed."])


LINES = ["field name @24,180 @765,300", "  Noto Sans Bold: 39@52,60 85@-3,60", "|0912"]


@pytest.mark.parametrize(
    "others",
    [
        ["field name @25,179 @766,300", *LINES[1:]],
        [LINES[0], "  Noto Sans Bold: 39@51,61 85@-2,60", LINES[2]],
        [*LINES[:2], "|0930"],
    ],
)
def test_rounding_is_no_difference(others):
    assert differences(LINES, LINES) == differences(LINES, others) == []


@pytest.mark.parametrize(
    ("others", "line"),
    [
        (["field name @26,180 @765,300", *LINES[1:]], 1),
        (["field host @24,180 @765,300", *LINES[1:]], 1),
        ([LINES[0], "  Noto Sans Bold: 40@52,60 85@-3,60", LINES[2]], 2),
        ([LINES[0], "  Noto Sans: 39@52,60 85@-3,60", LINES[2]], 2),
        ([LINES[0], "  Noto Sans Bold: 39@52,60", LINES[2]], 2),
        ([*LINES[:2], "|0952"], 3),
        ([*LINES[:2], "|091"], 3),
        (LINES[:2], 3),
        ([*LINES, "more"], 4),
    ],
)
def test_another_glyph_font_place_or_ink_is_one(others, line):
    [found] = differences(LINES, others)
    assert found.startswith(f"line {line}:")
