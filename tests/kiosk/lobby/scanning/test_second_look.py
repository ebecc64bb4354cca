from dataclasses import replace

import pytest

from kiosk.lobby.scanning.code import Code
from kiosk.lobby.scanning.decode import read_still
from kiosk.lobby.scanning.picture import grey
from kiosk.lobby.scanning.second_look import is_sure
from kiosk.lobby.scanning.specimen import LicenceFields, Pose, held_up, licence_card, licence_text

PICTURE = grey(held_up(licence_card(licence_text(LicenceFields())), Pose(roll=8)))
READ = {code.format: code for code in read_still(PICTURE, 60.0)}


@pytest.mark.parametrize("symbology", ["PDF417", "Code128"])
def test_a_code_that_is_there_is_sure(symbology: str) -> None:
    assert is_sure(PICTURE, READ[symbology])


@pytest.mark.parametrize("symbology", ["PDF417", "Code128"])
def test_another_text_at_the_same_place_is_not(symbology: str) -> None:
    assert not is_sure(PICTURE, replace(READ[symbology], raw=b"another", text="another"))


def test_a_code_at_a_place_without_bars_is_not() -> None:
    corners = ((5.0, 5.0), (90.0, 5.0), (90.0, 30.0), (5.0, 30.0))
    assert not is_sure(PICTURE, replace(READ["PDF417"], corners=corners))


def test_a_code_of_no_size_is_not() -> None:
    assert not is_sure(PICTURE, replace(READ["PDF417"], corners=((5.0, 5.0),) * 4))


def test_short_itf_is_never_sure_and_a_qr_code_checks_itself() -> None:
    corners = READ["Code128"].corners
    assert not is_sure(PICTURE, Code("ITF", "1234", b"1234", corners))
    assert is_sure(PICTURE, Code("QRCode", "1234", b"1234", corners))
