"""The one command line, as a person at a terminal meets it."""

import csv
import io
import json
import subprocess
import sys

import pytest

COMMANDS = [
    [],
    ["demo"],
    ["run"],
    ["lobby"],
    ["lobby", "token"],
    ["office"],
    ["office", "lobby", "add"],
    ["office", "lobby", "revoke"],
    ["office", "account", "add"],
    ["check-in"],
    ["visits", "list"],
    ["visits", "export"],
    ["journal", "verify"],
    ["journal", "rebuild"],
    ["scan"],
    ["badge"],
    ["slip", "roll-call"],
    ["slip", "take-away"],
    ["print-test"],
    ["doctor"],
    ["doctor", "camera"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_explains_itself(kiosk, command):
    status, out, err = kiosk(*command, "--help")
    assert (status, err) == (0, "")
    assert "usage: kiosk" in out


BAD = [
    ([], "the following arguments are required"),
    (["fly"], "invalid choice: 'fly'"),
    (["check-in", "--name", "Ana"], "--purpose"),
    (["check-in", "--name", " ", "--purpose", "meeting"], "needs a name"),
    (["check-in", "--name", "Ana", "--purpose", "fly"], "meeting, pick-up"),
    (["check-in", "--name", "Ana", "--purpose", "meeting", "--language", "xx"], "Languages are: en, am, ar"),
    (["check-in", "--name", "Ana", "--purpose", "meeting", "--host", "Nobody"], "no host 'Nobody'"),
    (["visits", "list", "--limit", "0"], "a number from 1"),
    (["visits", "export", "--format", "csv", "--reason", " ", "--out", "-"], "needs a reason"),
    (["visits", "export", "--format", "odt", "--reason", "x", "--out", "-"], "invalid choice: 'odt'"),
    (["scan", "/nowhere/card.png"], "/nowhere/card.png"),
    (["scan", "card.png", "--watch"], "name no FILE with them"),
    (["scan", "--camera", "usb:"], "it must begin with one of v4l2:"),
    (["scan", "--seconds", "0"], "a number above 0"),
    (["doctor", "camera", "--card", "card.png"], "its name must end in .pdf"),
    (["doctor", "camera", "--camera", "v4l2:"], "it names no device"),
    (["badge", "--name", "Ana", "--medium", "9x9", "--out", "badge.png"], "62x100"),
    (["office", "--port", "99999"], "0 to 65535"),
    (["office", "lobby", "revoke", "Nowhere"], "no lobby 'Nowhere'"),
    (["office", "account", "add", "sam", "--role", "king"], "front-desk, host"),
    (["lobby", "token"], "no token was given"),
]


@pytest.mark.parametrize(("command", "said"), BAD, ids=[" ".join(command) for command, _ in BAD])
def test_bad_input_is_one_line_and_status_2(kiosk, command, said):
    status, out, err = kiosk(*command)
    assert status == 2
    assert err.count("\n") == 1
    assert said in err
    assert out == ""


def test_bad_settings_are_told_all_at_once(kiosk, tmp_path):
    folder = tmp_path / "config"
    folder.mkdir()
    (folder / "lobby.toml").write_text('letter = "AB"\nwindow = "big"\n')
    status, _, err = kiosk("visits", "list", config=folder)
    assert status == 2
    assert "lobby.toml: letter: found 'AB'" in err
    assert "lobby.toml: window: found 'big'" in err


def test_a_language_without_a_catalogue_is_refused(kiosk, tmp_path):
    folder = tmp_path / "config"
    folder.mkdir()
    (folder / "school.toml").write_text('languages = ["en", "tlh"]\n')
    status, _, err = kiosk("doctor", config=folder)
    assert status == 2
    assert "school.toml: languages" in err


def test_check_in_says_the_visits_id_last_and_only_once_it_is_on_disk(kiosk):
    status, out, err = kiosk("check-in", "--name", "Ana Pérez", "--purpose", "pick-up", "--language", "es")
    assert (status, err) == (0, "")
    visit = out.split()[-1]
    status, out, _ = kiosk("visits", "list")
    assert out.startswith(visit)
    assert "Ana Pérez" in out


def test_meeting_somebody_before_the_office_has_ever_been_met(kiosk):
    assert kiosk("check-in", "--name", "Ana", "--purpose", "meeting", "--host", "Elena Rivera")[0] == 0
    assert kiosk("check-in", "--name", "Ben", "--purpose", "meeting")[0] == 0


def test_an_export_is_recorded(kiosk, tmp_path):
    kiosk("check-in", "--name", "=cmd()", "--purpose", "delivery")
    status, out, err = kiosk(
        "visits", "export", "--format", "csv", "--reason", "monthly report", "--out", "-"
    )
    assert (status, err) == (0, "1 visits exported.\n")
    [row] = csv.DictReader(io.StringIO(out.removeprefix("\ufeff")))
    assert row["name"] == "'=cmd()"
    file = tmp_path / "log.jsonl"
    assert kiosk("visits", "export", "--format", "jsonl", "--reason", "audit", "--out", str(file))[0] == 0
    assert json.loads(file.read_text(encoding="utf-8"))["name"] == "=cmd()"
    status, out, _ = kiosk("journal", "verify")
    assert status == 0
    assert out.startswith("4 entries")  # an arrival, its badge's request, and two exports


@pytest.mark.parametrize(
    "looking", [("visits", "list"), ("slip", "roll-call", "--out", "ROLL.pdf")], ids=lambda it: it[0]
)
def test_a_look_at_names_is_recorded(kiosk, tmp_path, looking):
    kiosk("check-in", "--name", "Ana", "--purpose", "delivery")
    assert kiosk(*(it.replace("ROLL", str(tmp_path / "roll")) for it in looking))[0] == 0
    assert kiosk("journal", "verify")[1].startswith(
        "3 entries"
    )  # an arrival, its badge's request, and the look


def test_lobbies_and_accounts(kiosk):
    status, out, _ = kiosk("office", "lobby", "add", "Main entrance")
    assert status == 0
    token = out.split()[-1]
    assert kiosk("lobby", "token", line=token)[0] == 0
    assert kiosk("office", "lobby", "add", "Main entrance")[0] == 2
    assert "Main entrance" in kiosk("office", "lobby", "list")[1]
    assert kiosk("office", "lobby", "revoke", "Main entrance")[0] == 0
    assert "revoked" in kiosk("office", "lobby", "list")[1]
    assert kiosk("office", "account", "add", "sam", "--full-name", "Sam Ortiz", line="correct horse")[0] == 0
    assert kiosk("office", "account", "password", "sam", line="battery staple")[0] == 0
    assert "Password: " in kiosk("office", "account", "add", "kim")[1]
    assert kiosk("office", "account", "list")[1].splitlines() == [
        "kim: kim, front-desk",
        "sam: Sam Ortiz, front-desk",
    ]


def test_scanning_pictures(kiosk, tmp_path):
    from kiosk.demo.specimen import licence
    from kiosk.lobby.scanning.opencv import cv2

    card, nothing = tmp_path / "card.png", tmp_path / "text.png"
    cv2.imwrite(str(card), licence())
    nothing.write_text("not a picture")
    status, out, err = kiosk("scan", str(nothing), str(card), "--json")
    assert status == 2  # one could not be read; the other was
    assert err.count("\n") == 1
    found = json.loads(out)
    assert found["file"] == str(card)
    assert "PDF417" in {code["format"] for code in found["codes"]}
    assert found["document"]["kind"] == "licence"
    assert found["document"]["fields"]["family_name"] == "García López"
    assert found["ms"] > 0


def test_a_badge_with_a_photo(kiosk, tmp_path):
    from kiosk.lobby.scanning.opencv import cv2
    from kiosk.lobby.scanning.sitter import Sitter, before_camera

    photo, nothing, badge = tmp_path / "photo.png", tmp_path / "nothing.png", tmp_path / "badge.pdf"
    cv2.imwrite(str(photo), before_camera(Sitter()))
    nothing.write_text("not a picture")
    order = ("badge", "--name", "Ana", "--out", str(badge), "--photo")
    assert kiosk(*order, str(photo)) == (0, f"{badge}\n", "")
    assert b"BI /W " in badge.read_bytes()
    status, _, err = kiosk(*order, str(nothing))
    assert (status, "a PNG or JPEG file is allowed" in err) == (2, True)
    status, _, err = kiosk(*order, str(tmp_path / "gone.png"))
    assert (status, "No such file" in err) == (2, True)


def test_the_doctor_finds_each_part(kiosk):
    status, out, _ = kiosk("doctor", "--json")
    findings = {finding["part"]: finding for finding in map(json.loads, out.splitlines())}
    assert status == 0
    assert set(findings) == {
        "record", "disk", "camera", "look", "news", "speech", "printer", "office", "clock", "texts",
    }  # fmt: skip
    assert findings["camera"]["health"] == "warning"  # the folder that is the camera is not there
    assert findings["camera"]["remedy"]
    assert findings["printer"]["health"] == "ok"
    assert findings["texts"] == {"part": "texts", "health": "ok", "found": "courteous", "remedy": ""}


def test_the_doctor_says_which_text_breaks_which_rule_and_how_to_mend_it(kiosk, tmp_path):
    folder = tmp_path / "config"
    folder.mkdir()
    (folder / "school.toml").write_text('[[news]]\ntext = { en = "BOOK FAIR TODAY" }\nuntil = 2030-01-01\n')
    (folder / "lobby.toml").write_text('camera = "none:"\nprinter = "file:badges"\n')
    status, out, _ = kiosk("doctor", config=folder)
    [said] = [line for line in out.splitlines() if "texts:" in line]
    assert status == 0
    assert said == (
        "warning  texts: school.toml: news 1.en: 'BOOK FAIR TODAY' is all in capitals (standard 41)"
        " — Write it in small letters."
    )


def test_whoever_reads_our_output_may_leave_early(tmp_path):
    command = [sys.executable, "-m", "kiosk", "--data", str(tmp_path), "doctor"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    process.stdout.close()
    assert process.stderr.read() == ""
    process.stderr.close()
    assert process.wait(60) == 1
