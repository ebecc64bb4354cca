from pathlib import Path

import numpy as np
import pypdfium2
import pytest
import zxingcpp

from kiosk.lobby.scanning.picture import Grey, grey
from kiosk.lobby.scanning.set_up.card import (
    CARD,
    CORNER_CODES,
    LICENCE_CODE,
    SQUARES,
    Box,
    card_picture,
    write_card,
)

DOTS = 600 / 25.4


def found() -> dict[str, zxingcpp.Barcode]:
    return {code.format.name: code for code in zxingcpp.read_barcodes(grey(card_picture()))} | {
        code.text: code for code in zxingcpp.read_barcodes(grey(card_picture()))
    }


def corner(code: zxingcpp.Barcode) -> tuple[float, float]:
    """The top left one, in millimetres."""
    return code.position.top_left.x / DOTS, code.position.top_left.y / DOTS


def test_the_card_has_the_size_of_cards() -> None:
    height, width = card_picture().shape[:2]
    assert (width / DOTS, height / DOTS) == pytest.approx((85.6, 53.98), abs=0.03)


def test_its_codes_are_read_and_lie_where_it_says() -> None:
    codes = found()
    assert "TEST CARD" in codes["PDF417"].text
    assert codes["Code128"].text == "CARD 0128"
    boxes = CORNER_CODES | {codes["PDF417"].text: LICENCE_CODE}
    for text, box in boxes.items():
        assert corner(codes[text]) == pytest.approx((box.left, box.top), abs=0.1)


def test_its_modules_are_as_fine_as_a_licences_and_all_alike() -> None:
    rows = grey(card_picture())
    left, top = round(LICENCE_CODE.left * DOTS), round(LICENCE_CODE.top * DOTS)
    line = rows[top + 2, left : left + 324 * 4]
    edges = np.flatnonzero(np.diff(line.astype(int))) + 1
    assert set(edges % 4) == {0}
    assert pytest.approx(0.17, abs=0.001) == 4 / DOTS


def patch(picture: Grey, box: Box) -> Grey:
    left, top = round(box.left * DOTS), round(box.top * DOTS)
    return picture[top : top + round(box.height * DOTS), left : left + round(box.width * DOTS)]


def test_its_squares_are_black_with_white_around_them() -> None:
    picture = grey(card_picture())
    for box in SQUARES:
        assert np.all(patch(picture, box) == 0)
        around = Box(box.left - 3, box.top - 3, box.width + 6, box.height + 6)
        assert np.count_nonzero(patch(picture, around) == 0) == patch(picture, box).size


def test_the_pdf_shows_it_in_its_true_size_dot_by_dot(tmp_path: Path) -> None:
    file = tmp_path / "card.pdf"
    write_card(file)
    document = pypdfium2.PdfDocument(file)
    page = document[0]
    millimetres = [points / 72 * 25.4 for points in page.get_size()]
    assert millimetres == pytest.approx([210, 279], abs=0.1)
    [image] = page.get_objects()
    picture = np.asarray(image.get_bitmap().to_pil().convert("L"))
    document.close()
    card = grey(card_picture())
    left, top = round(62.2 * DOTS), round(40 * DOTS)
    printed = picture[top : top + card.shape[0], left : left + card.shape[1]]
    assert np.array_equal(printed, card)


def test_it_fits_on_both_papers() -> None:
    assert CARD.width < 210 - 2 * 20
