import json
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from kiosk.lobby.scanning.opencv import cv2
from kiosk.lobby.scanning.set_up.card import card_picture
from kiosk.lobby.scanning.specimen import Pose, held_up


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """A camera that sees the test card."""
    folder = tmp_path / "pictures"
    folder.mkdir()
    cv2.imwrite(str(folder / "card.png"), held_up(card_picture(), Pose(share=0.7, blur=0.4), (1280, 720)))
    return folder


def test_the_card_is_written(kiosk, tmp_path):
    file = tmp_path / "card.pdf"
    assert kiosk("doctor", "camera", "--card", str(file)) == (0, f"{file}\n", "")
    assert file.read_bytes().startswith(b"%PDF")


def test_the_page_says_what_the_camera_makes_of_the_card(kiosk, pictures):
    given = ["--camera", f"folder:{pictures}", "--seconds", "1", "--distance", "12"]
    status, out, err = kiosk("doctor", "camera", *given)
    assert (status, err) == (0, "")
    said = dict(line.split(maxsplit=1) for line in out.splitlines() if not line.startswith(" "))
    assert said["camera"] == "The camera works."
    assert said["picture"] == "1280 x 720"
    assert said["fineness"].startswith("1.78 pixels a module")
    assert said["frames"].endswith(" ms old")
    assert said["verdict"].startswith("A licence is read here.")
    assert not {thread for thread in threading.enumerate() if thread.name == "camera"}


def test_the_figures_for_a_program(kiosk, pictures):
    given = ["--camera", f"folder:{pictures}?fps=20", "--seconds", "1", "--json"]
    status, out, _ = kiosk("doctor", "camera", *given)
    first, *_, last = [json.loads(line) for line in out.splitlines() if '"card"' in line]
    assert status == 0
    assert (first["camera"], first["width"], first["height"]) == ("working", 1280, 720)
    assert first["card"]["module"] == pytest.approx(0.7 * 1280 / 85.6 * 0.17, rel=0.05)
    assert first["card"]["focus"] == "sharp"
    assert first["verdict"].startswith("A licence is read here.")
    assert 0 < last["fps"] < 21


def test_a_camera_without_a_picture_is_status_1(kiosk, tmp_path, monkeypatch):
    monkeypatch.setenv("COLUMNS", "400")  # no line is broken
    given = ["--camera", f"folder:{tmp_path}/nowhere", "--seconds", "0.1"]
    status, out, err = kiosk("doctor", "camera", *given)
    assert (status, err) == (1, "")
    assert f"The camera is not there. There is no folder {tmp_path}/nowhere." in out
    status, out, _ = kiosk("doctor", "--json", "camera", *given)
    assert json.loads(out.splitlines()[-1])["camera"] == "absent"


def test_it_goes_on_until_it_is_interrupted(pictures):
    command = [
        sys.executable,
        "-m",
        "kiosk",
        "doctor",
        "camera",
        "--camera",
        f"folder:{pictures}",
        "--seconds",
        "30",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        while not process.stdout.readline().startswith("verdict"):
            assert process.poll() is None, process.stderr.read()
        process.send_signal(signal.SIGINT)
        process.stdout.read()
        assert process.wait(10) == 0
        assert process.stderr.read() == ""
