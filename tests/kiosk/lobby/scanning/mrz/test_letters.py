import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from kiosk.lobby.scanning.mrz.letters import LetterReader
from kiosk.lobby.scanning.mrz.signs import SIGNS
from kiosk.lobby.scanning.picture import Grey

TEXT = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"


@pytest.fixture(scope="module")
def reader() -> LetterReader:
    return LetterReader()


def strip(text: str) -> Grey:
    font = ImageFont.truetype("OCRB.otf", 34)
    image = Image.new("L", (round(font.getlength(text)) + 30, 48), 230)
    ImageDraw.Draw(image).text((15, 8), text, font=font, fill=20)
    return np.asarray(image)


def test_signs_are_read_along_the_strip(reader: LetterReader) -> None:
    seen = reader.read(strip(TEXT))
    assert seen.signs.shape == (len(seen.blanks), len(SIGNS))
    best = [
        SIGNS[sign] for sign, blank in zip(seen.signs.argmax(axis=1), seen.blanks, strict=True) if blank < 0.5
    ]
    assert "".join(best).replace("0", "O").startswith("P<UTOERIKS")
    assert seen.places() == pytest.approx(44, abs=1)
    assert seen.upright > 0


def test_upside_down_shows_by_its_fillers(reader: LetterReader) -> None:
    assert reader.read(cv2.rotate(strip(TEXT), cv2.ROTATE_180).astype(np.uint8)).upright < 0


def test_an_empty_strip_has_no_places(reader: LetterReader) -> None:
    assert reader.read(np.full((48, 400), 230, np.uint8)).places() == 0
