from datetime import date
from pathlib import Path
from queue import Queue

import cv2
import pytest

from kiosk.lobby.scanning import mrz
from kiosk.lobby.scanning.camera import open_camera
from kiosk.lobby.scanning.documents.document import Presented
from kiosk.lobby.scanning.documents.passport import Passport, read_mrz
from kiosk.lobby.scanning.mrz.watch import PassportWatch
from kiosk.lobby.scanning.scanner import Scanner
from kiosk.settings import load
from tests.kiosk.lobby.scanning.mrz.drawn import specimen

DEFAULT = load().lobby.scanning
ON = DEFAULT.model_copy(update={"passports": True})


def today() -> date:
    return date(2026, 3, 4)


def test_passports_are_read_where_lobby_toml_says_so() -> None:
    assert mrz.watch_of(DEFAULT, today) is None
    make = mrz.watch_of(ON, today)
    assert make is not None
    watch = make()
    assert isinstance(watch, PassportWatch)
    watch.close()


def test_without_the_optional_part_the_rest_works_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.lobby.scanning.mrz.network.find_spec", lambda _: None)
    assert mrz.watch_of(ON, today) is None


def test_a_passport_held_before_the_camera_is_told_as_its_holder(tmp_path: Path) -> None:
    document = specimen(0)
    truth = read_mrz(document.lines, today())
    assert isinstance(truth, Passport)
    cv2.imwrite(str(tmp_path / "passport.png"), document.picture)
    told: Queue[Presented] = Queue()
    scanner = Scanner(
        open_camera(f"folder:{tmp_path}?fps=10"),
        told.put,
        lambda _: None,
        lambda _: None,
        is_known_badge=lambda _: False,
        invitation_keys=lambda: (),
        passports=mrz.watch_of(ON, today),
        today=today,
    )
    scanner.start()
    assert told.get(timeout=60) == truth.holder(today())
    scanner.stop()
    assert told.empty()
