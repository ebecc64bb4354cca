import pytest

from kiosk.errors import BadInput
from kiosk.lobby.speech.voice import open_voice
from kiosk.lobby.speech.voices.espeak import Espeak
from kiosk.lobby.speech.voices.file import FileVoice
from kiosk.lobby.speech.voices.piper import Piper


def test_voices_are_opened_by_url(tmp_path):
    assert isinstance(open_voice("espeak-ng:", tmp_path, "default"), Espeak)
    assert isinstance(open_voice("piper:voices", tmp_path, "default"), Piper)
    assert isinstance(open_voice("file:heard.txt", tmp_path, "default"), FileVoice)


@pytest.mark.parametrize("url", ["festival:", "espeak-ng:voices", "piper:", "file:", "espeak"])
def test_what_is_no_voice_is_told_with_what_is(tmp_path, url):
    with pytest.raises(BadInput, match=r"allowed is .*espeak-ng:"):
        open_voice(url, tmp_path, "default")
