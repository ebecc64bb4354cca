"""Says things beside the interface, which never waits for it: the newest wins."""

import logging
import threading
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from kiosk.errors import SpeechBroken
from kiosk.lobby.speech.phrase import Manner, Phrase
from kiosk.lobby.speech.voice import Cut, Voice, open_voice
from kiosk.settings.tables import SpeechSettings

log = logging.getLogger(__name__)

Heard = Callable[[int, Cut], None]
"""Lets something be heard at a volume, until it is over or cut. Raises nothing."""


def speaker_of(settings: SpeechSettings, folder: Path) -> "Speaker":
    """The speaker that the settings ask for; voices lie in `folder` where they name no other."""
    voices = [open_voice(url, folder, settings.device) for url in settings.voices]
    return Speaker(voices, Manner(settings.rate))


class Speaker:
    """Voices in order of preference, and one thread on which they speak.

    A voice that breaks is logged and passed over until `retry`; nobody is kept waiting.
    """

    def __init__(self, voices: Sequence[Voice], manner: Manner) -> None:
        self.manner = manner
        self.on_ready: Callable[[], None] = lambda: None
        """Called on the speaker's thread as soon as it is known which languages are spoken."""
        self._voices = tuple(voices)
        self._waiting: deque[Phrase] = deque()
        self._between: Heard | None = None
        self._changed = threading.Condition()
        self._turn = 0
        self._speaking = False
        self._closed = False
        self._ready = False
        self._broken: set[Voice] = set()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Finds out what is spoken, in the background."""
        self._thread = threading.Thread(target=self._run, name="speaker", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Falls silent for good."""
        with self._changed:
            self._closed = True
        self.hush()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def speaks(self, language: str) -> bool:
        """Whether some voice that works has this language; False until that is known."""
        return self._voice(language) is not None

    @property
    def is_ready(self) -> bool:
        """Whether it is known by now which languages are spoken."""
        return self._ready

    @property
    def works(self) -> bool:
        """Whether there is a voice that is not broken."""
        return any(voice not in self._broken for voice in self._voices)

    @property
    def busy(self) -> bool:
        """Whether something is being said, or is still to be."""
        with self._changed:
            return self._speaking or bool(self._waiting)

    def say(self, phrases: Iterable[Phrase]) -> None:
        """Says this now, in place of what is being said."""
        self.hush()
        self.add(phrases)

    def add(self, phrases: Iterable[Phrase]) -> None:
        """Says this when what is being said has been."""
        with self._changed:
            self._waiting.extend(phrases)
            self._changed.notify_all()

    def insert(self, sound: Heard) -> None:
        """Lets this be heard, too, and over no voice: after what is being said, before what is to be."""
        with self._changed:
            self._between = sound
            self._changed.notify_all()

    def hush(self) -> None:
        """Says no more of it."""
        with self._changed:
            self._turn += 1
            self._waiting.clear()
            self._changed.notify_all()

    def retry(self) -> None:
        """Voices that broke may be asked again."""
        self._broken.clear()

    def _run(self) -> None:
        for voice in self._voices:
            try:
                voice.prepare()
            except SpeechBroken as error:  # as where it is not installed, of which the doctor tells
                log.info("%s", error)
                self._broken.add(voice)
        self._ready = True
        self.on_ready()
        while self._go_on():
            pass

    def _go_on(self) -> bool:
        """Waits for the next thing and lets it be heard; nothing of it is kept after that."""
        act = self._next()
        if act is not None:
            act()
        return act is not None

    def _next(self) -> Callable[[], None] | None:
        with self._changed:
            self._speaking = False
            self._changed.wait_for(lambda: self._between or self._waiting or self._closed)
            if self._closed:
                return None
            if self._between is not None:
                sound, self._between = self._between, None
                return lambda: sound(self.manner.volume, lambda: self._closed)
            self._speaking = True
            phrase, turn = self._waiting.popleft(), self._turn
            return lambda: self._say(phrase, turn)

    def _say(self, phrase: Phrase, turn: int) -> None:
        voice = self._voice(phrase.language)
        if voice is None or not phrase.heard.strip():
            return
        try:
            voice.say(phrase, self.manner, lambda: self._turn != turn)
        except SpeechBroken as error:
            self._leave(voice, error)
            self._say(phrase, turn)

    def _voice(self, language: str) -> Voice | None:
        able = (voice for voice in self._voices if voice not in self._broken and voice.speaks(language))
        return next(able, None)

    def _leave(self, voice: Voice, error: SpeechBroken) -> None:
        log.warning("%s", error)
        self._broken.add(voice)
        self.on_ready()
