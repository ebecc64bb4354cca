import json

import pytest

from kiosk.errors import SpeechBroken
from kiosk.lobby.speech.phrase import Manner, Phrase
from kiosk.lobby.speech.voice import open_voice

MANNER = Manner(160)


def test_what_would_be_said_is_written(tmp_path):
    voice = open_voice("file:deep/heard.txt", tmp_path, "default")
    voice.prepare()
    voice.say(Phrase("Good morning", "en"), MANNER, lambda: False)
    voice.say(Phrase("cut", "en"), MANNER, lambda: True)
    voice.say(Phrase("Ana", "es", private=True), MANNER.louder(), lambda: False)
    first, second = map(json.loads, (tmp_path / "deep/heard.txt").read_text("utf-8").splitlines())
    assert (first["text"], first["language"], first["private"]) == ("Good morning", "en", False)
    assert (second["text"], second["private"], second["volume"]) == ("Ana", True, MANNER.volume + 1)


def test_it_has_every_language_or_those_that_are_named(tmp_path):
    assert open_voice("file:heard.txt", tmp_path, "default").speaks("km")
    some = open_voice("file:heard.txt?languages=en,ar", tmp_path, "default")
    assert [some.speaks(language) for language in ("en", "ar", "km")] == [True, True, False]


def test_nothing_of_the_last_time_is_kept(tmp_path):
    (tmp_path / "heard.txt").write_text("her name\n")
    open_voice("file:heard.txt", tmp_path, "default").prepare()
    assert (tmp_path / "heard.txt").read_text() == ""


def test_a_file_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "heard.txt").mkdir()
    with pytest.raises(SpeechBroken, match=r"heard\.txt cannot be written"):
        open_voice("file:heard.txt", tmp_path, "default").prepare()
