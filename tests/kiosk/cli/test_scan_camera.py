import json
import signal
import subprocess
import sys
import threading
from functools import cache
from pathlib import Path

import pytest

from kiosk.lobby.scanning.opencv import cv2
from kiosk.lobby.scanning.specimen import LicenceFields, Pose, held_up, licence_card, licence_text, qr_card

LICENCE = {"given_names": "Maria Elena", "family_name": "de la Cruz"}


@cache
def drawn(what: str) -> bytes:
    card = qr_card("https://example.org") if what == "qr" else licence_card(licence_text(LicenceFields()))
    return cv2.imencode(".png", held_up(card, Pose(share=0.7), (1280, 720)))[1].tobytes()


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """A camera that sees a licence."""
    folder = tmp_path / "pictures"
    folder.mkdir()
    (folder / "card.png").write_bytes(drawn("licence"))
    return folder


def is_freed() -> bool:
    return not {"camera", "scanner"} & {thread.name for thread in threading.enumerate()}


def test_the_first_document_is_told(kiosk, pictures):
    status, out, err = kiosk("scan", "--camera", f"folder:{pictures}")
    assert (status, err) == (0, "")
    assert '"kind": "holder"' in out
    assert "Maria Elena" in out
    assert is_freed()


def test_the_lobbys_own_camera_is_the_default(kiosk, tmp_path, pictures):
    own = tmp_path / "data" / "lobby" / "camera"  # as config/demo/lobby.toml names it
    own.parent.mkdir(parents=True)
    pictures.rename(own)
    status, out, _ = kiosk("scan", "--json")
    found = json.loads(out)
    assert status == 0
    assert found["document"]["fields"].items() >= LICENCE.items()
    assert found["seconds"] >= 0


def test_a_code_that_is_no_document_of_this_school_is_told_too(kiosk, pictures):
    (pictures / "card.png").write_bytes(drawn("qr"))
    assert kiosk("check-in", "--name", "Ana", "--purpose", "delivery")[0] == 0  # there is a record to ask
    status, out, _ = kiosk("scan", "--json", "--camera", f"folder:{pictures}")
    assert (status, json.loads(out)["document"]["kind"]) == (0, "unknown")


def test_when_nothing_is_held_up_in_time_that_is_said(kiosk, tmp_path):
    (tmp_path / "empty").mkdir()
    status, out, err = kiosk("scan", "--camera", f"folder:{tmp_path}/empty", "--seconds", "0.5")
    assert (status, out) == (1, "")
    assert err == "kiosk: Nothing was read within 0.5 seconds. The camera works.\n"
    assert is_freed()


def test_what_is_wrong_with_the_camera_is_said_at_once(kiosk, tmp_path):
    status, _, err = kiosk("scan", "--camera", f"folder:{tmp_path}/nowhere", "--seconds", "0.5")
    trouble = f"The camera is not there. There is no folder {tmp_path}/nowhere. Plug it in, or name another"
    first, last = err.splitlines()
    assert status == 1
    assert first.startswith(f"kiosk: {trouble}")
    assert last.startswith(f"kiosk: Nothing was read within 0.5 seconds. {trouble}")


def test_watching_goes_on_until_it_is_interrupted(pictures):
    given = ["--camera", f"folder:{pictures}", "--watch", "--json", "--seconds", "30"]
    command = [sys.executable, "-m", "kiosk", "scan", *given]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        told = []
        while not told or "document" not in told[-1]:
            line = process.stdout.readline()
            assert line, process.stderr.read()
            told.append(json.loads(line))
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 0
        assert process.stderr.read() == ""
    *_, state, found = told
    assert state["camera"] == "working"
    assert found["document"]["fields"].items() >= LICENCE.items()


def test_watching_may_end_after_some_time(kiosk, tmp_path):
    status, out, err = kiosk("scan", "--camera", "none:", "--watch", "--seconds", "0.3")
    assert (status, err) == (0, "")
    assert out.count("\n") == 1
    assert "The camera is not there. This lobby is set up without a camera." in out
