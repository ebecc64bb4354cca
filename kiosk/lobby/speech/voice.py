"""The port of voices, and what opens them by URL."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol
from urllib.parse import parse_qs, urlsplit

from kiosk.errors import BadInput
from kiosk.lobby.speech.phrase import Manner, Phrase

ALLOWED = '"espeak-ng:", "piper:FOLDER" or "file:FILE"'

Cut = Callable[[], bool]
"""Whether what is being said is no longer wanted."""


class Voice(Protocol):
    """Says things aloud, in the languages that it has. Used from one thread, but for `speaks`."""

    def prepare(self) -> None:
        """Finds out which languages there are; may take a moment. Raises SpeechBroken."""

    def try_out(self) -> None:
        """Lets silence be heard, which shows whether anything could be. Raises SpeechBroken."""

    def speaks(self, language: str) -> bool:
        """Whether it has this language (a BCP 47 tag); nothing is known before `prepare`."""

    def say(self, phrase: Phrase, manner: Manner, cut: Cut) -> None:
        """Says it, and returns when it has been said or is cut. Raises SpeechBroken."""


def open_voice(url: str, folder: Path, device: str) -> Voice:
    """The voice of this URL; nothing is started. `device` is ALSA's name of where it is heard.

    A file or folder without a leading / lies in `folder`. Raises BadInput.
    """
    parts = urlsplit(url)
    match parts.scheme, parts.path:
        case "espeak-ng", "":
            from kiosk.lobby.speech.voices.espeak import Espeak

            return Espeak(device)
        case "piper", path if path:
            from kiosk.lobby.speech.voices.piper import Piper

            return Piper(folder / path, device)
        case "file", path if path:
            from kiosk.lobby.speech.voices.file import FileVoice

            only = parse_qs(parts.query).get("languages")
            return FileVoice(folder / path, frozenset(only[0].split(",")) if only else None)
        case _:
            raise BadInput(problem=f"found the voice {url!r}; allowed is {ALLOWED}")
