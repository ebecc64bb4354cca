"""espeak-ng, where it is installed: it really speaks each of our languages that it claims to have."""

import shutil

import numpy as np
import pytest

from kiosk import shipped
from kiosk.errors import SpeechBroken
from kiosk.i18n import Catalogues
from kiosk.lobby.speech.phrase import Manner, Phrase
from kiosk.lobby.speech.voices.espeak import PROGRAM, Espeak, voices

MANNER = Manner(160)
LISTED = """\
Pty Language       Age/Gender VoiceName          File                 Other Languages
 5  cmn             --/M      Chinese_(Mandarin,_latin_as_English) sit/cmn              (zh-cmn 5)(zh 5)
 2  en-us           --/M      English_(America)  gmw/en-US            (en 3)
 5  fa              --/M      Persian            ira/fa
 5  pt-br           --/M      Portuguese_(Brazil) roa/pt-BR            (pt 6)
"""

installed = pytest.mark.skipif(shutil.which(PROGRAM) is None, reason="espeak-ng is not installed: unheard")


@pytest.fixture
def listed(program):
    """A voice for what is listed above."""
    program(PROGRAM, f"cat <<'END'\n{LISTED}END")
    voice = Espeak("null")
    voice.prepare()
    return voice


def test_every_name_of_a_voice_is_known():
    assert voices(LISTED) == {"cmn", "zh-cmn", "zh", "en-us", "en", "fa", "pt-br", "pt"}


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "en-us"),
        ("pt-BR", "pt-br"),
        ("zh-Hans", "cmn"),
        ("zh-Hant", "cmn"),
        ("fa-AF", "fa"),
        ("prs", "fa"),
        ("ps", None),
        ("km", None),
    ],
)
def test_a_language_finds_its_voice_or_none(listed, language, name):
    assert listed.voice(language) == name
    assert listed.speaks(language) is (name is not None)


def test_without_the_program_nothing_is_spoken(program, only_these_programs):
    voice = Espeak("null")
    with pytest.raises(SpeechBroken, match="espeak-ng cannot be started"):
        voice.prepare()
    assert not voice.speaks("en")


@installed
def test_it_really_makes_sound_in_each_of_our_languages_that_it_has():
    voice = Espeak("null")
    voice.prepare()
    catalogues = Catalogues(shipped.TRANSLATIONS)
    spoken = [tag for tag in catalogues.languages if voice.speaks(catalogues.language(tag).bcp47)]
    assert "en" in spoken
    for tag in spoken:
        translator = catalogues.translator(tag)
        phrase = Phrase(translator.text("Please take your badge from the printer and wear it."), tag)
        sound = voice.sound(Phrase(phrase.text, translator.language.bcp47), MANNER, lambda: False)
        assert 1.0 < sound.seconds < 20.0, tag
        assert np.frombuffer(sound.samples[: len(sound.samples) // 2 * 2], "<i2").std() > 300, tag


@installed
def test_faster_is_shorter_and_names_of_signs_are_longer_than_the_signs():
    voice = Espeak("null")
    voice.prepare()

    def seconds(phrase, manner=MANNER):
        return voice.sound(phrase, manner, lambda: False).seconds

    sentence = Phrase("Please wait a moment, somebody is coming.", "en")
    assert seconds(sentence, Manner(320)) < 0.7 * seconds(sentence)
    assert seconds(Phrase("'-.", "en", spelled=True)) > 2 * seconds(Phrase("'-.", "en"))


@installed
def test_what_looks_like_markup_is_said_and_not_obeyed():
    voice = Espeak("null")
    voice.prepare()
    plain = voice.sound(Phrase("Tom & Ana are here", "en"), MANNER, lambda: False)
    nothing = voice.sound(Phrase("<break time='9s'/> & <b", "en"), MANNER, lambda: False)
    assert plain.seconds > 1.0
    assert nothing.seconds < 9.0


@installed
@pytest.mark.skipif(shutil.which("aplay") is None, reason="alsa-utils is not installed: unheard")
def test_it_is_played_to_the_end():
    voice = Espeak("null")
    voice.prepare()
    voice.try_out()
    voice.say(Phrase("Good morning", "en"), MANNER, lambda: False)
