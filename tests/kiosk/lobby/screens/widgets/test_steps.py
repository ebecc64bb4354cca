"""The dots run the way reading does."""

import pytest


def steps(shown, language, current=1):
    tree = f"AnchorLayout:\n    Steps:\n        count: 4\n        current: {current}\n"
    return shown(tree, language).app.root.children[0]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_first_step_stands_where_reading_begins(shown, language):
    lefts = [x for x, _ in steps(shown, language).places()]
    assert lefts == sorted(lefts, reverse=language == "ar")


def test_the_current_step_differs_by_its_shape(shown):
    widths = [width for _, width in steps(shown, "en", current=2).places()]
    assert widths[2] == max(widths) > widths[0] == widths[1] == widths[3]


@pytest.mark.parametrize("current", range(4))
def test_the_dots_stay_in_the_middle(shown, current):
    found = steps(shown, "en", current)
    (first, _), (last, width) = found.places()[0], found.places()[-1]
    assert first - found.x == pytest.approx(found.right - last - width, abs=2)
