"""The newest wins, nobody waits, and a broken voice is passed over."""

import threading
from dataclasses import replace

import pytest

from kiosk import shipped
from kiosk.errors import SpeechBroken
from kiosk.lobby.speech.phrase import Manner, Phrase
from kiosk.lobby.speech.speaker import Speaker, speaker_of
from kiosk.settings import load

PATIENCE = 60.0
HELLO, LONG, NEW = Phrase("Hello", "en"), Phrase("A long story", "en"), Phrase("Something else", "en")


class Narrator:
    """A voice that takes as long for a long story as the test likes."""

    def __init__(self, *languages):
        self.languages = languages
        self.begun = []
        self.cut = []
        self.telling = threading.Event()
        self.broken = ""
        self.changed = threading.Condition()

    def prepare(self):
        if self.broken == "missing":
            raise SpeechBroken(problem="it is not installed")

    def try_out(self):
        pass

    def speaks(self, language):
        return language in self.languages

    def say(self, phrase, manner, cut):
        if self.broken:
            raise SpeechBroken(problem="the sound card has gone")
        with self.changed:
            self.begun.append((phrase.text, manner))
            self.changed.notify_all()
        if phrase == LONG:
            self.telling.set()
            while not cut():
                threading.Event().wait(0.001)
            self.cut.append(phrase.text)

    def wait_for(self, *texts):
        with self.changed:
            assert self.changed.wait_for(lambda: [text for text, _ in self.begun] == list(texts), PATIENCE)


@pytest.fixture
def speaking():
    """Starts a speaker for some voices, and closes it in the end."""
    started = []

    def start(*voices):
        speaker = Speaker(voices, Manner(160))
        ready = threading.Event()
        speaker.on_ready = ready.set
        started.append(speaker)
        speaker.start()
        assert ready.wait(PATIENCE)
        return speaker

    yield start
    for speaker in started:
        speaker.close()


def test_what_is_said_is_said_in_order(speaking):
    narrator = Narrator("en")
    speaker = speaking(narrator)
    speaker.say([HELLO, NEW])
    narrator.wait_for("Hello", "Something else")


def test_the_newest_cuts_what_is_being_said_and_what_waits(speaking):
    narrator = Narrator("en")
    speaker = speaking(narrator)
    speaker.say([LONG, HELLO])
    assert narrator.telling.wait(PATIENCE)
    assert speaker.busy
    speaker.say([NEW])
    narrator.wait_for("A long story", "Something else")
    assert narrator.cut == ["A long story"]


def test_what_is_added_waits_for_its_turn(speaking):
    narrator = Narrator("en")
    speaker = speaking(narrator)
    speaker.say([HELLO])
    speaker.add([NEW])
    narrator.wait_for("Hello", "Something else")


def test_hush_ends_it_at_once(speaking):
    narrator = Narrator("en")
    speaker = speaking(narrator)
    speaker.say([LONG, HELLO])
    assert narrator.telling.wait(PATIENCE)
    speaker.hush()
    speaker.add([NEW])
    narrator.wait_for("A long story", "Something else")


def test_a_chime_sounds_over_no_voice_and_before_what_still_waits(speaking):
    narrator, order, told = Narrator("en"), [], threading.Event()
    speaker = speaking(narrator)

    def chime(volume, cut):
        order.append(("chime", volume, len(narrator.cut), len(narrator.begun), cut()))
        told.set()

    speaker.manner = replace(speaker.manner, volume=4)
    speaker.say([LONG])
    assert narrator.telling.wait(PATIENCE)
    speaker.insert(chime)
    assert order == []
    speaker.say([NEW])
    assert told.wait(PATIENCE)
    narrator.wait_for("A long story", "Something else")
    assert order == [("chime", 4, 1, 1, False)]  # as loud as the voice, once that one was silent


def test_where_nobody_speaks_a_chime_sounds_at_once_and_silence_leaves_it(speaking):
    speaker, told = speaking(), threading.Event()
    speaker.insert(lambda *_: told.set())
    speaker.hush()
    assert told.wait(PATIENCE)


def test_each_language_is_spoken_by_the_first_voice_that_has_it(speaking):
    first, second = Narrator("en"), Narrator("en", "ar")
    speaker = speaking(first, second)
    speaker.say([HELLO, Phrase("مرحبا", "ar"), Phrase("ជំរាបសួរ", "km"), NEW])
    first.wait_for("Hello", "Something else")
    second.wait_for("مرحبا")
    assert [speaker.speaks(language) for language in ("en", "ar", "km")] == [True, True, False]


def test_a_manner_holds_from_the_next_phrase_on(speaking):
    narrator = Narrator("en")
    speaker = speaking(narrator)
    speaker.manner = replace(speaker.manner, rate=300)
    speaker.say([HELLO])
    narrator.wait_for("Hello")
    assert narrator.begun[0][1].rate == 300


def test_a_voice_that_breaks_is_passed_over_until_it_is_tried_again(speaking, caplog):
    broken, other = Narrator("en"), Narrator("en")
    speaker = speaking(broken, other)
    broken.broken = "gone"
    speaker.say([HELLO])
    other.wait_for("Hello")
    assert "the sound card has gone" in caplog.text
    broken.broken = ""
    speaker.retry()
    speaker.say([NEW])
    broken.wait_for("Something else")


def test_without_any_voice_that_works_it_says_so(speaking):
    missing = Narrator("en")
    missing.broken = "missing"
    speaker = speaking(missing)
    assert speaker.is_ready
    assert not speaker.works
    assert not speaker.speaks("en")
    speaker.say([HELLO])


def test_a_closed_speaker_says_nothing_and_may_be_closed_again(speaking):
    narrator = Narrator("en")
    speaker = speaking(narrator)
    speaker.say([LONG])
    assert narrator.telling.wait(PATIENCE)
    speaker.close()
    speaker.say([NEW])
    speaker.close()
    assert narrator.cut == ["A long story"]
    assert len(narrator.begun) == 1


def test_the_shipped_settings_make_a_speaker(tmp_path):
    settings = load(shipped.CONFIG).lobby.speech
    assert speaker_of(settings, tmp_path).manner.rate == settings.rate
