"""A voice that is read instead of heard: for trying out without loudspeakers, and for tests."""

import json
from pathlib import Path

from kiosk.errors import SpeechBroken
from kiosk.lobby.speech.phrase import Manner, Phrase
from kiosk.lobby.speech.voice import Cut


class FileVoice:
    """Writes what would be said to a file, one JSON object a line, begun anew each time it is prepared."""

    def __init__(self, path: Path, languages: frozenset[str] | None) -> None:
        """`languages` are the BCP 47 tags that it has; None for every one."""
        self._path = path
        self._languages = languages

    def prepare(self) -> None:
        """Begins the file. Raises SpeechBroken."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.write_text("", encoding="utf-8")
        except OSError as error:
            raise SpeechBroken(problem=f"{self._path} cannot be written: {error.strerror}") from error

    def try_out(self) -> None:
        """A file that could be begun can be written."""

    def speaks(self, language: str) -> bool:
        """Whether it was given this language."""
        return self._languages is None or language in self._languages

    def say(self, phrase: Phrase, manner: Manner, cut: Cut) -> None:
        """Writes it at once. Raises SpeechBroken."""
        if cut():
            return
        said = {
            "text": phrase.heard,
            "language": phrase.language,
            "private": phrase.private,
            "spelled": phrase.spelled,
            "rate": manner.rate,
            "volume": manner.volume,
        }
        try:
            with self._path.open("a", encoding="utf-8") as file:
                file.write(json.dumps(said, ensure_ascii=False) + "\n")
        except OSError as error:
            raise SpeechBroken(problem=f"{self._path} cannot be written: {error.strerror}") from error
