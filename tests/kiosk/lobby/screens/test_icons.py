"""Every icon is drawn on its sheet, and those that point turn with the reading."""

import pytest

from kiosk.lobby.screens.icons import DIRECTIONAL, drawings, icon

NEEDED = {
    "back", "close", "globe", "keyboard", "camera", "card", "check", "bell", "person", "people", "box",
    "book", "calendar", "tools", "heart", "pick-up", "question", "interpreter", "exit", "clock", "pin",
    "erase", "shift", "shift-lock", "info", "warning", "chevron", "forward",
}  # fmt: skip


def ink(texture):
    """Where ink lies: rows from the top, of columns from the left."""
    width, height = texture.size
    alpha = texture.pixels[3::4]
    return [alpha[y * width : (y + 1) * width] for y in range(height)]


def test_the_icons_that_screens_need_are_there():
    assert set(drawings()) >= NEEDED | DIRECTIONAL


@pytest.mark.parametrize("name", drawings())
def test_an_icon_leaves_a_margin_so_that_nothing_is_cut(name):
    rows = ink(icon(name, 48))
    assert sum(map(sum, rows)) > 255 * 48, "hardly any ink"
    edge = rows[0] + rows[-1] + bytes(row[0] for row in rows) + bytes(row[-1] for row in rows)
    assert max(edge) == 0


@pytest.mark.parametrize("name", drawings())
def test_only_icons_that_point_are_mirrored(name):
    straight, mirrored = ink(icon(name, 48)), ink(icon(name, 48, "rtl"))
    turned = [row[::-1] for row in straight]
    difference = sum(
        abs(a - b)
        for one, other in zip(mirrored, turned, strict=True)
        for a, b in zip(one, other, strict=True)
    )
    if name in DIRECTIONAL:
        assert straight != mirrored
        assert difference < 0.02 * sum(map(sum, straight))
    else:
        assert straight == mirrored


def test_a_name_without_a_drawing_is_refused():
    with pytest.raises(KeyError):
        icon("unicorn", 48)
