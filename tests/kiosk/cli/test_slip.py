"""Slips to look at, drawn from the command line."""

import pytest
from PIL import Image


@pytest.mark.parametrize(("form", "start"), [("png", b"\x89PNG"), ("pdf", b"%PDF")])
def test_the_way_to_take_along(kiosk, tmp_path, form, start):
    file = tmp_path / f"way.{form}"
    status, out, err = kiosk(
        "slip", "take-away", "--language", "ar", "--see", "Elena Rivera", "--out", str(file)
    )
    assert (status, out, err) == (0, f"{file}\n", "")
    assert file.read_bytes().startswith(start)


def test_what_is_given_takes_the_place_of_the_directory(kiosk, tmp_path):
    def drawn(*arguments):
        file = tmp_path / "way.pdf"
        assert kiosk("slip", "take-away", "--see", "rivera", *arguments, "--out", str(file))[0] == 0
        return file.read_bytes()

    usual = drawn()
    assert drawn("--to", "Room 12", "--extension", "112") == usual
    different = [
        drawn("--to", "Boiler room"),
        drawn("--extension", "7"),
        drawn("--directions", "Up."),
        drawn("--language", "vi"),
    ]
    assert len({usual, *different}) == 5


def test_who_is_in_the_building(kiosk, tmp_path):
    for number in range(10):
        kiosk("check-in", "--name", f"Ana {number}", "--purpose", "delivery")
    file = tmp_path / "roll call.png"
    status, out, err = kiosk("slip", "roll-call", "--medium", "62x100", "--out", str(file))
    files = [tmp_path / "roll call-1.png", tmp_path / "roll call-2.png"]
    assert (status, out, err) == (0, f"{files[0]}\n{files[1]}\n", "")
    for page in files:
        with Image.open(page) as picture:
            assert picture.size == (1109, 696)
    assert not file.exists()


def test_what_no_font_can_show_is_said(kiosk, tmp_path):
    file = tmp_path / "way.png"
    status, out, _ = kiosk("slip", "take-away", "--to", "Room \U00030010", "--out", str(file))
    assert (status, out) == (0, f"no font has: \U00030010\n{file}\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["take-away", "--out", "way.pdf"], "--to PLACE is needed"),
        (["take-away", "--to", "Room 12", "--out", "way.gif"], ".pdf, .png, .bin, .zpl, .escpos, .pwg"),
        (
            ["take-away", "--to", "Room 12", "--language", "xx", "--out", "way.pdf"],
            "Languages are: en, am, ar",
        ),
        (["roll-call", "--medium", "9x9", "--out", "roll.pdf"], "62x100"),
        (["roll-call"], "--out"),
    ],
)
def test_bad_input_is_one_line_and_status_2(kiosk, arguments, said):
    status, out, err = kiosk("slip", *arguments)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert said in err


def test_what_a_printer_is_sent_is_written_too(kiosk, tmp_path):
    file = tmp_path / "way.zpl"
    order = ("slip", "take-away", "--to", "Room 12", "--medium", "zebra-2x3", "--out", str(file))
    assert kiosk(*order) == (0, f"{file}\n", "")
    assert file.read_bytes().startswith(b"^XA")
