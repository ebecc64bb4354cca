from datetime import date

import pytest

from kiosk.lobby.scanning.documents.passport import Passport, read_mrz
from kiosk.lobby.scanning.mrz.reader import MrzReader
from kiosk.lobby.scanning.picture import grey
from tests.kiosk.lobby.scanning.mrz.drawn import specimen, without_zone

TODAY = date(2026, 3, 4)


@pytest.fixture(scope="module")
def reader() -> MrzReader:
    return MrzReader()


@pytest.mark.parametrize("seed", [0, 1, 3, 4, 7])  # a TD3, TD1, TD2 upside down, MRV-A and MRV-B
def test_the_passport_in_a_picture_is_read(reader: MrzReader, seed: int) -> None:
    document = specimen(seed)
    truth = read_mrz(document.lines, TODAY)
    assert isinstance(truth, Passport)
    assert reader.read(document.picture, TODAY) == truth


def test_long_lines_of_print_are_no_passport(reader: MrzReader) -> None:
    assert reader.read(grey(without_zone(4)), TODAY) is None
