"""Piper, by what it is told and asked; the program itself and its large voices are not needed here."""

import json

import pytest

from kiosk.errors import SpeechBroken
from kiosk.lobby.speech.phrase import Manner, Phrase
from kiosk.lobby.speech.voices.piper import Piper


@pytest.fixture
def piper(program, tmp_path):
    """Two voices, a program that says back what it was told, and a player that keeps it."""
    for name in ("es_MX-claude-high", "ar_JO-kareem-low"):
        (tmp_path / f"{name}.onnx").touch()
        (tmp_path / f"{name}.onnx.json").write_text(json.dumps({"audio": {"sample_rate": 22050}}))
    program("piper", f'echo "$@" >> "{tmp_path}/asked"; cat')
    program("aplay", f'echo "$@" > "{tmp_path}/played"; cat > "{tmp_path}/heard"')
    voice = Piper(tmp_path, "default")
    voice.prepare()
    return voice


def test_the_voices_of_the_folder_are_its_languages(piper):
    assert [piper.speaks(language) for language in ("es", "es-MX", "ar", "en")] == [True, True, True, False]


def test_a_phrase_is_made_by_the_voice_of_its_language_and_played_at_its_rate(piper, tmp_path):
    piper.say(Phrase("Buenos\ndías", "es"), Manner(320, volume=10), lambda: False)
    *_, asked = (tmp_path / "asked").read_text().splitlines()
    assert asked == f"--model {tmp_path}/es_MX-claude-high.onnx --length-scale 0.50 --output-raw"
    assert "-r 22050" in (tmp_path / "played").read_text()
    assert (tmp_path / "heard").read_bytes() == "Buenos días\n".encode()[:12]


def test_a_voice_without_its_description_is_told(piper, tmp_path):
    (tmp_path / "es_MX-claude-high.onnx.json").unlink()
    with pytest.raises(SpeechBroken, match="lacks its description"):
        piper.prepare()


def test_without_the_program_nothing_is_spoken(program, only_these_programs, tmp_path):
    with pytest.raises(SpeechBroken, match="piper cannot be started"):
        Piper(tmp_path, "default").prepare()
