import re
from datetime import date

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from kiosk.lobby.scanning.code import Code
from kiosk.lobby.scanning.documents.badge import Badge
from kiosk.lobby.scanning.documents.card import Card, CardKind, CardPattern
from kiosk.lobby.scanning.documents.document import Document, present, recognise
from kiosk.lobby.scanning.documents.holder import Holder
from kiosk.lobby.scanning.documents.invitation import Invitation
from kiosk.lobby.scanning.documents.licence import Licence
from kiosk.lobby.scanning.documents.passport import Passport
from kiosk.lobby.scanning.documents.unknown import Unknown
from kiosk.lobby.scanning.specimen import LicenceFields, licence_text
from kiosk.visits.token import InvitationCode, badge_code, sign_invitation

TODAY = date(2026, 3, 4)
KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
KEYS = (KEY.public_key(),)
TOKEN = "ABCDEFGHIJKLMNOP"


def code(text: str) -> Code:
    return Code("QRCode", text, text.encode(), ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)))


def test_a_badge() -> None:
    assert recognise(code(badge_code(TOKEN)), ()) == Badge(TOKEN)


def test_an_invitation_counts_only_when_the_office_signed_it() -> None:
    text = sign_invitation(InvitationCode(TOKEN, TODAY), KEY)
    stranger = Ed25519PrivateKey.from_private_bytes(bytes(31) + b"x").public_key()
    assert recognise(code(text), KEYS) == Invitation(TOKEN, TODAY)
    assert recognise(code(text), (stranger,)) == Unknown("QRCode")
    assert recognise(code(text), ()) == Unknown("QRCode")


def test_of_a_licence_only_its_holder_leaves_the_scanner() -> None:
    document = recognise(code(licence_text(LicenceFields())), KEYS)
    assert isinstance(document, Licence)
    assert document.number == LicenceFields().number
    assert present(document, TODAY) == Holder("Maria Elena", "de la Cruz", "", expired=False)


def test_of_a_passport_only_its_holder_leaves_the_scanner() -> None:
    read = Passport("Anna Maria", "Eriksson", "", date(1974, 8, 12), date(2012, 4, 15), "UTO")
    assert present(read, TODAY) == Holder("Anna Maria", "Eriksson", "", expired=True)


def test_a_card_is_looked_for_last() -> None:
    anything = CardPattern(CardKind.STUDENT, re.compile(r".{1,40}"), frozenset(("QRCode",)))
    assert recognise(code("12345"), KEYS, [anything]) == Card(CardKind.STUDENT)
    assert recognise(code(badge_code(TOKEN)), KEYS, [anything]) == Badge(TOKEN)
    assert isinstance(recognise(code(licence_text(LicenceFields())), KEYS, [anything]), Licence)


@pytest.mark.parametrize("document", [Badge(TOKEN), Card(CardKind.STAFF), Unknown("QRCode")])
def test_any_other_document_leaves_as_it_is(document: Document) -> None:
    assert present(document, TODAY) is document


@given(st.text())
def test_no_text_makes_it_stumble(text: str) -> None:
    assert present(recognise(code(text), KEYS), TODAY) == Unknown("QRCode")
