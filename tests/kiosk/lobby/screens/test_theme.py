"""The theme: the school's colour, logo and panel, and what becomes of them for one visitor."""

from pathlib import Path

import pytest
from PIL import Image

from kiosk.lobby.screens.access import Access
from kiosk.lobby.screens.colours import Colour
from kiosk.lobby.screens.theme import REACH, Theme
from tests.kiosk.lobby.screens.lobby import SETTINGS


def theme(folder: Path, accent="#0b6b63", logo="", **panel) -> Theme:
    school = SETTINGS.school.model_copy(
        update={"look": SETTINGS.school.look.model_copy(update={"accent": accent, "logo": logo})}
    )
    lobby = SETTINGS.lobby.model_copy(update={"look": SETTINGS.lobby.look.model_copy(update=panel)})
    return Theme.of(SETTINGS.model_copy(update={"school": school, "lobby": lobby}), folder)


def test_a_colour_that_can_be_read_is_taken_and_nothing_is_said(tmp_path):
    made = theme(tmp_path)
    assert made.remarks == ()
    assert made.colours(Access()).accent == Colour.of("#0b6b63")


def test_a_colour_that_cannot_be_read_is_mended_and_said(tmp_path):
    made = theme(tmp_path, accent="#2e9bd6")
    colours = made.colours(Access())
    assert colours.accent.contrast(colours.on_accent) >= 4.5
    assert made.remarks
    assert all("#2e9bd6" in remark for remark in made.remarks)


def test_high_contrast_keeps_the_schools_colour_where_it_can(tmp_path):
    made = theme(tmp_path, accent="#7a1fa2").colours(Access(high_contrast=True))
    assert made.ink == (0, 0, 0, 1)
    assert made.accent.contrast(made.on_accent) >= 7


def test_the_logo_lies_in_the_lobbys_folder(tmp_path):
    Image.new("RGB", (40, 20)).save(tmp_path / "logo.png")
    assert theme(tmp_path, logo="logo.png").logo == tmp_path / "logo.png"


@pytest.mark.parametrize(
    ("content", "why"), [(None, "No such file"), (b"GIF", "it is no picture"), (b"\x89PNG\r\n\x1a\n", "")]
)
def test_a_logo_that_cannot_be_shown_is_said_and_left_out(tmp_path, content, why):
    if content is not None:
        (tmp_path / "logo.png").write_bytes(content)
    made = theme(tmp_path, logo="logo.png")
    assert made.logo is None
    assert "is not shown" in made.remarks[0]
    assert why in made.remarks[0]


@pytest.mark.parametrize("low", [False, True])
def test_a_finger_takes_15_millimetres_low_down_too(tmp_path, low):
    made = theme(tmp_path, diagonal=15.6)
    pixels_per_millimetre = (1920**2 + 1080**2) ** 0.5 / 15.6 / 25.4
    assert made.sizes((1920, 1080), Access(low_reach=low)).touch == pytest.approx(
        15 * pixels_per_millimetre, abs=1
    )


def test_low_down_is_the_lower_part(tmp_path):
    sizes = theme(tmp_path).sizes((1280, 800), Access(low_reach=True))
    assert (sizes.width, sizes.height) == (1280, 800 * REACH)


@pytest.mark.parametrize(
    ("window", "offered"), [((800, 480), False), ((1280, 800), True), ((720, 1280), True)]
)
def test_it_is_offered_where_there_is_room(tmp_path, window, offered):
    assert theme(tmp_path).offers_low_reach(window) is offered


def test_what_is_usual_is_the_panels(tmp_path):
    assert theme(tmp_path, text_scale=150, motion=False).usual == Access(text_scale=1.5, motion=False)
