import json
import re
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.lobby.scanning.documents.card import CardKind, CardPattern
from kiosk.lobby.scanning.documents.licence import Licence
from kiosk.lobby.scanning.documents.passport import Passport
from kiosk.lobby.scanning.opencv import cv2
from kiosk.lobby.scanning.picture import Picture
from kiosk.lobby.scanning.specimen import LicenceFields, licence_card, licence_text, qr_card
from kiosk.lobby.scanning.still import PictureUnreadable, scan_file
from kiosk.visits.token import InvitationCode, sign_invitation


def saved(folder: Path, picture: Picture) -> Path:
    file = folder / "card.png"
    cv2.imwrite(str(file), picture)
    return file


def test_a_licence(tmp_path: Path) -> None:
    text = licence_text(LicenceFields())
    file = saved(tmp_path, licence_card(text))
    said = json.loads(json.dumps(scan_file(file).as_json()))
    assert said["file"] == str(file)
    assert {"format": "PDF417", "text": text} in said["codes"]
    assert said["ms"] > 0
    assert said["document"] == {
        "kind": "licence",
        "fields": {
            "given_names": "Maria Elena",
            "middle_names": "",
            "family_name": "de la Cruz",
            "suffix": "",
            "date_of_birth": "1986-06-06",
            "expires": "2030-06-06",
            "number": "T64235789",
            "sex": "F",
            "jurisdiction": "VA",
            "country": "USA",
        },
    }


def test_an_invitation_whose_signature_checks(tmp_path: Path) -> None:
    key = Ed25519PrivateKey.generate()
    file = saved(
        tmp_path, qr_card(sign_invitation(InvitationCode("ABCDEFGHIJKLMNOP", date(2026, 3, 4)), key))
    )
    assert scan_file(file, (key.public_key(),)).as_json()["document"] == {
        "kind": "invitation",
        "fields": {"invitation": "ABCDEFGHIJKLMNOP", "until": "2026-03-04"},
    }
    assert scan_file(file).as_json()["document"] == {"kind": "unknown", "fields": {"format": "QRCode"}}


def test_a_card_of_the_school_by_its_kind_alone(tmp_path: Path) -> None:
    students = CardPattern(CardKind.STUDENT, re.compile(r"S\d{6}"), frozenset(("QRCode",)))
    file = saved(tmp_path, qr_card("S123456"))
    assert scan_file(file, cards=[students]).as_json()["document"] == {
        "kind": "card",
        "fields": {"kind": "student"},
    }


def test_a_bar_code_of_a_licence_that_looks_like_a_card_is_none(tmp_path: Path) -> None:
    alike = CardPattern(CardKind.STAFF, re.compile(r"SPECIMEN \d{4}"), frozenset(("Code128",)))
    scan = scan_file(saved(tmp_path, licence_card(licence_text(LicenceFields()))), cards=[alike])
    assert isinstance(scan.document, Licence)


def test_a_passport_is_looked_for_where_no_code_is_a_document(tmp_path: Path) -> None:
    passport = Passport("Anna", "Eriksson", "", date(1974, 8, 12), date(2032, 4, 15), "UTO")
    file = saved(tmp_path, np.full((60, 80, 3), 200, np.uint8))
    assert scan_file(file, read_passport=lambda _: passport).document == passport
    file = saved(tmp_path, licence_card(licence_text(LicenceFields())))
    assert isinstance(scan_file(file, read_passport=lambda _: passport).document, Licence)


def test_a_picture_without_a_code(tmp_path: Path) -> None:
    scan = scan_file(saved(tmp_path, np.full((60, 80, 3), 200, np.uint8)))
    assert scan.codes == ()
    assert scan.as_json()["document"] is None


@pytest.mark.parametrize("content", [b"", b"no picture at all", b"\x89PNG\r\n\x1a\n"])
def test_a_file_that_is_no_picture_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "card.png"
    file.write_bytes(content)
    with pytest.raises(PictureUnreadable, match="none of the kinds"):
        scan_file(file)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PictureUnreadable, match="No such file"):
        scan_file(tmp_path / "card.png")
    with pytest.raises(PictureUnreadable, match="Is a directory"):
        scan_file(tmp_path)
