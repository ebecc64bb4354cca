from pathlib import Path

import numpy as np
import pytest

from kiosk import settings, shipped
from kiosk.lobby.doctor import Finding, Health, examine
from kiosk.lobby.scanning.opencv import cv2


def camera(url: str, folder: Path) -> Finding:
    """What the doctor finds of this camera."""
    loaded = settings.load(shipped.CONFIG / "demo")
    lobby = loaded.lobby.model_copy(update={"camera": url})
    findings = examine(loaded.model_copy(update={"lobby": lobby}), folder)
    return next(finding for finding in findings if finding.part == "camera")


def test_a_camera_that_works_says_the_size_of_its_picture(tmp_path: Path) -> None:
    cv2.imwrite(str(tmp_path / "card.png"), np.full((30, 40, 3), 128, np.uint8))
    assert camera(f"folder:{tmp_path}", tmp_path) == Finding(
        "camera", Health.OK, f"folder:{tmp_path}: 40 x 30"
    )


def test_a_camera_that_is_missing_is_a_warning_with_its_reason_and_a_remedy(tmp_path: Path) -> None:
    found = camera("folder:nowhere", tmp_path)
    assert found.health is Health.WARNING
    assert found.found == f"folder:nowhere: The camera is not there. There is no folder {tmp_path}/nowhere."
    assert found.remedy == "Plug it in, or name another in lobby.toml. Until then visitors type."


def test_a_lobby_without_a_camera_is_well(tmp_path: Path) -> None:
    assert camera("none:", tmp_path).health is Health.OK


@pytest.mark.parametrize("url", ["http://ann:s3cret@127.0.0.1:1/mjpg", "http://ann:s3cret@/mjpg"])
def test_the_password_of_a_camera_is_not_shown(tmp_path: Path, url: str) -> None:
    found = camera(url, tmp_path)
    assert found.health is not Health.OK
    assert "s3cret" not in str(found)
    assert found.remedy


def test_a_url_that_cannot_be_opened_is_a_failure(tmp_path: Path) -> None:
    found = camera("usb:0", tmp_path)
    assert found.health is Health.FAILURE
    assert found.remedy == "Mend `camera` in lobby.toml."


def passports(folder: Path, *, on: bool) -> list[Finding]:
    """What the doctor finds of the reading of passports, turned on or off."""
    loaded = settings.load(shipped.CONFIG / "demo")
    scanning = loaded.lobby.scanning.model_copy(update={"passports": on})
    lobby = loaded.lobby.model_copy(update={"camera": "none:", "scanning": scanning})
    findings = examine(loaded.model_copy(update={"lobby": lobby}), folder)
    return [finding for finding in findings if finding.part == "passports"]


def test_passports_are_examined_where_they_are_read(tmp_path: Path) -> None:
    assert passports(tmp_path, on=False) == []
    assert passports(tmp_path, on=True) == [Finding("passports", Health.OK, "can be read")]


def test_what_installs_the_part_that_reads_passports_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.lobby.scanning.mrz.network.find_spec", lambda _: None)
    (found,) = passports(tmp_path, on=True)
    assert found.health is Health.WARNING
    assert 'pip install "visitor-kiosk[passport]"' in found.remedy
