from datetime import date
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


def speech(folder: Path, *voices: str, languages: list[str] | None = None) -> list[Finding]:
    """What the doctor finds of these voices, in a school of these languages."""
    loaded = settings.load(shipped.CONFIG / "demo")
    speech = loaded.lobby.speech.model_copy(update={"voices": list(voices)})
    lobby = loaded.lobby.model_copy(update={"camera": "none:", "speech": speech})
    school = loaded.school.model_copy(update={"languages": languages or ["en"]})
    findings = examine(loaded.model_copy(update={"lobby": lobby, "school": school}), folder)
    return [finding for finding in findings if finding.part == "speech"]


def test_languages_without_a_voice_are_named(tmp_path: Path) -> None:
    url = "file:heard?languages=en,zh-Hans"
    assert speech(tmp_path, url) == [Finding("speech", Health.OK, "in every language")]
    (found,) = speech(tmp_path, url, languages=["en", "ar", "zh_Hans", "fr"])
    assert found.found == "no voice for: ar, fr; this is said on the screen"


def test_a_voice_that_does_not_work_is_a_warning_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "heard").mkdir()
    (found,) = speech(tmp_path, "file:heard")
    assert found.health is Health.WARNING
    assert "cannot be written" in found.found
    assert "espeak-ng" in found.remedy


def test_without_voices_there_is_nothing_to_examine(tmp_path: Path) -> None:
    assert speech(tmp_path) == []


def test_a_school_colour_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    loaded = settings.load(shipped.CONFIG / "demo")
    look = loaded.school.look.model_copy(update={"accent": "#2e9bd6"})
    school = loaded.school.model_copy(update={"look": look})
    lobby = loaded.lobby.model_copy(update={"camera": "none:"})
    findings = examine(loaded.model_copy(update={"school": school, "lobby": lobby}), tmp_path)
    found = next(finding for finding in findings if finding.part == "look")
    assert (found.health, "#2e9bd6" in found.found) == (Health.WARNING, True)


@pytest.mark.parametrize(
    ("days", "health", "found"),
    [
        ([], Health.OK, "none on the welcome screen"),
        ([date.min, date.max], Health.OK, "1 on the welcome screen"),
        ([date(2020, 5, 4), date(2020, 5, 7)], Health.WARNING, "none any more: the last was for 2020-05-07"),
    ],
    ids=["none", "some", "all over"],
)
def test_news_that_has_run_out_is_told(tmp_path: Path, days: list[date], health: Health, found: str) -> None:
    loaded = settings.load(shipped.CONFIG / "demo")
    news = [settings.NewsSettings(text={"en": "Book fair."}, until=until) for until in days]
    school = loaded.school.model_copy(update={"news": news})
    lobby = loaded.lobby.model_copy(update={"camera": "none:"})
    findings = examine(loaded.model_copy(update={"school": school, "lobby": lobby}), tmp_path)
    told = next(finding for finding in findings if finding.part == "news")
    assert (told.health, told.found) == (health, found)
    assert ("[[news]] in school.toml" in told.remedy) == (health is Health.WARNING)


def test_a_lobby_that_was_never_paired_is_told_how(tmp_path: Path) -> None:
    loaded = settings.load(shipped.CONFIG / "demo")
    lobby = loaded.lobby.model_copy(update={"camera": "none:"})
    findings = examine(loaded.model_copy(update={"lobby": lobby}), tmp_path)
    found = next(finding for finding in findings if finding.part == "office")
    assert found.health is Health.WARNING
    assert found.found == "this lobby was never paired with its office"
    assert "`kiosk lobby pair`" in found.remedy
