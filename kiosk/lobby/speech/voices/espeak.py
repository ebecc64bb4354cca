"""espeak-ng: small, quick, in more than a hundred languages; a program of its own, called for each phrase."""

import re
import struct
from xml.sax.saxutils import escape

from kiosk.lobby.speech.phrase import Manner, Phrase
from kiosk.lobby.speech.sound import SILENCE, Sound, made_by, play
from kiosk.lobby.speech.voice import Cut

PROGRAM = "espeak-ng"

# Where a tag of ours means another voice than the one of its name: the schools are in the United States, and
# Dari is written Persian.
_VOICES = {
    "en": "en-us",
    "es": "es-419",
    "fa-af": "fa",
    "prs": "fa",
    "zh": "cmn",
    "zh-hans": "cmn",
    "zh-hant": "cmn",
}
_OTHER = re.compile(r"\(([\w-]+) \d+\)")
_HEADER = 44  # bytes of a WAV file


class Espeak:
    """The voices of espeak-ng, heard on one of ALSA's devices."""

    def __init__(self, device: str) -> None:
        self._device = device
        self._voices: frozenset[str] = frozenset()

    def prepare(self) -> None:
        """Asks which voices are installed. Raises SpeechBroken."""
        listed = made_by([PROGRAM, "--voices"], "", lambda: False) or b""
        self._voices = voices(listed.decode(errors="replace"))

    def try_out(self) -> None:
        """Plays a moment of silence. Raises SpeechBroken."""
        play(SILENCE, self._device, 1, lambda: False)

    def speaks(self, language: str) -> bool:
        """Whether a voice of this language is installed."""
        return self.voice(language) is not None

    def voice(self, language: str) -> str | None:
        """The name of the voice of a language; None where there is none."""
        tag = language.lower()
        tried = (_VOICES.get(tag), tag, _VOICES.get(tag.split("-")[0]), tag.split("-")[0])
        return next((name for name in tried if name in self._voices), None)

    def say(self, phrase: Phrase, manner: Manner, cut: Cut) -> None:
        """Has the sound made, then lets it be heard. Raises SpeechBroken."""
        sound = self.sound(phrase, manner, cut)
        if sound is not None:
            play(sound, self._device, manner.volume, cut)

    def sound(self, phrase: Phrase, manner: Manner, cut: Cut) -> Sound | None:
        """How it sounds; None if it was cut, or has no voice. Raises SpeechBroken."""
        voice = self.voice(phrase.language)
        if voice is None:
            return None
        command = [PROGRAM, "-v", voice, "-s", str(manner.rate), "-b", "1", "-m", "--stdin", "--stdout"]
        wave = made_by(command, _marked_up(phrase), cut)
        if wave is None or len(wave) < _HEADER:
            return None
        (rate,) = struct.unpack_from("<I", wave, 24)
        return Sound(wave[_HEADER:], rate)


def voices(listed: str) -> frozenset[str]:
    """The names by which voices may be asked for, of what `espeak-ng --voices` lists.

    Its second column is a voice's language; the rest of the line may name others in brackets.
    """
    lines = listed.splitlines()[1:]
    others = (name for line in lines for name in _OTHER.findall(line))
    return frozenset([*(line.split()[1] for line in lines), *others])


def _marked_up(phrase: Phrase) -> str:
    """The phrase as SSML, which keeps what looks like a tag from being one."""
    if not phrase.spelled:
        return f"<speak>{escape(phrase.heard)}</speak>"
    names = (f'<say-as interpret-as="tts:char">{escape(sign)}</say-as>' for sign in phrase.heard)
    return f"<speak>{' '.join(names)}</speak>"
