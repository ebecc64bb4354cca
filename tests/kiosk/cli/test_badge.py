"""Badges as files: to look at, or as what a printer is sent."""

import pytest


def draw(kiosk, file, *more):
    return kiosk("badge", "--name", "Ana", "--host", "rivera", "--out", str(file), *more)


@pytest.mark.parametrize(
    ("form", "medium", "start"),
    [
        ("pdf", "62x100", b"%PDF"),
        ("png", "62x100", b"\x89PNG"),
        ("bin", "62x100", bytes(400) + b"\x1b@"),
        ("zpl", "zebra-4x6", b"^XA^PW812"),
        ("escpos", "receipt-80", b"\x1b@\x1dv0"),
        ("pwg", "dymo-30256", b"RaS2PwgRaster"),
    ],
)
def test_it_is_written_as_its_ending_says(kiosk, tmp_path, form, medium, start):
    file = tmp_path / f"badge.{form}"
    assert draw(kiosk, file, "--medium", medium) == (0, f"{file}\n", "")
    assert file.read_bytes().startswith(start)


def test_a_brother_s_bytes_are_those_of_its_model(kiosk, tmp_path):
    file = tmp_path / "badge.bin"
    sizes = []
    for model in ((), ("--model", "QL-700")):
        assert draw(kiosk, file, *model)[0] == 0
        sizes.append(file.stat().st_size)
    packed, plain = sizes
    assert packed < plain / 2


@pytest.mark.parametrize(
    ("file", "more", "said"),
    [
        ("badge.gif", (), ".pdf, .png, .bin, .zpl, .escpos, .pwg"),
        ("badge.bin", ("--model", "QL-500"), "There is no model 'QL-500'"),
        ("badge.zpl", ("--medium", "62x100"), "62x100 is no medium for a Zebra"),
    ],
)
def test_what_cannot_be_written_is_one_line_and_status_2(kiosk, tmp_path, file, more, said):
    status, out, err = draw(kiosk, tmp_path / file, *more)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert said in err
    assert not (tmp_path / file).exists()
