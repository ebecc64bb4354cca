"""Piper: fewer languages than espeak-ng, nearer to a person; a program of its own, called for each phrase.

Its voices are files, one language each: es_MX-claude-high.onnx, with es_MX-claude-high.onnx.json beside it.
"""

import json
from pathlib import Path

from kiosk.errors import SpeechBroken
from kiosk.lobby.speech.phrase import Manner, Phrase
from kiosk.lobby.speech.sound import SILENCE, Sound, made_by, play
from kiosk.lobby.speech.voice import Cut

PROGRAM = "piper"

_NATURAL_RATE = 160  # words a minute, about, of a voice at its own speed


class Piper:
    """The voices of a folder, heard on one of ALSA's devices."""

    def __init__(self, folder: Path, device: str) -> None:
        self._folder = folder
        self._device = device
        self._models: dict[str, tuple[Path, int]] = {}

    def prepare(self) -> None:
        """Looks which voices lie in the folder. Raises SpeechBroken."""
        made_by([PROGRAM, "--help"], "", lambda: False)
        self._models = {}
        for path in sorted(self._folder.glob("*.onnx")):
            language = path.name.split("-")[0].replace("_", "-").lower()
            try:
                about = json.loads(path.with_name(f"{path.name}.json").read_text("utf-8"))
                rate = int(about["audio"]["sample_rate"])
            except (OSError, ValueError, KeyError, TypeError) as error:
                raise SpeechBroken(problem=f"the voice {path} lacks its description: {error}") from error
            self._models[language] = self._models[language.split("-")[0]] = path, rate

    def try_out(self) -> None:
        """Plays a moment of silence. Raises SpeechBroken."""
        play(SILENCE, self._device, 1, lambda: False)

    def speaks(self, language: str) -> bool:
        """Whether a voice of this language lies in the folder."""
        return self._model(language) is not None

    def say(self, phrase: Phrase, manner: Manner, cut: Cut) -> None:
        """Has the sound made, then lets it be heard. Raises SpeechBroken."""
        found = self._model(phrase.language)
        if found is None:
            return
        path, rate = found
        slowness = f"{_NATURAL_RATE / manner.rate:.2f}"
        command = [PROGRAM, "--model", str(path), "--length-scale", slowness, "--output-raw"]
        # Each line is said by itself, and it knows no names of signs: they are said as they are.
        samples = made_by(command, " ".join(phrase.heard.split()) + "\n", cut)
        if samples:
            play(Sound(samples, rate), self._device, manner.volume, cut)

    def _model(self, language: str) -> tuple[Path, int] | None:
        tag = language.lower()
        return self._models.get(tag) or self._models.get(tag.split("-")[0])
