"""The demonstration, run as a person runs it."""

import csv
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.demo.school import School
from kiosk.demo.story import StepFailed, Story, require

SECONDS = 240  # on a machine that is busy with other tests, too


def kiosk(*arguments):
    command = [sys.executable, "-m", "kiosk", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)


def test_the_whole_way_of_three_visits(tmp_path):
    left = tmp_path / "left"
    done = kiosk("demo", "--auto", "--out", str(left))
    assert done.returncode == 0, done.stderr
    assert "Every step happened" in done.stdout
    assert done.stderr == ""
    with (left / "visits.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["name"] for row in rows} == {"María García López", "Tom Baker", "فاطمة الزهراء"}
    assert {path.suffix for path in (left / "badges").iterdir()} == {".pdf", ".png"}
    for row in rows:
        assert (left / "badges" / f"{row['visit']}-1.pdf").read_bytes().startswith(b"%PDF")
    assert len(list((left / "screens").glob("*.png"))) > 10
    assert len(list((left / "console").glob("*.png"))) > 5


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    done = kiosk("demo", "--auto", "--out", str(tmp_path))
    assert done.returncode == 2
    assert "not empty" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_step_that_fails_says_which(capsys):
    story = Story()
    with story.step("somebody comes"):
        pass
    with (
        pytest.raises(StepFailed, match="failed where somebody answers: nobody did"),
        story.step("somebody answers"),
    ):
        require(Path("/nowhere").exists(), "nobody did")
    assert list(story.seconds) == ["somebody comes"]
    assert "somebody comes" in capsys.readouterr().out


def test_whoever_comes_to_repair_something_is_offered_a_photo(tmp_path):
    with School(tmp_path) as school:
        offering = [id for id, purpose in school.settings.purposes.items() if purpose.photo]
    assert offering == ["contractor"]
