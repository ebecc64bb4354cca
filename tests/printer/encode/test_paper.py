from collections.abc import Callable
from io import BytesIO

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from printer import MEDIA, Badge, Medium, Sheet, render
from printer.encode.paper import on_paper, pdf_on_paper
from printer.testing.pictures import read


@pytest.mark.parametrize("medium", MEDIA.values(), ids=MEDIA)
def test_the_page_lies_turned_in_the_middle_of_its_label(medium: Medium) -> None:
    paper = on_paper(Image.new("1", medium.dots, 0), medium)
    assert paper.size == tuple(round(side / 25.4 * medium.dpi) for side in medium.mm)
    left, top, right, bottom = Image.eval(paper.convert("L"), lambda dot: 255 - dot).getbbox()  # type: ignore[misc] # there is ink
    assert (right - left, bottom - top) == medium.dots[::-1]
    assert abs(left - (paper.width - right)) <= 1
    assert abs(top - (paper.height - bottom)) <= 1


def test_what_is_at_the_left_comes_out_first() -> None:
    page = Image.new("1", MEDIA["62x100"].dots, 255)
    page.paste(0, (0, 0, 10, 20))  # top left
    ink = np.argwhere(~np.asarray(on_paper(page, MEDIA["62x100"])))
    assert ink.min(axis=0).tolist() == [36, 694]  # row, column: in the first rows, at the right
    assert ink.max(axis=0).tolist() == [45, 713]


def test_the_pdf_has_the_size_of_the_label(blank: Callable[[str], Sheet]) -> None:
    sheet = blank("62x100")
    document = pypdfium2.PdfDocument(BytesIO(pdf_on_paper(sheet.pdf, sheet.medium)))
    millimetres = [points / 72 * 25.4 for points in document[0].get_size()]
    document.close()
    assert millimetres == pytest.approx([62, 100], abs=0.1)


def test_pdf_and_dots_lie_alike(full_badge: Badge) -> None:
    page = render(full_badge, MEDIA["62x100"])
    dots = np.asarray(on_paper(page.planes().black, page.medium))
    drawn = np.asarray(read(pdf_on_paper(page.pdf, page.medium), "application/pdf"))[:1181, :732] >= 128
    assert (dots != drawn).mean() < 0.02  # the edges of letters fall between the dots
