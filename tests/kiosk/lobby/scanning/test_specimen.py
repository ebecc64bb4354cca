from datetime import date

import pytest

from kiosk.lobby.scanning.decode import read_still
from kiosk.lobby.scanning.documents.licence import Licence, read_licence
from kiosk.lobby.scanning.specimen import LicenceFields, Pose, held_up, licence_card, licence_text, qr_card


def test_a_specimen_licence_says_its_fields() -> None:
    fields = LicenceFields(given_names="SEAN", family_name="O'BRIEN", expires=date(2031, 2, 3), number="X1")
    read = read_licence(licence_text(fields))
    assert isinstance(read, Licence)
    assert (read.name, read.expires, read.number, read.jurisdiction) == (
        "Sean O'Brien",
        date(2031, 2, 3),
        "X1",
        "VA",
    )


def test_the_directory_of_a_specimen_licence_is_true() -> None:
    text = licence_text(LicenceFields())
    offset, length = int(text[23:27]), int(text[27:31])
    assert text[offset : offset + 5] == "DLDAQ"
    assert offset + length == len(text)


def test_cards_have_the_size_of_cards() -> None:
    for card in (licence_card(licence_text(LicenceFields())), qr_card("VB1.ABCDEFGHIJKLMNOP")):
        assert card.shape[1] / card.shape[0] == pytest.approx(85.6 / 53.98, rel=0.01)


def test_a_card_that_is_held_up_is_read() -> None:
    picture = held_up(qr_card("VB1.ABCDEFGHIJKLMNOP"), Pose(share=0.5, roll=30, yaw=20), (1280, 720))
    assert picture.shape == (720, 1280, 3)
    assert [code.text for code in read_still(picture)] == ["VB1.ABCDEFGHIJKLMNOP"]
